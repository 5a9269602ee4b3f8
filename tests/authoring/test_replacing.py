from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest
import yaml

from annotated_dossier.authoring.replacing import ChangedMeanwhile, replace_file, taking_turns
from annotated_dossier.authoring.yaml_words import key, scalar


def test_a_file_is_replaced_with_its_mode_and_behind_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "inbox.yml", tmp_path / "link.yml"
    file.write_text("old")
    file.chmod(0o600)
    link.symlink_to(file)
    replace_file(link, b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox.yml", "link.yml"]


def test_no_other_file_is_written_through_a_name_that_can_be_foreseen(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    (tmp_path / ".inbox.yml.new").symlink_to(precious)
    replace_file(tmp_path / "inbox.yml", b"", b"new")
    assert precious.read_text() == "precious"


@pytest.mark.parametrize("now", [b"mine", b""])
def test_a_file_that_changed_since_it_was_read_stays(tmp_path: Path, now: bytes) -> None:
    file = tmp_path / "inbox.yml"
    file.write_bytes(now)
    with pytest.raises(ChangedMeanwhile, match=r"inbox\.yml"):
        replace_file(file, b"old", b"new")
    assert file.read_bytes() == now


def test_of_two_processes_the_second_waits_for_its_turn(tmp_path: Path) -> None:
    """Each adds one to a number, two hundred times; without turns some would be lost."""
    count = (
        "import sys; from pathlib import Path\n"
        "from annotated_dossier.authoring.replacing import replace_file, taking_turns\n"
        "file = Path(sys.argv[1], 'count.txt')\n"
        "for _ in range(200):\n"
        "    with taking_turns(file.parent):\n"
        "        old = file.read_bytes()\n"
        "        replace_file(file, old, str(int(old) + 1).encode())\n"
    )
    (tmp_path / "count.txt").write_bytes(b"0")
    both = [subprocess.Popen([sys.executable, "-c", count, tmp_path]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert (tmp_path / "count.txt").read_bytes() == b"400"
    assert [path.name for path in tmp_path.iterdir()] == ["count.txt"]


def test_who_has_to_wait_is_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    started = Event()

    def tell() -> None:
        told.append("waiting")
        started.set()

    def wait() -> None:
        with taking_turns(tmp_path, tell):
            told.append("written")

    with taking_turns(tmp_path):
        other = Thread(target=wait)
        other.start()
        assert started.wait(timeout=60)
        told.append("first")
    other.join(timeout=60)
    assert told == ["waiting", "first", "written"]


def test_a_lock_that_another_user_left_keeps_nobody_from_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[str] = []
    with taking_turns(tmp_path):
        monkeypatch.setattr("os.getuid", lambda: 65534)
        with taking_turns(tmp_path, lambda: waited.append("waiting")):
            assert waited == []


@pytest.mark.parametrize("word", ["NO", "null", "true", "yes", "off", "012", "1e3", "~", "No way", "a: b"])
def test_a_word_is_the_word_for_other_readers_too(word: str) -> None:
    assert yaml.safe_load(f"{scalar(word)}: {scalar(word)}") == {word: word}


@pytest.mark.parametrize("identifier", ["no", "y", "12", "1e3", "0x1f", "2024-04-17", "1-quay-road", "ada"])
def test_an_id_is_a_text_for_other_readers_too(identifier: str) -> None:
    assert yaml.safe_load(f"{key(identifier)}: 1") == {identifier: 1}

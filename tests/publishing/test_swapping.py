from __future__ import annotations

from pathlib import Path

import pytest

from annotated_dossier.publishing.swapping import Busy, NotAFolder, replacing


def put(folder: Path, words: str) -> None:
    with replacing(folder) as new:
        (new / "page").write_text(words)


def fail(folder: Path) -> None:
    with replacing(folder) as new:
        (new / "page").write_text("half")
        raise ZeroDivisionError


def test_a_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    put(tmp_path / "site", "old")
    put(tmp_path / "site", "new")
    assert (tmp_path / "site/page").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.lock", "site"]


def test_a_failure_leaves_the_old_one(tmp_path: Path) -> None:
    put(tmp_path / "site", "old")
    with pytest.raises(ZeroDivisionError):
        fail(tmp_path / "site")
    assert (tmp_path / "site/page").read_text() == "old"


@pytest.mark.parametrize("name", ["file", "link"])
def test_what_is_no_folder_is_not_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to("file")
    with pytest.raises(NotAFolder):
        put(tmp_path / name, "new")
    assert (tmp_path / "file").read_text() == "mine"


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    put(tmp_path / "real", "old")
    (tmp_path / "site").symlink_to("real")
    put(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real/page").read_text() == "new"


def test_two_builds_do_not_write_one_folder(tmp_path: Path) -> None:
    with replacing(tmp_path / "site") as new:
        (new / "page").write_text("first")
        with pytest.raises(Busy):
            put(tmp_path / "site", "second")
    assert (tmp_path / "site/page").read_text() == "first"


def test_a_build_that_died_between_two_renames_is_mended(tmp_path: Path) -> None:
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old/page").write_text("old")
    with pytest.raises(ZeroDivisionError):
        fail(tmp_path / "site")
    assert (tmp_path / "site/page").read_text() == "old"

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotated_dossier.authoring.replacing import replace_file
from annotated_dossier.authoring.yaml_words import key, scalar


def test_a_file_is_replaced_with_its_mode_and_behind_its_link(tmp_path: Path) -> None:
    file, link = tmp_path / "inbox.yml", tmp_path / "link.yml"
    file.write_text("old")
    file.chmod(0o600)
    link.symlink_to(file)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox.yml", "link.yml"]


def test_no_other_file_is_written_through_a_name_that_can_be_foreseen(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    (tmp_path / ".inbox.yml.new").symlink_to(precious)
    replace_file(tmp_path / "inbox.yml", b"new")
    assert precious.read_text() == "precious"


@pytest.mark.parametrize("word", ["NO", "null", "true", "yes", "off", "012", "1e3", "~", "No way", "a: b"])
def test_a_word_is_the_word_for_other_readers_too(word: str) -> None:
    assert yaml.safe_load(f"{scalar(word)}: {scalar(word)}") == {word: word}


@pytest.mark.parametrize("identifier", ["no", "y", "12", "1e3", "0x1f", "2024-04-17", "1-quay-road", "ada"])
def test_an_id_is_a_text_for_other_readers_too(identifier: str) -> None:
    assert yaml.safe_load(f"{key(identifier)}: 1") == {identifier: 1}

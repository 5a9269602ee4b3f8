"""The command `quotes`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .building import run

LINES = (
    "\ufeff“The crates are *empty*,” Ivo Marek said. 😀",
    "",
    "He called them “a puzzle for all of us”.",
    "",
    "“Nobody asked us,” said a former diplomat.",
)


def rows(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_quotations_are_rows_with_offsets_of_the_file(small_site: Path, name: str, end: str) -> None:
    body = end.join(LINES)
    (small_site / name).write_text(body, encoding="utf-8", newline="")
    result = run("quotes", name, "--register", "dossier/register")
    assert result.exit_code == 0
    told = []
    for row in rows(result.stdout):
        assert list(row) == ["source", "start", "end", "quote", "cue", "speaker", "reason"]
        assert row["source"] == name
        speaker = row["speaker"]
        assert isinstance(speaker, dict)
        assert body[speaker["start"] : speaker["end"]] == speaker["surface"]
        told.append((body[int(str(row["start"])) : int(str(row["end"]))], row["cue"], speaker["entity"]))
    assert told == [
        ("“The crates are *empty*,”", "said", "ivo-marek"),
        ("“a puzzle for all of us”", "called", "ivo-marek"),
        ("“Nobody asked us,”", "said", None),
    ]


def test_an_empty_register_resolves_nobody_and_is_no_problem(small_site: Path) -> None:
    (small_site / "none").mkdir()
    (small_site / "a.txt").write_text("“The crates are all empty,” Ivo Marek said.", encoding="utf-8")
    result = run("quotes", "a.txt", "--register", "none")
    assert (result.exit_code, result.stderr) == (0, "")
    speaker = rows(result.stdout)[0]["speaker"]
    assert speaker == {"start": 28, "end": 37, "surface": "Ivo Marek", "entity": None}


def test_a_quotation_of_nobody_has_no_speaker(small_site: Path) -> None:
    (small_site / "a.txt").write_text("“Nobody knows who wrote this.”", encoding="utf-8")
    row = rows(run("quotes", "a.txt").stdout)[0]
    assert (row["cue"], row["speaker"]) == (None, None)
    assert row["reason"] == "Nothing near the quotation says whose words they are."

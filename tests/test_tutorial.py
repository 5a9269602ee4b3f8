"""The tutorial of the guide, step by step: its commands are run, its files written, what it shows is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .building import run

PAGE = Path(__file__).parents[1] / "docs/guide/tutorial.md"
STEP = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_the_tutorial_works_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = ""
    for language, title, words in STEP.findall(PAGE.read_text(encoding="utf-8")):
        if title:
            Path(title).write_text(words, encoding="utf-8")
        elif language == "sh":
            printed = "".join(_printed_by(line, monkeypatch) for line in words.splitlines())
        else:
            assert [line for line in words.splitlines() if line.strip() not in printed] == [], printed
    assert Path("site/claims/lamp-did-not-fail/index.html").is_file()


def _printed_by(line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    program, *words = line.split()
    if program == "cd":
        monkeypatch.chdir(words[0])
        return ""
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.output

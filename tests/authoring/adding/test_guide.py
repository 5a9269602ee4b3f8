from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotated_dossier.authoring.adding import limits
from annotated_dossier.authoring.adding.readers import KINDS, READERS

from ...building import run

GUIDE = (Path(__file__).parents[3] / "docs/guide/adding.md").read_text(encoding="utf-8")
BLOCK = re.compile(r'^```text title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def test_the_example_of_the_guide_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = dict(BLOCK.findall(GUIDE))
    Path("clipping.txt").write_text(blocks["clipping.txt"], encoding="utf-8")
    (command,) = re.findall(r"^`dossier ([^`]+)` prints:$", GUIDE, re.MULTILINE)
    assert run(*command.split()).stdout == blocks["output"]


def test_the_guide_names_every_kind_of_file_and_every_limit() -> None:
    named = re.findall(r"^\| `(\.\w+)` \|", GUIDE, re.MULTILINE)
    assert sorted(named) == sorted(re.findall(r"\.\w+", KINDS))
    assert set(named) <= set(READERS)
    megabyte = limits.MEGABYTE
    assert (
        f"{limits.LARGEST_TEXT // megabyte} MB of text, {limits.LARGEST_PAGE // megabyte} MB for a page, "
        f"{limits.LARGEST_PDF // megabyte} MB and {limits.MOST_PAGES:,} pages for a PDF, "
        f"{limits.LARGEST_WORD // megabyte} MB for a Word file"
    ) in " ".join(GUIDE.split())
    assert (100, 120.0, 2_000 * megabyte) == (limits.MOST_EXPANSION, limits.LONGEST_SECONDS, limits.MOST_MEMORY)

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotated_dossier.annotating.fingerprint import fingerprint

from ..building import run
from ..writing import NOTES, SOURCE

EDITED = SOURCE.replace("on Monday, said", "on Monday night, said")
COMMENTED = """\
# Notes on two ships.
- id: which-crates
  target:
    quote: |
      ships reached Port Amber on Monday, said Ivo Marek of
  body: Who else?  # a comment that stays
- id: which-crates-again
  target: {prefix: "League ", quote: 'counted 40 crates'}
  body: Which?
"""


def edit(notes: str = NOTES) -> None:
    Path("dossier/annotations/two-ships.yml").write_text(notes, encoding="utf-8")
    Path("dossier/sources/two-ships.md").write_text(EDITED, encoding="utf-8")


def test_an_edited_note_is_told_with_its_old_and_new_words(small_site: Path) -> None:
    edit(COMMENTED)
    (line,) = [line for line in run("check").stdout.splitlines() if "have changed" in line]
    assert "was `ships reached Port Amber on Monday, said Ivo Marek of`" in line
    assert "is `ships reached Port Amber on Monday night, said Ivo Marek of`" in line


def test_update_changes_the_selectors_words_and_nothing_else(small_site: Path) -> None:
    edit(COMMENTED)
    result = run("anchor", "--update", "--yes")
    assert result.exit_code == 0
    assert '+    quote: "ships reached Port Amber on Monday night, said Ivo Marek of"' in result.stdout
    after = Path("dossier/annotations/two-ships.yml").read_text(encoding="utf-8")
    assert after.startswith("# Notes on two ships.\n- id: which-crates\n  target:\n    quote: ")
    assert "  body: Who else?  # a comment that stays\n- id: which-crates-again\n" in after
    assert "have changed" not in run("check").stdout
    assert run("anchor", "--update", "--yes").stderr == "every selector is up to date\n"


def test_update_asks_before_it_writes(small_site: Path) -> None:
    edit(COMMENTED)
    before = Path("dossier/annotations/two-ships.yml").read_text(encoding="utf-8")
    run("anchor", "--update")
    assert Path("dossier/annotations/two-ships.yml").read_text(encoding="utf-8") == before


def test_a_text_that_is_not_the_recorded_one_is_told_until_it_is_recorded_anew(small_site: Path) -> None:
    body = SOURCE.partition("---\n\n")[2]
    recorded = SOURCE.replace("rights: full", f"rights: full\nsha256: {fingerprint(body)}")
    source = Path("dossier/sources/two-ships.md")
    source.write_text(recorded, encoding="utf-8")
    assert "recorded" not in run("check").stdout
    source.write_text(recorded.replace("on Monday", "on Tuesday"), encoding="utf-8")
    told = run("check").stdout
    assert "two-ships.md:1:1: warning: the text is not the one that was recorded" in told
    assert "of its notes: 2 exact" in told
    assert run("anchor", "--update", "--yes").exit_code == 0
    assert "recorded" not in run("check").stdout


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_do_not_change_a_fingerprint(end: str) -> None:
    assert fingerprint(f"{end}One{end}two.{end}{end}") == fingerprint("One\ntwo.")


def test_anchor_prints_where_each_note_stands(small_site: Path) -> None:
    text = "\ufeffFirst words here.\r\n\r\nThe 😀 ship sailed at dawn, and nobody saw it go.\r\n"
    Path("text.txt").write_text(text, encoding="utf-8", newline="")
    notes = [
        {
            "id": "http://a.example/1",
            "target": {
                "source": "x",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": "ship sailed", "prefix": "The 😀 "},
                    {"type": "TextPositionSelector", "start": 1, "end": 4},
                ],
            },
        },
        {"id": 2, "target": {"selector": {"type": "TextQuoteSelector", "exact": "nothing of the kind was ever said"}}},
        {"id": "three", "target": {"paragraph": 1}},
    ]
    Path("notes.json").write_text(json.dumps({"type": "AnnotationPage", "items": notes}), encoding="utf-8")
    result = run("anchor", "text.txt", "notes.json")
    assert result.exit_code == 0
    first, second, third = (json.loads(line) for line in result.stdout.splitlines())
    assert first["id"] == "http://a.example/1"
    assert text[first["start"] : first["end"]] == "ship sailed"
    assert set(second) == {"id", "status", "score", "candidates"}
    assert second["status"] == "orphaned"
    assert text[third["start"] : third["end"]] == "First words here."


@pytest.mark.parametrize(
    ("json_text", "message"), [("{", "this is not JSON"), ("[{}]", "note 1 has no target"), ("[" * 9999, "not JSON")]
)
def test_notes_that_are_none_are_told(small_site: Path, json_text: str, message: str) -> None:
    Path("text.txt").write_text("Words.", encoding="utf-8")
    Path("notes.json").write_text(json_text, encoding="utf-8")
    result = run("anchor", "text.txt", "notes.json")
    assert result.exit_code == 1
    assert "notes.json:1:" in result.stderr


def test_update_reaches_claims_and_their_evidence(small_site: Path) -> None:
    claims = """\
- id: monday
  statement: The ships came on Monday.
  target: {source: two-ships, quote: "ships reached Port Amber on Monday, said Ivo Marek of"}
  status: asserted
  evidence:
    - source: two-ships   # says so itself
      quote: ships reached Port Amber on Monday, said Ivo Marek of the Coast
      stance: supports
"""
    Path("dossier/claims.yml").write_text(claims, encoding="utf-8")
    Path("dossier/sources/two-ships.md").write_text(EDITED, encoding="utf-8")
    assert run("anchor", "--update", "--yes").exit_code == 0
    after = Path("dossier/claims.yml").read_text(encoding="utf-8")
    words = "ships reached Port Amber on Monday night, said Ivo Marek of"
    assert f'quote: "{words}"}}\n  status: asserted' in after
    assert f'# says so itself\n      quote: "{words} the Coast"\n      stance: supports\n' in after


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_byte_order_mark_and_an_empty_prefix_do_no_harm(small_site: Path, start: str) -> None:
    notes = Path("dossier/annotations/two-ships.yml")
    words = "ships reached Port Amber on Monday, said Ivo Marek of"
    edit(f"{start}- id: x\n  target:\n    quote: {words}\n    prefix:\n  body: Who?\n")
    assert run("anchor", "--update", "--yes").exit_code == 0
    assert notes.read_text(encoding="utf-8").startswith(
        f'{start}- id: x\n  target:\n    quote: "ships reached Port Amber on Monday night'
    )
    assert "have changed" not in run("check").stdout

"""`suggest` as an author uses it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .building import run

STORY = "TARSK — Field Marshal Karim Hesatov met Ivo Marek in Brusk.\n\nHesatov then left for Port Amber.\n"


def test_names_in_a_loose_text_are_rows_with_offsets_of_the_file(small_site: Path) -> None:
    Path("a.txt").write_text("\ufeff" + STORY, encoding="utf-8")
    result = run("suggest", "a.txt", "--json")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["name"], row["kind"], row["count"]) for row in rows] == [
        ("Karim Hesatov", "person", 2),
        ("Brusk", "place", 1),
        ("Tarsk", "place", 1),
    ]
    for row in rows:
        for place in row["places"]:
            assert ("\ufeff" + STORY)[place["start"] : place["end"]] == place["surface"]
            assert place["source"] == "a.txt"


def test_without_a_text_the_sources_of_the_dossier_are_read(small_site: Path) -> None:
    Path("dossier/sources/tarsk.md").write_text(f"---\ntitle: Tarsk\n---\n{STORY}", encoding="utf-8")
    result = run("suggest")
    assert result.stdout.splitlines()[:5] == [
        "People (1)",
        "  Karim Hesatov; also Hesatov",
        "      2 times, first in tarsk ¶ 1: TARSK — Field Marshal Karim Hesatov met Ivo Marek in Brusk.",
        "      person: addressed as “Field Marshal”",
        "",
    ]


def test_writing_twice_adds_nothing_the_second_time(small_site: Path) -> None:
    Path("dossier/sources/tarsk.md").write_text(f"---\ntitle: Tarsk\n---\n{STORY}", encoding="utf-8")
    first = run("suggest", "--write")
    assert (first.exit_code, first.stderr) == (0, "added 3 stubs to dossier/register/inbox.yml\n")
    written = Path("dossier/register/inbox.yml").read_bytes()
    assert run("suggest").stdout == ""
    assert run("suggest", "--write").stderr.endswith("added 0 stubs to dossier/register/inbox.yml\n")
    assert Path("dossier/register/inbox.yml").read_bytes() == written
    assert run("check").exit_code == 0


def test_nothing_is_written_where_the_register_does_not_parse(small_site: Path) -> None:
    Path("dossier/sources/tarsk.md").write_text(f"---\ntitle: Tarsk\n---\n{STORY}", encoding="utf-8")
    Path("dossier/register/inbox.yml").write_text("orm: {name: Orm\n", encoding="utf-8")
    result = run("suggest", "--write")
    assert result.exit_code == 1
    assert "dossier/register/inbox.yml:1:6: error: this is not YAML" in result.stderr
    assert "nothing was written; mend the errors in dossier/register first" in result.stderr
    assert Path("dossier/register/inbox.yml").read_text(encoding="utf-8") == "orm: {name: Orm\n"


def test_names_that_the_settings_leave_out_are_not_suggested(small_site: Path) -> None:
    Path("dossier/sources/tarsk.md").write_text(f"---\ntitle: Tarsk\n---\n{STORY}", encoding="utf-8")
    Path("dossier/settings.yml").write_text("not_suggested: [hesatov, Brusk]\n", encoding="utf-8")
    assert [line for line in run("suggest").stdout.splitlines() if line.startswith("  ") and line[2] != " "] == [
        "  Tarsk"
    ]


def test_a_text_that_is_not_there_is_told_and_the_others_are_read(small_site: Path) -> None:
    Path("a.txt").write_text(STORY, encoding="utf-8")
    result = run("suggest", "nowhere.txt", "a.txt")
    assert result.exit_code == 1
    assert "nowhere.txt:1:1: error: there is no such file" in result.stderr
    assert "Karim Hesatov" in result.stdout


def test_the_guide_shows_what_is_printed(small_site: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs/guide/suggesting.md").read_text(encoding="utf-8")
    source, shown = re.findall(r"^```(?:markdown|text)[^\n]*\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    Path("new/sources").mkdir(parents=True)
    Path("new/register").mkdir()
    Path("new/sources/tarsk.md").write_text(source, encoding="utf-8")
    printed = run("suggest", "--dossier", "new").stdout
    assert printed.startswith(shown)
    names = [line.strip() for line in printed.splitlines() if line.startswith("  ") and line[2] != " "]
    assert names[1:] == ["Ivo Marek", "Coastal Ports Authority; also CPA", "Brusk", "Tarsk"]


def test_what_the_author_ruled_to_be_nobody_is_not_suggested(small_site: Path) -> None:
    Path("dossier/sources/tarsk.md").write_text(f"---\ntitle: Tarsk\n---\n{STORY}", encoding="utf-8")
    Path("dossier/decisions.yml").write_text("- {source: tarsk, quote: Brusk, entity: none}\n", encoding="utf-8")
    assert [line for line in run("suggest").stdout.splitlines() if line.startswith("  ") and line[2] != " "] == [
        "  Karim Hesatov; also Hesatov",
        "  Tarsk",
    ]


def test_texts_in_which_names_can_hardly_be_found_are_told_together(small_site: Path) -> None:
    names = [f"{number}.txt" for number in range(7)]
    for name in names:
        Path(name).write_text(STORY.upper(), encoding="utf-8")
    Path("empty.txt").write_text("", encoding="utf-8")
    result = run("suggest", *names, "empty.txt")
    assert result.exit_code == 0
    assert result.stderr == (
        "0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more: set in capitals, which then tell no names\nempty.txt: no words\n"
    )
    assert run("suggest", "empty.txt").stderr.endswith("no names that the register lacks\n")

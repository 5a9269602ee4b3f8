from __future__ import annotations

import pytest

from annotated_dossier.annotating.markup import parse_source
from annotated_dossier.model import Source
from annotated_dossier.problems import Place, Problems
from annotated_dossier.reading.sources import parse_source_file


def read(text: str) -> Source:
    problems = Problems()
    source = parse_source_file("one", text, "one.md", problems)
    assert problems.found == []
    return source


def test_the_body_is_kept_as_the_author_saved_it() -> None:
    body = "\r\nUpdate: the *ship*\r\n  sailed.\r\n"
    assert read(f"---\r\ntitle: One\r\n---\r\n{body}").body == body


def test_scalars_of_the_front_matter_stay_as_typed() -> None:
    source = read("---\ntitle: NO\nauthor: 012\npublisher: 1e3\n---\nText.\n")
    assert (source.title, source.authors, source.publisher) == ("NO", ("012",), "1e3")


def test_a_byte_order_mark_is_no_part_of_the_front_matter() -> None:
    assert read("\ufeff---\ntitle: One\n---\nText.\n").title == "One"


NEITHER = "no front matter; start the file with `---`, `title: ...`, `---`"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            "title: Two\nauthor:\n  - Ada\nrights: full\n---\nText.\n",
            1,
            "the front matter has no first line; put a line `---` above `title: Two`",
        ),
        (
            "\ufeff\r\nauthor: Ada\r\ntitle: Two\r\n\r\nText.\r\n\r\n---\r\n\r\nMore.\r\n",
            2,
            "the front matter stands between no lines; put a line `---` above `author: Ada` "
            "and another below `title: Two`",
        ),
        (
            "Update: the ship sailed.\n---\ntitle: Two\n---\nText.\n",
            2,
            "the front matter starts below the first line; move `Update: the ship sailed.` below line 4",
        ),
        (
            "Update: the ship sailed.\n\nIt did.\n\n---\ndate: 2024\n\n---\nText.\n",
            5,
            "the front matter starts below the first line; "
            "move `Update: the ship sailed.` and 1 more above this `---` below line 8",
        ),
        (
            "\n\n---\ntitle: Two\n---\nText.\n",
            3,
            "the front matter starts below the first line; delete the empty lines above this `---`",
        ),
        (
            "—\ntitle: Two\n---\nText.\n",
            1,
            "`—` opens no front matter; write three hyphens, `---`, in the first line",
        ),
        ("---\ntitle: Two\n", 1, "the front matter that starts here never ends; put a line `---` below it"),
        ("Update: the ship sailed.\n\n---\n\nMore.\n", 1, NEITHER),
        ("Title: the last one\n\nText.\n", 1, NEITHER),
        ("date: the third of May\n\nText.\n", 1, NEITHER),
        ("Text.\n\n---\n\nDinner: at six\n\n---\n", 1, NEITHER),
        ("", 1, NEITHER),
    ],
)
def test_front_matter_that_does_not_open_is_told_with_the_line_to_add_or_move(text: str, line: int, told: str) -> None:
    problems = Problems()
    parse_source_file("one", text, "one.md", problems)
    assert (problems.found[0].where, problems.found[0].message) == (Place("one.md", line), told)


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("klingon", "did you mean `tlh`?"),
        ("German", "did you mean `de`?"),
        ("pt_BR", "did you mean `pt-BR`?"),
        ("jp", "did you mean `ja`?"),
        ("lorem", "expected a code of BCP 47, as in `en`, `fr`, `pt-BR`"),
    ],
)
def test_a_language_that_nobody_knows_is_told_with_the_one_that_was_meant(tag: str, meant: str) -> None:
    problems = Problems()
    parse_source_file("one", f"---\ntitle: One\nlanguage: {tag}\n---\nText.\n", "one.md", problems)
    assert [str(problem) for problem in problems.found] == [
        f"one.md:3:11: warning: `language` of the front matter: `{tag}` is no language; {meant} [unknown-language]"
    ]


@pytest.mark.parametrize("tag", ["en", "EN-gb", "pt-BR", "zh-Hant-TW", "grc", "aaa", "eng", "mul", "und", "x-mine"])
def test_a_language_that_is_one_is_not_told(tag: str) -> None:
    assert read(f"---\ntitle: One\nlanguage: {tag}\n---\nText.\n").language == tag


def test_a_source_without_rights_shows_nothing() -> None:
    assert read("---\ntitle: One\n---\nText.\n").rights == "none"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_place_in_the_text_leads_back_to_its_line_and_column(end: str) -> None:
    source = read(end.join(["---", "title: One", "---", "", "First *line*", "and Tobruk here."]))
    text = parse_source(source)
    at = text.plain.index("Tobruk")
    assert source.place_of(text.in_file(type(text.passages[0].span)(at, at + 6)).start) == Place("one.md", 6, 5)

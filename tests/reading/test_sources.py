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


def test_a_source_without_rights_shows_nothing() -> None:
    assert read("---\ntitle: One\n---\nText.\n").rights == "none"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_place_in_the_text_leads_back_to_its_line_and_column(end: str) -> None:
    source = read(end.join(["---", "title: One", "---", "", "First *line*", "and Tobruk here."]))
    text = parse_source(source)
    at = text.plain.index("Tobruk")
    assert source.place_of(text.in_file(type(text.passages[0].span)(at, at + 6)).start) == Place("one.md", 6, 5)

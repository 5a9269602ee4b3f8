"""Each style that comes with the package sets works as its own manual prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from annotated_dossier.citing.setting import Typesetter, read_locator
from annotated_dossier.citing.wording import draw_in, mark_rich_text, read_words
from annotated_dossier.model import Citation, CitationStyle, Styled, plain_text
from annotated_dossier.problems import Place, Problems
from annotated_dossier.reading.styles import load_style, style_names

GOLDEN = Path(__file__).parents[1] / "golden" / "citing"
CASES = [
    pytest.param(style.stem, work, id=f"{style.stem}-{work['what']}")
    for style in sorted(GOLDEN.glob("*.yml"))
    for work in yaml.safe_load(style.read_text("utf-8"))["works"]
]


def style(name: str) -> CitationStyle:
    return load_style(name, Place("settings.yml"), GOLDEN, Problems())


def written(citation: Citation) -> str:
    return "".join(f"_{words.text}_" if "i" in words.tags else words.text for words in citation)


@pytest.mark.parametrize(("name", "work"), CASES)
def test_a_work_is_set_as_the_manual_prints_it(name: str, work: dict[str, object]) -> None:
    item = work["item"]
    assert isinstance(item, dict)
    typesetter = Typesetter(style(name), {"it": item})
    assert written(typesetter.entry("it")) == work["entry"]
    if "page 48" in work:
        assert written(typesetter.citation("it", "p. 48")) == work["page 48"]
    if "cited" in work:
        assert written(typesetter.citation("it", str(work.get("at", "")))) == work["cited"]


@pytest.mark.parametrize(("name", "work"), CASES)
def test_a_work_says_where_it_is_printed_and_what_is_printed_otherwise(name: str, work: dict[str, object]) -> None:
    assert work["from"]
    assert ("printed" in work) == ("why" in work)
    assert work.get("printed") != work["entry"]


def test_every_style_that_comes_with_the_package_has_its_examples() -> None:
    assert style_names() == sorted(path.stem for path in GOLDEN.glob("*.yml"))


@pytest.mark.parametrize("name", style_names())
def test_a_work_without_author_or_date_says_its_title_once_and_nothing_odd(name: str) -> None:
    item = {"type": "webpage", "title": "A page of nobody’s", "URL": "https://page.example/"}
    entry = plain_text(Typesetter(style(name), {"it": item}).entry("it"))
    assert entry.lower().count("a page of nobody’s") == 1
    assert "Edition" not in entry
    assert "None" not in entry


@pytest.mark.parametrize("name", style_names())
@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "\ue000\ue001 <b onclick=x>&amp;</b>", "[[x]] {{ y }}"]
)
def test_what_stands_in_an_item_stays_text(name: str, hostile: str) -> None:
    item = {"type": "book", "title": hostile, "author": [{"literal": hostile}], "publisher": 7}
    entry = Typesetter(style(name), {"it": item}).entry("it")
    assert all(set(words.tags) <= {"i", "b", "sup", "sub"} for words in entry)
    assert not any("\ue000" <= letter <= "\ue007" for letter in plain_text(entry))
    for word in ("<script>", "onclick", "{{"):
        assert (word in plain_text(entry).lower()) == (word in hostile)


def test_rich_text_of_zotero_is_set() -> None:
    assert read_words(mark_rich_text("H<sub>2</sub>O and <i>Homo</i>")) == (
        Styled("H"),
        Styled("2", ("sub",)),
        Styled("O and "),
        Styled("Homo", ("i",)),
    )


@pytest.mark.parametrize(
    ("printed", "drawn_in"),
    [
        ("“Title”. More", "“Title.” More"),
        ("“Title”, more", "“Title,” more"),
        ("“Really?”. More", "“Really?” More"),
        ("“Inc.”. More", "“Inc.” More"),
    ],
)
def test_american_styles_draw_punctuation_into_quotation_marks(printed: str, drawn_in: str) -> None:
    assert draw_in(printed) == drawn_in


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("p. 3", ("page", "3")),
        ("pp. 3-5", ("page", "3-5")),
        ("para. 12", ("paragraph", "12")),
        ("¶ 3", ("paragraph", "3")),
        ("§ 2", ("section", "2")),
        ("art. 5", ("section", "5")),
        ("s 15(1)(b)", ("section", "15(1)(b)")),
        ("ss. 3-4", ("section", "3-4")),
        ("so", ("page", "so")),
        ("chap. iv", ("chapter", "iv")),
        ("12", ("page", "12")),
        ("passim", ("page", "passim")),
        ("notice 4", ("page", "notice 4")),
    ],
)
def test_a_locator_says_what_it_counts(words: str, read: tuple[str, str]) -> None:
    assert read_locator(words) == read

"""Nothing on a page is said past the table of words: a language that says nothing shows what is."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations
from html.parser import HTMLParser

import pytest

from annotated_dossier.pages import book as book_module
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.escaping import escape, escape_for_heading
from annotated_dossier.pages.site import Site
from annotated_dossier.pages.wording import Words
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import SMALL

# What is called by its own name, and what a citation style says in its own language.
NAMES_OF_WORKS = (
    "American Psychological Association 7th edition APA Style",
    "April",
    "CSV GEXF Natural Earth timeline.csv Esc",
)
PLACEHOLDER = re.compile(r"\{\w+\}")


class Veiled(NullTranslations):
    """Says every message as its placeholders in quotation marks, so that English words stand out."""

    def gettext(self, message: str) -> str:
        return f"«{' '.join(PLACEHOLDER.findall(message))}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)


class Visible(HTMLParser):
    """Collects what a reader sees or hears of a page: words, labels and tooltips outside of what is `lang`-marked."""

    SAID = (
        "aria-label",
        "title",
        "alt",
        "data-what",
        "data-words",
        "data-label",
        "data-told",
        "data-kind",
        "data-before",
    )
    EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr", "col"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        skipped = tag in ("script", "style") or "lang" in values or values.get("class") == "Z3988"
        skipped |= bool(self.stack) and self.stack[-1][1]
        if not skipped:
            self.said += [values[name] or "" for name in self.SAID if name in values]
        if tag not in self.EMPTY:
            self.stack.append((tag, skipped))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.EMPTY:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, words: str) -> None:
        if not (self.stack and self.stack[-1][1]):
            self.said.append(words)


@pytest.fixture
def veiled(write: Write, monkeypatch: pytest.MonkeyPatch) -> Book:
    """The private edition of the small dossier, in a language that says nothing."""
    monkeypatch.setattr(book_module, "words_of", lambda language: Words("ar", Veiled()))
    return Book(edition_of(write(SMALL) / "dossier", Problems(), "private"), PageOptions())


def latin(texts: list[str]) -> set[str]:
    return {word.casefold() for text in texts for word in re.findall(r"[A-Za-z]{3,}", text)}


# The vocabulary of the files is no author's: pages say it in the site's language.
VOCABULARY = re.compile(r'"?\b(?:(?:kind|status|stance|motivation|rights|place|type): "?\w+|\w+"?:(?=\s))')
AUTHORS = {
    word.casefold()
    for text in (*SMALL.values(), *NAMES_OF_WORKS)
    for word in re.findall(r"[^\W\d_]+", VOCABULARY.sub(" ", text))
}


def test_no_page_says_anything_that_is_neither_the_authors_nor_of_the_table(veiled: Book) -> None:
    drawn = {page.path: page.markdown.split("---\n", 2)[2] for page in veiled.pages()}
    drawn["index.md"] = veiled.overview("index.md")
    assert len(drawn) > 15
    strange = {path: sorted(latin(Visible(html).said) - AUTHORS) for path, html in drawn.items()}
    assert {path: words for path, words in strange.items() if words} == {}


def test_no_title_or_description_says_anything_past_the_table(veiled: Book) -> None:
    matter = "\n".join(page.markdown.split("---\n", 2)[1] for page in veiled.pages())
    said = [json.loads(words) for words in re.findall(r'^(?:title|description): (".*")$', matter, re.MULTILINE)]
    assert said
    assert latin(said) - AUTHORS == set()


@pytest.mark.parametrize("word", ["{x}", "}", "{", "{0}", "{date}", "%s", "Map"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_authors_word_is_no_message_of_ours(write: Write, word: str, language: str) -> None:
    own = f'vessel: {{singular: "{word}", plural: "{word}"}}\n'
    boat = f'boat: {{name: Amber, kind: vessel, dates: {{"{word}": 1929~}}}}\n'
    root = write({**SMALL, "dossier/kinds.yml": own, "dossier/register/boat.yml": boat})
    edition = edition_of(root / "dossier", Problems())
    options = PageOptions(site=Site("A site", language=language))
    pages = {page.path: page.markdown for page in Book(edition, options).pages()}
    assert f"# {escape_for_heading(word)}" in pages[f"{edition.dossier.kinds[-1].folder}/index.md"]
    assert escape(word) in pages["entities/boat/index.md"].partition("# Amber")[2]

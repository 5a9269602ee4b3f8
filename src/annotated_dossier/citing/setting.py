"""Sets works in a style: an entry for the bibliography, and citations with and without a locator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from io import BytesIO
from typing import Any

from citeproc import Citation as Citing
from citeproc import CitationItem, CitationStylesBibliography, Locator
from citeproc.source.json import CiteProcJSON

from ..model import Citation, CitationStyle
from .faults import MendedStyle
from .items import Item, clean_item
from .wording import Marking, draw_in, read_words, without_marks

_LOCATOR = re.compile(
    r"(pp?|paras?|¶¶?|§§?|chap|ch|vol|no|art|sec|ss?|fig|n|l)(?:\.\s*|\s+|(?<=[¶§]))(?=[\divxlc])", re.I
)
_LABELS = {
    "p": "page",
    "pp": "page",
    "para": "paragraph",
    "paras": "paragraph",
    "¶": "paragraph",
    "¶¶": "paragraph",
    "§": "section",
    "§§": "section",
    "sec": "section",
    "s": "section",
    "ss": "section",
    "art": "section",
    "chap": "chapter",
    "ch": "chapter",
    "vol": "volume",
    "no": "issue",
    "fig": "figure",
    "n": "note",
    "l": "line",
}


class Typesetter:
    """A style made ready to set some works, by key."""

    def __init__(self, style: CitationStyle, works: Mapping[str, Item]) -> None:
        self._style = MendedStyle(BytesIO(style.csl.encode()), style.locale or None)
        self._ids = {key: f"w{number}" for number, key in enumerate(works)}
        items = [{**clean_item(item), "id": self._ids[key]} for key, item in works.items()]
        self._source = CiteProcJSON(items)
        self._works = CitationStylesBibliography(self._style, self._source, Marking)
        for identifier in self._ids.values():
            self._works.register(Citing([CitationItem(identifier)]))

    @cached_property
    def is_author_date(self) -> bool:
        return bool(self._style.root.xpath_search(".//cs:category[@citation-format='author-date']"))

    @cached_property
    def adds_year_suffix(self) -> bool:
        return bool(self._style.root.citation.get("disambiguate-add-year-suffix") == "true")

    @cached_property
    def _draws_in(self) -> bool:
        return bool(self._style.root.get_locale_option("punctuation-in-quote") == "true")

    @cached_property
    def _shortens(self) -> bool:
        """Whether a note may cite in short what is in the bibliography; not where it points to an earlier note."""
        later = self._style.root.citation.xpath_search(".//cs:if[@position]|.//cs:else-if[@position]")
        pointing = self._style.root.xpath_search(".//*[@variable='first-reference-note-number']")
        return bool(later) and not pointing

    def tell_apart(self, key: str, letter: str) -> None:
        """Mark a work that is cited in the same words as another."""
        reference = self._source[self._ids[key]]
        if self.adds_year_suffix:
            reference["year_suffix"] = letter
        else:
            reference["disambiguate"] = True

    def entry(self, key: str) -> Citation:
        """The work as the bibliography lists it."""
        item = self._item(key, "")
        (words,) = self._style.render_bibliography([item])
        return self._read(str(words))

    def citation(self, key: str, locator: str = "") -> Citation:
        """The work as a text or note cites it."""
        item = self._item(key, locator)
        cited_before = [self._item(key, ""), self._item(key, "")] if self._shortens else []
        words = str(self._style.render_citation(item.citation, cited_before, None))
        # A note's sentence has its own stop; a citation in it brings none.
        return self._read(words.removesuffix(self._style.root.citation.layout.get("suffix", "") and "."))

    def _item(self, key: str, locator: str) -> Any:
        more = {"locator": Locator(*read_locator(without_marks(locator)))} if locator else {}
        item = CitationItem(self._ids[key], **more)
        Citing([item]).bibliography = self._works
        return item

    def _read(self, words: str) -> Citation:
        return read_words(draw_in(words) if self._draws_in else words)


def read_locator(words: str) -> tuple[str, str]:
    """ "p. 3" is page 3; what names no part is a page too, as in CSL."""
    match = _LOCATOR.match(words)
    if match is None:
        return "page", words
    return _LABELS[match[1].lower()], words[match.end() :]


def letters_for(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each key with a, b, c ... z, aa ..."""
    for number, key in enumerate(keys, start=1):
        letter = ""
        while number:
            number, rest = divmod(number - 1, 26)  # noqa: PLW2901 the number is used up letter by letter
            letter = chr(ord("a") + rest) + letter
        yield key, letter

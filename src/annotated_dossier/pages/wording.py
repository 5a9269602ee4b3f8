"""The words of the site in its language: one table a language, `words/<language>.po`; the English is the key.

English text of ours reaches a page through `say`, `text` and `count` alone, so that a translator finds all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.dates import get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup

from ..model import DATE_LABELS, KINDS, Kind, Message
from .escaping import escape

TABLES = Path(__file__).parents[1] / "words"
LANGUAGES = ("en", *sorted(file.stem for file in TABLES.glob("*.po")))

# The context under which a table holds what is said of days alone.
DAY = "day"
_ONE_OF = re.compile(r"\[([\d-]+)\.\.([\d-]+)\]")
_POINT = re.compile(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_CLOCK = re.compile(r"T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?$")


@dataclass(frozen=True, slots=True)
class Words:
    """What the site says in one language. A message's `{placeholders}` are filled with the values given by name.

    A value that is `Markup` stays as it is, any other is escaped.
    """

    language: str
    translations: NullTranslations

    def say(self, message: str, /, **values: object) -> Markup:
        """The message as HTML."""
        return _filled(self.translations.gettext(message), values)

    def text(self, message: str, /, **values: object) -> str:
        """The message as plain text."""
        return self.translations.gettext(message).format_map(values)

    def count(self, one: str, many: str, n: int, /, **values: object) -> Markup:
        """The message for a number of things, `{n}`, as HTML."""
        return _filled(self.translations.ngettext(one, many, n), {"n": n, **values})

    def count_text(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The message for a number of things, `{n}`, as plain text."""
        return self.translations.ngettext(one, many, n).format_map({"n": n, **values})

    def kind(self, kind: Kind) -> Kind:
        """A kind of entity as the site calls it; one that an author added keeps the author's words."""
        return (
            replace(kind, singular=self.text(kind.singular), plural=self.text(kind.plural)) if kind in KINDS else kind
        )

    def date_label(self, label: str) -> str:
        """What a date of an entry is called: `born`; an author's own label stays."""
        return self.text(label) if label in DATE_LABELS else label.replace("_", " ")

    def message(self, message: Message) -> str:
        """A sentence that an earlier stage left to be said; a value called `date` is an EDTF date."""
        return "".join(self.text(pattern, **self._worded(values)) for pattern, values in message.parts)

    def _worded(self, values: tuple[tuple[str, str], ...]) -> dict[str, str]:
        return {name: self.date(value) if name == "date" else value for name, value in values}

    def date(self, edtf: str) -> str:
        """A date as a reader would say it; what no rule here covers stays as typed."""
        if match := _ONE_OF.fullmatch(edtf):
            return self.text("between {start} and {end}", start=self.date(match[1]), end=self.date(match[2]))
        if "/" in edtf:
            return self._interval(*edtf.split("/", 1))
        # A note from another tool knows its second; its reader asks for the day.
        point = _CLOCK.sub("", edtf)
        match = _POINT.fullmatch(point)
        return self._point(*match.groups()) if match else point

    def beginning(self, edtf: str) -> str:
        """Since when something held."""
        begins = self.date(edtf)
        return self._of_day("from {start}", start=begins) if _is_day(edtf) else self.text("from {start}", start=begins)

    def until(self, edtf: str) -> str:
        """Until when something held."""
        ends = self.date(edtf)
        return self._of_day("until {date}", date=ends) if _is_day(edtf) else self.text("until {date}", date=ends)

    def _since(self, edtf: str) -> str:
        begins = self.date(edtf)
        return self._of_day("since {date}", date=begins) if _is_day(edtf) else self.text("since {date}", date=begins)

    def _of_day(self, message: str, /, **values: object) -> str:
        """The message where it is about a day: many languages say that in other words than of a month or year."""
        return self.translations.pgettext(DAY, message).format_map(values)

    def _interval(self, start: str, end: str) -> str:
        if start in ("", ".."):
            return self.until(end)
        if end in ("", ".."):
            return self._since(start)
        return self.text("{start} to {end}", start=self.date(start), end=self.date(end))

    def _point(self, year: str, month: str | None, day: str | None, doubt: str) -> str:
        words = year
        if year.endswith("X"):
            words = self.text("{decade}s", decade=year.replace("X", "0"))
        if month and day:
            parts = {"day": int(day), "month": self._month(month), "year": words}
            # Of some languages' days only the first is an ordinal.
            said = self._of_day if int(day) == 1 else self.text
            words = said("{day} {month} {year}", **parts)
        elif month:
            words = self.text("{month} {year}", month=self._month(month), year=words)
        if doubt in ("~", "%"):
            words = self._of_day("about {date}", date=words) if day else self.text("about {date}", date=words)
        return self.text("{date} (uncertain)", date=words) if doubt in ("?", "%") else words

    def _month(self, number: str) -> str:
        seasons: Mapping[str, Callable[[], str]] = {
            "21": lambda: self.text("spring"),
            "22": lambda: self.text("summer"),
            "23": lambda: self.text("autumn"),
            "24": lambda: self.text("winter"),
        }
        if number in seasons:
            return seasons[number]()
        return str(get_month_names(locale=Locale.parse(self.language))[int(number)])


def _is_day(edtf: str) -> bool:
    match = _POINT.fullmatch(edtf)
    return bool(match and match[3])


def _filled(pattern: str, values: Mapping[str, object]) -> Markup:
    return Markup(
        "".join(literal if name is None else literal + escape(values[name]) for literal, name in _parts(pattern))
    )


@cache
def _parts(pattern: str) -> tuple[tuple[Markup, str | None], ...]:
    """What stands before each placeholder, escaped, and its name; None behind the last of them."""
    return tuple((escape(literal), name) for literal, name, _, _ in Formatter().parse(pattern))


@cache
def words_of(language: str) -> Words:
    """The words of the site in `language`, a BCP 47 tag; English where there is no table for it."""
    code = re.split("[-_]", language)[0].lower()
    if code not in LANGUAGES or code == "en":
        return ENGLISH
    with (TABLES / f"{code}.po").open("rb") as file:
        catalog = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Words(code, GNUTranslations(compiled))


ENGLISH = Words("en", NullTranslations())

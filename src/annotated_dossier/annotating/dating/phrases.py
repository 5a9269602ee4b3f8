"""The phrases by which English texts name dates, one pattern a phrase.

A year that stands alone needs a word before it that makes it a date ("in 2019"); a month that stands alone needs one
too, because "May" and "March" are words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .calendar import MONTHS, SEASONS, SHORT_MONTHS, WEEKDAYS


def _one_of(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


YEAR = r"(?:1[5-9]|20)\d\d"
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6} | {
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_MONTH = rf"(?:{_one_of(list(MONTHS))})"
_ANY_MONTH = rf"(?:{_one_of([*MONTHS, *(f'{short}[.]' for short in SHORT_MONTHS), *SHORT_MONTHS])})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_SEASON = rf"(?:{_one_of(list(SEASONS))})"
_NUMBER = rf"(?i:{_one_of(list(NUMBERS))}|[1-9]\d?)"
_UNIT = r"(?:day|week|month|year)s?"
# Not a year but a count, a share, a larger number or part of another date.
_YEAR_ENDS = r"(?!\d|[-/–]\d|[.,]\d|\s?%|\s+(?:percent|per\s|million|people|soldiers|tons|tonnes|km|men|troops|votes))"
# "In April last year", "17 April a year earlier", "April 17 each year": the year is another than the text's own.
_NO_OTHER_YEAR = (
    r"(?!,?\s+(?:of\s+)?(?:(?:last|this|next|that|each|every)|the\s+(?:previous|following|same|next))\s+year"
    r"|,?\s+\w+\s+years?\s+(?:ago|earlier|later|before|after))"
)
# "17 February Brigade", "September 11 attacks": names, which say no year.
_NO_NAME = (
    r"(?!\s+(?:[Mm]ovement|[Bb]rigade|[Rr]evolution|[Mm]artyrs|[Uu]prising|[Aa]ttacks?|[Cc]amp|[Ss]quare|[Ss]treet|[Aa]irport"
    r"|[Ff]orces?|[Pp]rotests|[Mm]assacre|[Aa]greements?|[Cc]oup))"
)
_OPTIONAL_YEAR = rf"(?:(?:,\s*|\s+(?:of\s+)?)(?P<year>{YEAR}){_YEAR_ENDS}|(?!,?\s*\d{{4}}){_NO_NAME}{_NO_OTHER_YEAR})"

_PATTERNS = {
    "iso": r"(?P<iso>\d{4}-\d\d-\d\d)(?![\w/-])",
    "dotted": rf"(?P<day>{_DAY})\.(?P<number>1[0-2]|0?[1-9])\.(?P<year>{YEAR})(?!\d|\.\d)",
    "days": rf"(?P<day>{_DAY})(?:\s*[–-]\s*|\s+to\s+)(?P<last>{_DAY})\s+(?P<month>{_ANY_MONTH}){_OPTIONAL_YEAR}",
    "days_american": rf"(?P<month>{_ANY_MONTH})\s+(?P<day>{_DAY})\s*[–-]\s*(?P<last>{_DAY})(?!\d){_OPTIONAL_YEAR}",
    "day": rf"(?P<day>{_DAY}){_TH}\s+(?:of\s+)?(?P<month>{_ANY_MONTH}){_OPTIONAL_YEAR}",
    "day_american": rf"(?P<month>{_ANY_MONTH})\s+(?P<day>{_DAY}){_TH}(?!\d|[.,:]\d|\s?%|\s+percent){_OPTIONAL_YEAR}",
    "month_year": rf"(?:(?:[Mm]id-?\s?|[Ee]arly[ -]|[Ll]ate[ -]))?(?P<month>{_MONTH})(?:,\s*|\s+(?:of\s+)?)"
    rf"(?P<year>{YEAR}){_YEAR_ENDS}",
    "season_year": rf"(?P<season>{_SEASON})\s+(?:of\s+)?(?P<year>{YEAR}){_YEAR_ENDS}",
    "that_season": rf"[Tt]hat\s+(?P<season>{_SEASON})\b",
    "years": rf"(?:(?:[Ff]rom|[Bb]etween|[Ii]n)\s+)(?P<year>{YEAR})(?:\s*–\s*|\s+to\s+|\s+and\s+)(?P<last>{YEAR})"
    rf"{_YEAR_ENDS}",
    "decade": r"[Tt]he\s+(?:early\s+|late\s+)?(?P<decade>(?:1[5-9]|20)\d)0s\b",
    "about_year": rf"(?:[Aa]bout|[Aa]round|[Cc]irca|c\.)\s+(?P<year>{YEAR}){_YEAR_ENDS}",
    "year": rf"(?P<how>[Ii]n|[Ss]ince|[Dd]uring|[Oo]f|[Ll]ate|[Ee]arly|[Mm]id-)\s*(?<=[\s-])(?P<year>{YEAR})"
    rf"{_YEAR_ENDS}",
    "month": rf"(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Ff]rom|[Ee]nd of|[Ss]tart of|[Bb]eginning of)\s+"
    rf"(?:(?:early|late|mid)[ -])?(?P<month>{_MONTH})\b(?!\s+\d|,?\s+{YEAR}){_NO_NAME}{_NO_OTHER_YEAR}",
    "near": r"(?<!the\s)(?P<which>[Tt]his|[Ll]ast|[Nn]ext)\s+(?P<unit>week|month|year)\b(?!['’-]|\s+(?:of|in)\b)",
    "near_month": rf"(?<!the\s)(?P<which>[Tt]his|[Ll]ast)\s+(?P<month>{_MONTH})\b(?!\s+\d)",
    "near_season": rf"(?<!the\s)(?P<which>[Tt]his|[Ll]ast)\s+(?P<season>{_SEASON})\b",
    "yesterday": r"(?<!after\s)(?<!before\s)(?P<word>[Yy]esterday|[Tt]omorrow)\b(?!['’])",
    "weekday": rf"(?:[Oo]n)\s+(?P<weekday>{_one_of(WEEKDAYS)})\b(?!,?\s+(?:the\s+)?(?:\d|{_ANY_MONTH}))",
    "ago": rf"\b(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})\s+ago\b",
    "later": rf"\b(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})\s+(?P<way>later|earlier)\b",
    "beside": r"[Tt]he\s+(?P<way>next|following|previous)\s+(?P<unit>day|week|month|year)\b",
    "day_beside": r"[Tt]he\s+day\s+(?P<way>before|after)\b(?=[,.;])",
}

# Letters without which a phrase cannot be there: looking for them costs a fraction of looking for the phrase.
_SHORT = tuple(SHORT_MONTHS)
_CENTURIES = ("15", "16", "17", "18", "19", "20")
_HINTS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("days", "days_american", "day", "day_american", "month_year", "month", "near_month"), _SHORT),
    **dict.fromkeys(("that_season", "near_season"), tuple(SEASONS)),
    "iso": ("-",),
    "decade": ("0s",),
    "near": ("week", "month", "year"),
    "yesterday": ("yesterday", "Yesterday", "omorrow"),
    "weekday": WEEKDAYS,
    "ago": ("ago",),
    "later": ("later", "earlier"),
    "beside": ("he next", "he following", "he previous"),
    "day_beside": ("he day",),
}


class Phrase(NamedTuple):
    """A way of naming a date. A text has it only where it has one of its `hints`."""

    name: str
    pattern: re.Pattern[str]
    hints: Sequence[str]

    def is_likely_in(self, words: str) -> bool:
        return any(hint in words for hint in self.hints)


PHRASES = tuple(
    Phrase(name, re.compile(rf"(?<![\w/.–-])(?<!every\s)(?<!each\s){pattern}"), _HINTS.get(name, _CENTURIES))
    for name, pattern in _PATTERNS.items()
)
ISO = PHRASES[:1]

# In "between 15 May and 3 June 2014" the year belongs to both.
YEAR_AHEAD = re.compile(
    rf"\s*(?:and|to|until|or|–|-|,)\s*(?:in\s+|on\s+)?(?:{_DAY}{_TH}\s+)?{_ANY_MONTH}(?:\s+{_DAY}{_TH},?)?\s+(?P<year>{YEAR})(?!\d)"
)
FUTURE = re.compile(r"\b(?:will|would|shall|next|due|plans?|planned|scheduled|expected|until|by)\b|[’']ll\b")


def month_number(name: str) -> int:
    """The number of a month by its name, whole or short."""
    return MONTHS.get(name) or SHORT_MONTHS[name.rstrip(".")]

"""Whether a page says a date, in figures or in words."""

from __future__ import annotations

import re
from datetime import date

from babel import Locale, UnknownLocaleError


def is_said(day: str, page: str, language: str) -> bool:
    """Whether `page`, markup included, holds the day `YYYY-MM-DD`: a date that is only inferred is no date."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return False
    return any(re.search(form, page, re.IGNORECASE) for form in _forms(when, language))


def _forms(when: date, language: str) -> list[str]:
    year, month, number = when.year, when.month, when.day
    in_figures = [
        rf"(?<!\d){year}(?P<sign>[-/.]?){month:02}(?P=sign){number:02}(?!\d)",
        rf"(?<!\d)0?{number}(?P<sign>[-/.])0?{month}(?P=sign){year}(?!\d)",
        rf"(?<!\d)0?{month}(?P<sign>[-/.])0?{number}(?P=sign){year}(?!\d)",
    ]
    named = "|".join(map(re.escape, sorted(_names(month, language), key=len, reverse=True)))
    in_words = [
        rf"(?<!\d)0?{number}(?:st|nd|rd|th|er|º|\.)?,?\s+(?:de\s+)?(?:{named})\.?,?\s+(?:de\s+)?{year}(?!\d)",
        rf"(?:{named})\.?\s+0?{number}(?:st|nd|rd|th)?,?\s+{year}(?!\d)",
    ]
    return in_figures + in_words


def _names(month: int, language: str) -> set[str]:
    names = set()
    for name in {"en", language}:
        try:
            months = Locale.parse(name, sep="-").months
        except (UnknownLocaleError, ValueError):
            continue
        names |= {months[context][width][month].rstrip(".") for context in months for width in ("wide", "abbreviated")}
    return names

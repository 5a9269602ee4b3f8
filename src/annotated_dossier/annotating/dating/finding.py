"""Dates in a text: what is written out, what the text around it completes, what counts from the source's date.

A date that two readings would give differently is left alone, and so is what a speaker's "yesterday" counts from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...model import DateInText, Message, Passage, Source, Span, Text
from .calendar import Point, point_written
from .completing import complete
from .counting import RELATIVE, count
from .phrases import ISO, PHRASES
from .written import Written, read_written

AS_WRITTEN = Message.of("as written")


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader knows at a phrase: the date of the source, the heading's year, the dates met before."""

    source: Point | None
    heading: Point | None = None
    heading_span: Span | None = None
    nearby: tuple[DateInText, Point] | None = None
    earlier: tuple[DateInText, Point] | None = None


def find_dates(source: Source, text: Text, names: Sequence[Span] = ()) -> tuple[DateInText, ...]:
    """The dates in the paragraphs of a text, in its order. `names` are words that name somebody or something."""
    known = Known(point_written(source.date))
    english = source.language.partition("-")[0].lower() == "en"
    found: list[DateInText] = []
    for passage in text.passages:
        if passage.is_heading:
            known = Known(known.source, *_year_of_heading(text.plain, passage))
            continue
        known = replace(known, nearby=None)
        for span, name, match in _phrases(text.plain, passage, english):
            date, point = _read(name, match, span, known, names)
            if date is not None:
                found.append(date)
                known = replace(known, nearby=(date, point), earlier=(date, point)) if point else known
    return tuple(found)


def _phrases(plain: str, passage: Passage, english: bool) -> Iterator[tuple[Span, str, re.Match[str]]]:
    """The phrases of a paragraph that may be dates: the first, then the longest, none inside another."""
    words = plain[slice(*passage.span)]
    likely = [phrase for phrase in (PHRASES if english else ISO) if phrase.is_likely_in(words)]
    matches = [(m.start(), -m.end(), phrase.name, m) for phrase in likely for m in phrase.pattern.finditer(words)]
    end = 0
    for start, negative_end, name, match in sorted(matches, key=lambda found: found[:3]):
        if start >= end:
            end = -negative_end
            yield Span(passage.span.start + start, passage.span.start + end), name, match


def _year_of_heading(plain: str, passage: Passage) -> tuple[Point | None, Span | None]:
    years = re.findall(r"(?<![\w-])(?:1[5-9]|20)\d\d(?![\w–-])", plain[slice(*passage.span)])
    return (Point(int(years[0])), passage.span) if len(years) == 1 else (None, None)


def _read(
    name: str, match: re.Match[str], span: Span, known: Known, names: Sequence[Span]
) -> tuple[DateInText | None, Point | None]:
    """What a phrase says, and the point of time that later phrases may count from."""
    if name in RELATIVE:
        return (None, None) if _is_quoted(match.string, match.start()) else _counted(name, match, span, known)
    written = read_written(name, match)
    if written is None:
        return None, None
    if written.edtf:
        return DateInText(span, written.edtf, AS_WRITTEN), written.point
    if any(name.covers(span) for name in names):
        return None, None
    return _completed(written, match, span, known)


def _completed(
    written: Written, match: re.Match[str], span: Span, known: Known
) -> tuple[DateInText | None, Point | None]:
    nearby, earlier = _point(known.nearby), _point(known.earlier)
    year = complete(written, match.string, match.end(), known.source, known.heading, nearby, earlier)
    point, edtf = written.in_year(year.number) if year else (None, "")
    if year is None or point is None:
        return None, None
    how, rests_on = year.how, _support(year.known_from, known)
    if year.known_from == "ahead":
        rests_on = (Span(span.end, span.end + year.end - match.end()),)
    elif year.known_from == "source" and known.source:
        how = Message.of("the year is that of the source, {date}", date=known.source.edtf)
    return DateInText(span, edtf, how, rests_on), point


def _counted(name: str, match: re.Match[str], span: Span, known: Known) -> tuple[DateInText | None, Point | None]:
    counted = count(name, match, known.source, _point(known.nearby))
    if counted is None:
        return None, None
    if counted.from_source and known.source:
        how = Message.of("counted from the source’s date, {date}", date=known.source.edtf)
        return DateInText(span, counted.edtf, how), counted.point
    return DateInText(
        span, counted.edtf, Message.of("counted from the date before it"), _support("nearby", known)
    ), counted.point


def _point(found: tuple[DateInText, Point] | None) -> Point | None:
    return found[1] if found else None


def _support(where: str, known: Known) -> tuple[Span, ...]:
    """The words that a completed date rests on, so that an edition that withholds them withholds the date too."""
    if where == "heading":
        return (known.heading_span,) if known.heading_span else ()
    found = {"nearby": known.nearby, "earlier": known.earlier}.get(where)
    return (found[0].span, *found[0].rests_on) if found else ()


def _is_quoted(words: str, position: int) -> bool:
    """Whether the words stand between quotation marks: a speaker's "yesterday" counts from another day."""
    before = words[:position]
    single = re.search(r"‘(?!.*’(?!\w))", before, re.DOTALL)
    return bool(single) or before.count("“") > before.count("”") or before.count('"') % 2 == 1

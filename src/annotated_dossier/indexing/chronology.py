"""Everything that has a date, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..dates import is_backwards, is_date, parse_date
from ..model import Article, Dated, DatedKind, DateInText, Dossier, Entity, Span
from .sentences import sentence_around
from .telling import Tellings

_ORDER = {kind: number for number, kind in enumerate(DatedKind)}
_STARTS, _ENDS = "start", "end"


def gather_chronology(dossier: Dossier, articles: Sequence[Article]) -> tuple[Dated, ...]:
    """The events, lives and relations of the register, the sources, and the dates in their texts that may be shown.

    The earliest comes first; of two that begin together, the one that says it more exactly.
    """
    tellings = Tellings(articles, {entity.id for entity in dossier.entities if entity.dates})
    everything = (*_of_register(dossier.entities), *_of_articles(articles))
    found = (_with_tellings(dated, tellings) for dated in everything if not is_backwards(dated.date))
    return tuple(sorted(found, key=_in_time))


def _in_time(dated: Dated) -> tuple[object, ...]:
    when = parse_date(dated.date)
    first = when.first or when.last or (9999, 12, 31)
    relation = (dated.relation.role, dated.relation.to) if dated.relation else ("", "")
    position = dated.passage.span.start if dated.passage else -1
    return (
        first,
        when.last or (9999, 12, 31),
        _ORDER[dated.kind],
        dated.entity,
        dated.label,
        relation,
        dated.source,
        position,
    )


def _with_tellings(dated: Dated, tellings: Tellings) -> Dated:
    is_told_of = dated.kind in (DatedKind.EVENT, DatedKind.LIFE)
    return replace(dated, told=tellings.of(dated.entity, dated.date)) if is_told_of else dated


def _of_register(entities: Sequence[Entity]) -> Iterator[Dated]:
    for entity in entities:
        if entity.kind == "event":
            yield from _of_event(entity)
        else:
            for label, date in entity.dates:
                yield Dated(DatedKind.LIFE, date, entity.id, label.replace("_", " "))
        for relation in entity.relations:
            if relation.since or relation.until:
                date = _period(relation.since, relation.until)
                yield Dated(DatedKind.RELATION, date, entity.id, relation=relation)


def _of_event(entity: Entity) -> Iterator[Dated]:
    """An event's start and end make one line; its other dates have lines of their own."""
    dates = dict(entity.dates)
    start, end = dates.pop(_STARTS, ""), dates.pop(_ENDS, "")
    if start or end:
        yield Dated(DatedKind.EVENT, _period(start, end), entity.id)
    for label, date in dates.items():
        yield Dated(DatedKind.EVENT, date, entity.id, "" if label == "date" else label.replace("_", " "))


def _period(start: str, end: str) -> str:
    """The interval from one date to the other in EDTF, open where one of them is not given."""
    if start == end:
        return start
    if "/" in start or "/" in end:
        # An interval has no place inside another: of the two the start says when it begins.
        return start or end
    return f"{start or '..'}/{end or '..'}"


def _of_articles(articles: Sequence[Article]) -> Iterator[Dated]:
    for article in articles:
        source = article.source
        if source.date and is_date(source.date):
            yield Dated(DatedKind.SOURCE, source.date, source=source.id)
        for date in article.dates:
            window = _window(article, date)
            if window is not None:
                yield _in_text(article, date, window)


def _window(article: Article, date: DateInText) -> Span | None:
    """The words around a date that may be shown; None where the date, or what it rests on, is withheld."""
    if not all(any(shown.covers(span) for shown in article.visible) for span in date.rests_on):
        return None
    return next((shown for shown in article.visible if shown.covers(date.span)), None)


def _in_text(article: Article, date: DateInText, window: Span) -> Dated:
    plain, text = article.text.plain, article.text
    passage = text.passages[text.passage_at(date.span.start)]
    within = Span(max(window.start, passage.span.start), min(window.end, passage.span.end))
    sentence = sentence_around(plain, date.span, within)
    return Dated(
        DatedKind.TEXT,
        date.edtf,
        source=article.source.id,
        passage=passage,
        before=_one_line(plain[sentence.start : date.span.start]),
        surface=_one_line(plain[slice(*date.span)]),
        after=_one_line(plain[date.span.end : sentence.end]),
        how=date.how,
    )


def _one_line(words: str) -> str:
    return words.replace("\n", " ")

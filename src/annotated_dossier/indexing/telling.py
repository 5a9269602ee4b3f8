"""Where the sources tell of a date that the register gives: the passages that name the entry and date it then."""

from __future__ import annotations

from collections.abc import Sequence

from ..dates import When, parse_date
from ..model import Article, Passage, Span

Told = tuple[tuple[str, Passage], ...]
_Dated = list[tuple[str, Passage, Sequence[When]]]


class Tellings:
    """The passages of all articles that both name an entry and hold a date, for the entries that are asked about."""

    def __init__(self, articles: Sequence[Article], asked: set[str]) -> None:
        self._found: dict[str, _Dated] = {}
        for article in articles:
            dates = _by_passage(article)
            named: dict[tuple[str, int], None] = {}
            for mention in article.mentions:
                if mention.passage in dates and mention.entity in asked:
                    named[mention.entity, mention.passage] = None
            for entity, index in named:
                told = (article.source.id, article.text.passages[index], dates[index])
                self._found.setdefault(entity, []).append(told)

    def of(self, entity: str, date: str) -> Told:
        """The passages with a date that lies within `date`, which is EDTF; none where that is open."""
        when = parse_date(date)
        return tuple(
            (source, passage)
            for source, passage, dates in self._found.get(entity, ())
            if any(_lies_within(told, when) for told in dates)
        )


def _lies_within(told: When, when: When) -> bool:
    if when.first is None or when.last is None or told.first is None or told.last is None:
        return False
    return when.first <= told.first and told.last <= when.last


def _by_passage(article: Article) -> dict[int, list[When]]:
    """The dates that may be shown."""
    found: dict[int, list[When]] = {}
    for date in article.dates:
        if all(_is_shown(article, span) for span in (date.span, *date.rests_on)):
            found.setdefault(article.text.passage_at(date.span.start), []).append(parse_date(date.edtf))
    return found


def _is_shown(article: Article, span: Span) -> bool:
    return any(visible.covers(span) for visible in article.visible)

"""Quotations by whoever is credited, and by whom they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..model import Article, Message, Quotation, QuotationIndex, QuotedWords, Span


def gather_quotations(articles: Sequence[Article]) -> QuotationIndex:
    """The quotations of all articles, in their order and that of the text; the words as the edition may show them."""
    everything = tuple(words for article in articles for words in _quoted_in(article))
    by_entity: dict[str, list[QuotedWords]] = {}
    by_described: dict[tuple[str, str], list[QuotedWords]] = {}
    uncredited: list[QuotedWords] = []
    naming: dict[str, list[QuotedWords]] = {}
    for words in everything:
        if words.entity:
            by_entity.setdefault(words.entity, []).append(words)
        elif words.is_credited:
            by_described.setdefault((words.source, words.described.casefold()), []).append(words)
        else:
            uncredited.append(words)
        for entity in words.named if words.is_credited else ():
            naming.setdefault(entity, []).append(words)
    return QuotationIndex(
        everything,
        {entity: tuple(by_entity[entity]) for entity in sorted(by_entity)},
        tuple((source, found[0].described, tuple(found)) for (source, _), found in by_described.items()),
        tuple(uncredited),
        {entity: tuple(naming[entity]) for entity in sorted(naming)},
    )


def _quoted_in(article: Article) -> list[QuotedWords]:
    starts = [mention.span.start for mention in article.mentions]
    return [_as_shown(article, quotation, starts) for quotation in article.quotations]


def _as_shown(article: Article, quotation: Quotation, starts: Sequence[int]) -> QuotedWords:
    ruled, voice = quotation.ruled, quotation.speaker
    within = article.mentions[bisect_left(starts, quotation.span.start) : bisect_left(starts, quotation.span.end)]
    cue = _shown(article, quotation.cue)
    surface = _shown(article, voice.span if voice else None)
    # A reason repeats the words for the speaker and those that credit, so it is told only where both are shown.
    tells = bool(ruled) or ((voice is None or bool(surface)) and (quotation.cue is None or bool(cue)))
    return QuotedWords(
        source=article.source.id,
        passage=article.text.passages[article.text.passage_at(quotation.span.start)],
        words=_shown(article, quotation.span),
        cue=cue,
        voice=surface,
        entity=quotation.entity,
        described=ruled.unnamed if ruled else surface,
        reason=quotation.reason if tells else Message(),
        is_credited=bool(quotation.entity or (ruled.unnamed if ruled else voice)),
        named=tuple(dict.fromkeys(m.entity for m in within if m.entity != quotation.entity)),
    )


def _shown(article: Article, span: Span | None) -> str:
    """The words of a span on one line, if the edition shows all of it."""
    if span is None or not any(visible.covers(span) for visible in article.visible):
        return ""
    return " ".join(article.text.plain[span.start : span.end].split())

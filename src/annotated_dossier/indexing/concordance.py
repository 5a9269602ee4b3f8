"""Every mention of every entity, in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..model import Article, Mention, Occurrence, Span
from ..remembering import Remembered
from .sentences import sentence_around


def gather_concordance(
    articles: Sequence[Article], remembered: Remembered[tuple[Occurrence, ...]]
) -> dict[str, tuple[Occurrence, ...]]:
    """The occurrences of each entity, in the order of the articles and of their words."""
    remembered.begin()
    found: dict[str, list[Occurrence]] = {}
    for article in articles:
        for occurrence in remembered.recall(article.source.id, article, partial(_occurrences, article)):
            found.setdefault(occurrence.mention.entity, []).append(occurrence)
    return {entity: tuple(found[entity]) for entity in sorted(found)}


def _occurrences(article: Article) -> tuple[Occurrence, ...]:
    return tuple(_occurrence(article, mention) for mention in article.mentions)


def _occurrence(article: Article, mention: Mention) -> Occurrence:
    passage = article.text.passages[mention.passage]
    visible = next((span for span in article.visible if span.covers(mention.span)), None)
    if visible is None:
        return Occurrence(article.source.id, passage, mention, "", "", "")
    within = Span(max(visible.start, passage.span.start), min(visible.end, passage.span.end))
    plain = article.text.plain
    sentence = sentence_around(plain, mention.span, within)
    before = plain[sentence.start : mention.span.start]
    after = plain[mention.span.end : sentence.end]
    return Occurrence(
        article.source.id, passage, mention, _one_line(before), _one_line(mention.surface), _one_line(after)
    )


def _one_line(words: str) -> str:
    return " ".join(words.replace("\n", " ").split(" "))

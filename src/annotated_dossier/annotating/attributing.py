"""Articles with their quotations, credited as the text or the author says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Article, Attribution, Entity
from ..problems import Check, Problems
from .quotes import find_quotes, overrule


def attribute_quotations(
    articles: Sequence[Article], entities: Sequence[Entity], attributions: Sequence[Attribution], problems: Problems
) -> tuple[Article, ...]:
    """The articles with what is quoted in them; attributions that are about no quotation are told."""
    people = {entity.id for entity in entities if entity.kind == "person"}
    names = {entity.id: entity.name for entity in entities}
    rulings: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        rulings.setdefault(attribution.source, []).append(attribution)
    attributed = []
    for article in articles:
        found = find_quotes(article.text, article.mentions, people, names)
        overruled = overrule(article.text, found, rulings.get(article.source.id, ()))
        for missed in overruled.not_there:
            _tell(missed, "words that are not in", problems)
        for missed in overruled.not_quoted:
            _tell(missed, "words that stand between no quotation marks in", problems)
        attributed.append(replace(article, quotations=overruled.quotations))
    return tuple(attributed)


def _tell(attribution: Attribution, what: str, problems: Problems) -> None:
    words = " ".join(attribution.target.quote.split())
    problems.error(
        Check.ORPHANED_DECISION,
        attribution.place,
        f"the speaker of `{words}` is decided for {what} `{attribution.source}`",
    )

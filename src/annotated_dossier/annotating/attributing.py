"""Articles with their quotations, credited as the text or the author says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from ..model import Article, Attribution, Entity
from ..problems import Check, Problems
from ..remembering import RememberedWithProblems
from .quotes import find_quotes, overrule


def attribute_quotations(
    articles: Sequence[Article],
    entities: Sequence[Entity],
    attributions: Sequence[Attribution],
    problems: Problems,
    remembered: RememberedWithProblems[Article],
) -> tuple[Article, ...]:
    """The articles with what is quoted in them; attributions that are about no quotation are told."""
    remembered.begin(entities)
    people = {entity.id for entity in entities if entity.kind == "person"}
    names = {entity.id: entity.name for entity in entities}
    rulings: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        rulings.setdefault(attribution.source, []).append(attribution)
    attributed = []
    for article in articles:
        ruled = rulings.get(article.source.id, [])
        attribute = partial(_attribute, article, people, names, ruled)
        attributed.append(remembered.recall(article.source.id, (article, ruled), attribute, problems))
    return tuple(attributed)


def _attribute(
    article: Article, people: set[str], names: Mapping[str, str], rulings: Sequence[Attribution], problems: Problems
) -> Article:
    found = find_quotes(article.text, article.mentions, people, names)
    overruled = overrule(article.text, found, rulings)
    for missed in overruled.not_there:
        _tell(missed, "words that are not in", problems)
    for missed in overruled.not_quoted:
        _tell(missed, "words that stand between no quotation marks in", problems)
    return replace(article, quotations=overruled.quotations)


def _tell(attribution: Attribution, what: str, problems: Problems) -> None:
    words = " ".join(attribution.target.quote.split())
    problems.error(
        Check.ORPHANED_DECISION,
        attribution.place,
        f"the speaker of `{words}` is decided for {what} `{attribution.source}`",
    )

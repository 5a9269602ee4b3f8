"""Who and what is named together: pairs of entities, and the passages that name both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from ..model import Pair, Passage
from .catalogue import Catalogue
from .tables import in_bytes, write_lines
from .urls import TOGETHER_TABLE, Links

# Nobody reads further down; the table to take away has every pair with every passage.
MOST_PAIRS = 200
MOST_PASSAGES = 40


@dataclass(frozen=True, slots=True)
class SharedIn:
    """The passages of one source that name both."""

    source: Markup
    locators: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two entities and where they are named together; `more` passages are left to the table."""

    one: Markup
    other: Markup
    count: int
    shared: tuple[SharedIn, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TogetherView:
    """All that the template of the page needs; `left_out` pairs share at most `weakest` passages each."""

    rows: tuple[PairRow, ...]
    count: int
    left_out: int
    weakest: int
    table_address: Markup


def view_together(catalogue: Catalogue, links: Links) -> TogetherView:
    """The pairs that share most passages, the strongest first."""
    pairs = catalogue.edition.pairs
    shown = pairs[:MOST_PAIRS]
    return TogetherView(
        rows=tuple(_row(pair, catalogue, links) for pair in shown),
        count=len(pairs),
        left_out=len(pairs) - len(shown),
        weakest=len(pairs[MOST_PAIRS].passages) if len(pairs) > MOST_PAIRS else 0,
        table_address=links.to_asset(TOGETHER_TABLE),
    )


def together_table(catalogue: Catalogue) -> bytes:
    """Every pair, the strongest first, with the locators of the passages that name both."""
    header = ("entity", "name", "other", "other name", "passages", "sources", "locators")
    names = {entity.id: entity.name for entity in catalogue.entities.values()}
    catalogue.lines.begin(names)
    recall = catalogue.lines.recall
    lines = [recall((pair.one, pair.other), pair, partial(_line, pair, names)) for pair in catalogue.edition.pairs]
    return in_bytes("".join([write_lines([header]), *lines]))


def _line(pair: Pair, names: Mapping[str, str]) -> str:
    sources = {source for source, _ in pair.passages}
    locators = " ".join(f"{source}#{passage.label}" for source, passage in pair.passages)
    row = (pair.one, names[pair.one], pair.other, names[pair.other], len(pair.passages), len(sources), locators)
    return write_lines([row])


def _row(pair: Pair, catalogue: Catalogue, links: Links) -> PairRow:
    shown = pair.passages[:MOST_PASSAGES]
    return PairRow(
        one=catalogue.entity_link(pair.one, links),
        other=catalogue.entity_link(pair.other, links),
        count=len(pair.passages),
        shared=tuple(_shared(shown, catalogue, links)),
        more=len(pair.passages) - len(shown),
    )


def _shared(passages: Sequence[tuple[str, Passage]], catalogue: Catalogue, links: Links) -> Iterator[SharedIn]:
    for source, group in groupby(passages, key=lambda shared: shared[0]):
        locators = tuple(catalogue.passage_link(source, passage, links) for _, passage in group)
        yield SharedIn(catalogue.source_link(source, links), locators)

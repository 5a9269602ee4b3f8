"""Every case under tests/golden/network is a register and a text, and the network that they make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.indexing.layout import lay_out
from annotated_dossier.indexing.network import as_graph, association, strongest_part
from annotated_dossier.model import Network, Passage, Related, Relation, Span, Tie
from annotated_dossier.problems import Place, Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import source_file

CASES = sorted((Path(__file__).parents[1] / "golden" / "network").glob("*.yml"))
HERE = Place("register/case.yml")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_makes_the_network_expected(path: Path, write: Write) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    files = {
        "dossier/register/all.yml": yaml.safe_dump(case["register"], allow_unicode=True),
        "dossier/sources/case.md": source_file(case["text"], rights="full"),
    }
    network = edition_of(write(files) / "dossier", Problems()).network
    ranked = zip(network.entities, network.strengths, strict=True)
    assert [f"{entity} {strength}" for entity, strength in ranked] == case["entities"]
    assert [f"{r.one} {r.relation.role} {r.other}" for r in network.relations] == case["relations"]
    told = [f"{t.one} {t.other} {t.weight} {' '.join(p.label for _, p in t.passages)}" for t in network.ties]
    assert told == case["ties"]


@pytest.mark.parametrize(
    ("shared", "one", "other", "passages", "weight"),
    [
        (2, 2, 2, 10, 1.0),
        (5, 10, 10, 20, 0.0),
        (2, 10, 10, 20, -0.398),
        (3, 3, 3, 3, 0.0),
    ],
)
def test_the_measure_runs_from_apart_over_chance_to_inseparable(
    shared: int, one: int, other: int, passages: int, weight: float
) -> None:
    assert association(shared, one, other, passages) == weight


def related(one: str, other: str) -> Related:
    return Related(one, Relation(other, "knows", HERE))


def network_of(pairs: list[tuple[int, int]]) -> Network:
    """A network of relations between numbered entities, as the index would make it."""
    whole = Network(relations=tuple(related(f"e{one}", f"e{other}") for one, other in pairs if one != other))
    return strongest_part(whole_of(whole), 10_000, 10_000)


def whole_of(network: Network) -> Network:
    entities = sorted({end for r in network.relations for end in (r.one, r.other)})
    return Network(tuple(entities), tuple(0.0 for _ in entities), network.relations, network.ties)


PAIRS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=40)


@given(PAIRS, st.integers(0, 16), st.integers(0, 40))
def test_the_strongest_part_is_a_part_no_larger_than_asked(pairs: list[tuple[int, int]], size: int, lines: int) -> None:
    whole = network_of(pairs)
    part = strongest_part(whole, size, lines)
    assert len(part.entities) <= size
    assert len(part.relations) <= lines
    assert set(part.relations) <= set(whole.relations)
    assert {end for r in part.relations for end in (r.one, r.other)} == set(part.entities)
    assert list(part.strengths) == sorted(part.strengths, reverse=True)


def test_the_strongest_part_of_a_star_with_a_triangle_is_the_triangle() -> None:
    rays = [(0, ray) for ray in range(3, 9)]
    part = strongest_part(network_of([(0, 1), (1, 2), (2, 0), *rays]), 3, 100)
    assert sorted(part.entities) == ["e0", "e1", "e2"]


def test_a_tie_weighs_by_its_measure_when_the_weakest_go() -> None:
    there = (("case", Passage("p1", Span(0, 1))), ("case", Passage("p2", Span(3, 4))))
    ties = (Tie("a", "b", 0.9, there), Tie("b", "c", 0.8, there), Tie("c", "d", 0.1, there))
    part = strongest_part(Network(("a", "b", "c", "d"), (0.9, 1.7, 0.9, 0.1), (), ties), 3, 100)
    assert part.entities == ("b", "a", "c")
    assert part.ties == ties[:2]


@given(PAIRS)
def test_every_entity_has_one_place_in_the_unit_square(pairs: list[tuple[int, int]]) -> None:
    network = network_of(pairs)
    points = lay_out(as_graph(network), network.entities)
    assert list(points) == list(network.entities)
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in points.values())
    assert len(set(points.values())) == len(points)


def test_neighbours_stand_nearer_than_the_ends_of_a_chain() -> None:
    network = network_of([(n, n + 1) for n in range(8)])
    points = lay_out(as_graph(network), network.entities)

    def apart(one: str, other: str) -> float:
        return abs(points[one].x - points[other].x) + abs(points[one].y - points[other].y)

    assert all(apart(f"e{n}", f"e{n + 1}") < apart("e0", "e8") for n in range(8))

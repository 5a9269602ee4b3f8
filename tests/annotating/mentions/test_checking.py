"""What in a register its author is warned of."""

from __future__ import annotations

import pytest

from annotated_dossier.annotating.markup import parse_plain
from annotated_dossier.annotating.mentions import register_warnings, unmet_decisions
from annotated_dossier.model import Alias, Entity
from annotated_dossier.problems import Place, Problems

from .registers import HERE, decisions_of

THERE = Place("register/all.yml", 7, 3)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Brеvik", "mixes scripts in “Brеvik” (U+0435 CYRILLIC SMALL LETTER IE)"),
        ("Bre\u200bvik", "holds an invisible character (U+200B ZERO WIDTH SPACE)"),
        ("!!!", "has no letter or digit"),
        ("X", "is one letter long"),
        ("the", "is a stop word"),
        ("und", "is a stop word"),
        ("Will", "is a stop word"),
    ],
)
def test_an_alias_that_will_surprise_is_told_at_its_place(name: str, told: str) -> None:
    problems = Problems()
    register_warnings(
        [Entity("e", "Ana Brevik", "person", HERE, aliases=(Alias(name, THERE),))], problems, {"en", "de-AT"}
    )
    assert [problem.where for problem in problems.found] == [THERE]
    assert told in problems.found[0].message
    assert "of e" in problems.found[0].message


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Falk, Ines", "Ines Falk"),
        ("van der Berg, Anna", "Anna van der Berg"),
        ("Berg, Anna van der", "Anna van der Berg"),
        ("al-Bashir, Omar", "Omar al-Bashir"),
        ("King, Martin Luther", "Martin Luther King"),
        ("Smith, Don", "Don Smith"),
        ("Obama, Barack H.", "Barack H. Obama"),
        ("García Lorca, Federico", "Federico García Lorca"),
    ],
)
def test_a_persons_name_that_has_its_surname_first_is_told_with_how_texts_write_it(name: str, texts: str) -> None:
    problems = Problems()
    register_warnings([Entity("e", name, "person", HERE, aliases=(Alias(name, THERE),))], problems)
    sort = f", and `sort: {name}`" if " " in name.partition(",")[0] else ""
    assert [(problem.where, problem.message) for problem in problems.found] == [
        (
            HERE,
            f"name “{name}” of e has the surname first; texts say “{texts}”, which it does not match: write that{sort}",
        ),
        (
            THERE,
            f"alias “{name}” of e has the surname first; texts say “{texts}”, which it does not match: write that",
        ),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Martin Luther King, Jr.",
        "Anna Lund, MP",
        "Anna Lund, Berlin",
        "Philip, Duke of Edinburgh",
        "Anna, Queen",
        "Lund, Falk, Marek",
        "Lund, the elder",
        "Lund,",
    ],
)
def test_a_comma_in_a_persons_name_that_may_mean_something_else_is_not_told(name: str) -> None:
    problems = Problems()
    register_warnings([Entity("e", name, "person", HERE)], problems)
    assert problems.found == []


def test_a_comma_in_the_name_of_what_is_no_person_is_not_told() -> None:
    problems = Problems()
    register_warnings([Entity("e", "Lund, Ines", "organization", HERE)], problems)
    assert problems.found == []


def test_a_name_that_two_entries_share_is_told_at_both() -> None:
    entities = [Entity("one", "Tarsk", "place", HERE), Entity("two", "Tårsk", "place", THERE)]
    problems = Problems()
    register_warnings(entities, problems)
    assert {problem.where for problem in problems.found} == {HERE, THERE}
    assert "names one and two" in problems.found[0].message


def test_a_plain_register_has_no_warnings() -> None:
    problems = Problems()
    names = ("harbor", "UN", "Ana Brevik", "Тарск", "محمد", "東京", "AT&T", "St. Orm")
    register_warnings([Entity(name, name, "place", HERE) for name in names], problems)
    assert problems.found == []


def test_a_decision_whose_words_are_gone_is_found() -> None:
    met, unmet = decisions_of([{"quote": "Tarsk", "entity": "none"}, {"quote": "Orm", "entity": "none"}])
    assert unmet_decisions([met, unmet], "case", parse_plain("In Tarsk.")) == (unmet,)

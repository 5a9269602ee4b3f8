"""Why words are a mention, or none."""

from __future__ import annotations

import pytest

from annotated_dossier.annotating.markup import parse_plain
from annotated_dossier.annotating.mentions import RULES, Explanation, Recognizer, explain
from annotated_dossier.model import Span

from .registers import decisions_of, entities_of

REGISTER = {
    "ana-brevik": "Ana Brevik",
    "jonas-brevik": "Jonas Brevik",
    "rosa-leaf": "Rosa Leaf",
    "tarsk": {"name": "Tarsk", "kind": "place"},
    "institute": {"name": "Tarsk Institute for Policy", "kind": "organization"},
}
WORDS = (
    "Ana Brevik came. Brevik spoke of Nils Brevik. Leaf litter fell on the Tarsk Institute. Nobody knows Tarks. "
    "The tarsk is a fish. Rosa smiled in old Tarsk."
)


def why(quote: str, words: str = WORDS, decided: dict[str, str] | None = None) -> Explanation:
    text = parse_plain(words)
    start = text.plain.index(quote)
    decisions = decisions_of([decided] if decided else [])
    recognizer = Recognizer.of(entities_of(REGISTER))
    return explain(recognizer, text, Span(start, start + len(quote)), "case", decisions=decisions)


def test_a_link_names_its_rule_and_where_the_text_introduces_the_person() -> None:
    explanation = why("Brevik spoke")
    accepted = [candidate for candidate in explanation.candidates if candidate.accepted]
    assert [(c.surface, c.entity, c.rule, c.told) for c in accepted] == [
        ("Brevik", "ana-brevik", "surname", RULES["surname"])
    ]
    assert accepted[0].why == "Surname of Ana Brevik, introduced in paragraph 1."
    assert explanation.summary == "“Brevik spoke” is linked to Ana Brevik."


@pytest.mark.parametrize(
    ("quote", "entity", "reason"),
    [
        ("Nils Brevik", "ana-brevik", "“Nils” before it makes it part of another name."),
        ("Leaf", "rosa-leaf", "“Leaf” begins a sentence and may be an ordinary word."),
        ("Tarsk Institute", "institute", "It counts only where the text names Tarsk Institute for Policy in full."),
        ("Tarsk Institute", "tarsk", "“Institute” after it makes it part of an institution's name."),
        ("tarsk", "tarsk", "Tarsk is written with a capital."),
        ("Rosa", "rosa-leaf", "It counts only where the text names Rosa Leaf in full."),
    ],
)
def test_an_absence_has_a_reason(quote: str, entity: str, reason: str) -> None:
    explanation = why(quote)
    assert explanation.summary == f"“{quote}” is not linked."
    assert reason in [candidate.why for candidate in explanation.candidates if candidate.entity == entity]


def test_what_lies_within_a_linked_name_does_not_contradict_the_link() -> None:
    explanation = why("Ana Brevik")
    assert [candidate.surface for candidate in explanation.candidates if candidate.accepted] == ["Ana Brevik"]
    assert [c.why for c in explanation.candidates if c.surface == "Brevik" and c.entity == "ana-brevik"] == [
        "It lies within “Ana Brevik”, which is linked as a whole."
    ]


def test_words_that_are_no_name_are_told_with_the_nearest_names() -> None:
    explanation = why("Tarks")
    assert explanation.candidates == ()
    assert explanation.nearest == ("Tarsk",)
    assert explanation.summary == "No name of the register stands in “Tarks”. The nearest names: Tarsk."


def test_an_ambiguity_lists_its_candidates() -> None:
    explanation = why("Brevik spoke", "Ana Brevik and Jonas Brevik came. Brevik spoke.")
    assert [candidate.entity for candidate in explanation.candidates] == ["ana-brevik", "jonas-brevik"]
    assert {c.why for c in explanation.candidates} == {"Several entries share it, and nothing decides between them."}


def test_a_decision_is_told() -> None:
    explanation = why("old Tarsk", decided={"quote": "Tarsk", "prefix": "old ", "entity": "none"})
    assert {candidate.why for candidate in explanation.candidates} == {"The author decided this place."}


def test_every_rule_is_explained_in_a_sentence() -> None:
    assert all((told.endswith(".") and told[0].isupper()) or told.startswith("“") for told in RULES.values())

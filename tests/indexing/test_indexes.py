from __future__ import annotations

import pytest

from annotated_dossier.indexing.collation import index_heading, letter_of, sort_key
from annotated_dossier.model import Edition, Entity
from annotated_dossier.problems import Place


def test_the_concordance_has_each_mention_in_its_sentence(small_edition: Edition) -> None:
    lines = [(o.passage.label, o.before, o.surface, o.after) for o in small_edition.concordance["coast-league"]]
    assert lines == [
        ("p1", "Two ships reached Port Amber on Monday, said Ivo Marek of the ", "Coast League", "."),
        ("p2", "The ", "Coast League", " counted 40 crates."),
    ]


def test_companions_are_those_of_the_same_paragraph(small_edition: Edition) -> None:
    companions = small_edition.together["ivo-marek"]
    assert [(c.entity, [p.label for _, p in c.passages]) for c in companions] == [
        ("coast-league", ["p1", "p2"]),
        ("port-amber", ["p1"]),
    ]


def test_the_index_of_names_has_surnames_first_and_sends_aliases_on(small_edition: Edition) -> None:
    assert [(e.heading, e.see, [p.label for _, ps in e.locators for p in ps]) for e in small_edition.names] == [
        ("CL", "Coast League", []),
        ("Coast League", "", ["p1", "p2"]),
        ("Littoral League", "Coast League", []),
        ("Marek, Ivo", "", ["p1", "p2"]),
        ("Port Amber", "", ["p1"]),
    ]


@pytest.mark.parametrize(
    ("heading", "letter"),
    [
        ("Élysée", "E"),
        ("The Hague", "H"),
        ("al-Jufra", "J"),
        ("7th Fleet", "0–9"),
        ("حفتر", "Other scripts"),
        ("?", "0–9"),
    ],
)
def test_a_heading_stands_under_its_letter(heading: str, letter: str) -> None:
    assert letter_of(heading) == letter


def test_headings_are_sorted_without_regard_to_case_and_accents() -> None:
    headings = ["حفتر", "Zuwara", "école", "Ecole B", "al-Bayda", "The Hague"]
    assert sorted(headings, key=sort_key) == ["al-Bayda", "école", "Ecole B", "The Hague", "Zuwara", "حفتر"]


@pytest.mark.parametrize(
    ("entity", "heading"),
    [
        (Entity("a", "Khalifa Haftar", "person", Place("a")), "Haftar, Khalifa"),
        (Entity("a", "Xi Jinping", "person", Place("a"), sort="Xi Jinping"), "Xi Jinping"),
        (Entity("a", "خليفة حفتر", "person", Place("a")), "خليفة حفتر"),
        (Entity("a", "Plato", "person", Place("a")), "Plato"),
        (Entity("a", "Burkina Faso", "place", Place("a")), "Burkina Faso"),
    ],
)
def test_a_person_is_listed_under_the_surname(entity: Entity, heading: str) -> None:
    assert index_heading(entity) == heading

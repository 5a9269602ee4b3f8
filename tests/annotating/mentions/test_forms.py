"""What is derived from a name, and what sounds alike."""

from __future__ import annotations

import pytest

from annotated_dossier.annotating.mentions.countries import country_named
from annotated_dossier.annotating.mentions.forms import forms_of
from annotated_dossier.annotating.mentions.likeness import are_alike
from annotated_dossier.annotating.mentions.persons import parse_person
from annotated_dossier.annotating.mentions.rules import RULES
from annotated_dossier.model import Entity

from .registers import HERE


@pytest.mark.parametrize(
    ("name", "given", "middle", "surname", "bare"),
    [
        ("Ana Brevik", "Ana", (), "Brevik", "Brevik"),
        ("Dr. Ana M. Brevik Jr.", "Ana", ("M.",), "Brevik", "Brevik"),
        ("Sadiq al-Amin", "Sadiq", (), "al-Amin", "Amin"),
        ("Eva van der Dorn", "Eva", (), "van der Dorn", "van der Dorn"),
        ("Bek Ali Yev", "Bek", ("Ali",), "Yev", "Yev"),
    ],
)
def test_a_personal_name_has_parts(name: str, given: str, middle: tuple[str, ...], surname: str, bare: str) -> None:
    assert parse_person(name) == (given, middle, surname, bare)


@pytest.mark.parametrize("name", ["Brevik", "Brevik, Ana", "Unit 7", "the minister", "Ana the elder", ""])
def test_other_names_have_no_parts(name: str) -> None:
    assert parse_person(name) is None


@pytest.mark.parametrize(
    ("name", "kind", "words", "rule"),
    [
        ("Coastal Transport Agency", "organization", "CTA", "initials"),
        ("Agency of Transport and Trade", "organization", "ATT", "initials"),
        ("United States Africa Command", "organization", "Africom", "coined"),
        ("Velmar Holdings", "organization", "Velmar", "company"),
        ("Tarsk Institute for Policy", "organization", "Tarsk Institute", "head"),
        ("Ministry of Trade", "organization", "Trade Ministry", "inversion"),
        ("Committee on Rules", "organization", "Rules Committee", "inversion"),
        ("Armed Forces of Ukraine", "organization", "Ukrainian military", "national"),
        ("Green Party", "organization", "Greens", "members"),
        ("Orm, Tarsk", "place", "Orm", "qualifier"),
        ("Libya", "place", "Libyans", "demonym"),
        ("People's Republic of China", "place", "China", "country"),
        ("VelmarOil", "organization", "Velmar Oil", "spelling"),
        ("Ana Brevik", "person", "Brevik", "surname"),
        ("William Tarrow", "person", "Bill", "given name"),
        ("J. K. Tarrow", "person", "J.K. Tarrow", "middle"),
        ("militia", "term", "militias", "plural"),
    ],
)
def test_a_form_is_derived_by_its_rule(name: str, kind: str, words: str, rule: str) -> None:
    entity = Entity("e", name, kind, HERE)
    assert (words, rule) in {(form.words, form.rule) for form in forms_of(entity, frozenset())}
    assert rule in RULES
    assert (words, rule) not in {(form.words, form.rule) for form in forms_of(entity, frozenset({rule}))}


@pytest.mark.parametrize(
    ("name", "demonyms"),
    [
        ("libya", {"Libyan", "Libyans"}),
        ("argentina", {"Argentine", "Argentines", "Argentinean", "Argentineans"}),
        ("kazakhstan", {"Kazakh", "Kazakhs", "Kazakhstani", "Kazakhstanis"}),
        ("saudi arabia", {"Saudi", "Saudis"}),
        ("hong kong", set()),
    ],
)
def test_countries_have_adjectives_and_inhabitants(name: str, demonyms: set[str]) -> None:
    country = country_named(name)
    assert country is not None
    assert demonyms <= set(country.demonyms)
    assert demonyms or not country.demonyms


@pytest.mark.parametrize("other", ["gadaffi", "qaddafi", "gadhafi", "ghaddafi"])
def test_transliterations_sound_alike(other: str) -> None:
    assert are_alike("gaddafi", other)


@pytest.mark.parametrize(
    ("word", "other"), [("gaddafi", "badaffi"), ("leaf", "leif"), ("derna", "doran"), ("brevik", "brown")]
)
def test_other_sounds_and_short_words_do_not(word: str, other: str) -> None:
    assert not are_alike(word, other)

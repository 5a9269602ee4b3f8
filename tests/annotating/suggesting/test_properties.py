"""What holds of suggestions whatever the texts."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.annotating.mentions import Recognizer
from annotated_dossier.annotating.suggesting import Suggestion, suggest

from ..mentions.registers import entities_of
from .suggesting import lines_of, sources_of, suggestions_in

WORDS = st.sampled_from(
    [
        "Karim",
        "Hesatov",
        "Mr.",
        "Dr.",
        "the",
        "of",
        "and,",
        "Brusk",
        "Velkor’s",
        "Ministry",
        "U.S.",
        "CPA",
        "(CPA)",
        "al-Hesat",
        "“Ana",
        "said",
        "in",
        "at",
        "—",
        "Monday",
        "I'm",
        "port\n\n",
        "Selm\n",
        "I",
        "A",
        "@",
        "TARSK",
        "Orwin,",
        "42",
        "D-Selm",
        "Mich.",
        "Harbour",
        "Council",
        "Workers’",
        "Union",
        "\x00",
        ".",
        "é",
        "É",
        "İ",
        "𝔘",
        "of",
        "the",
        "de",
        "Libyan",
        "&",
        "'",
        "’s",
    ]
)
TEXTS = st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=1, max_size=4)


@given(TEXTS)
def test_every_surface_stands_at_its_span_and_no_two_overlap(bodies: list[str]) -> None:
    texts = {f"t{number}": body for number, body in enumerate(bodies)}
    plain = {source.id: text.plain for source, text in sources_of(texts)}
    places = sorted(place for made in suggestions_in(texts) for place in made_places(made))
    assert [plain[source][start:end] for source, start, end, _ in places] == [surface for *_, surface in places]
    for (source, _, end, _), (other, start, _, _) in pairwise(places):
        assert source != other or end <= start


def made_places(made: Suggestion) -> list[tuple[str, int, int, str]]:
    return [(at.source, at.span.start, at.span.end, at.surface) for at in made.places]


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_the_texts_changes_nothing(bodies: list[str], chance: Random) -> None:
    texts = {f"t{number}": body for number, body in enumerate(bodies)}
    shuffled = sources_of(texts)
    chance.shuffle(shuffled)
    assert suggest(shuffled, Recognizer.of(()), ()) == suggestions_in(texts)


@given(TEXTS)
def test_what_the_register_has_is_not_suggested(bodies: list[str]) -> None:
    texts = {f"t{number}": body for number, body in enumerate(bodies)}
    register = {"hesatov": {"name": "Karim Hesatov", "kind": "person"}, "cpa": {"name": "CPA", "kind": "organization"}}
    found = suggestions_in(texts, entities_of(register))
    assert not {"Karim Hesatov", "CPA"} & {surface for made in found for surface, _ in made.variants}


def test_ambiguous_names_are_not_suggested() -> None:
    register = {
        "ana": {"name": "Ana Velkor", "kind": "person"},
        "ivo": {"name": "Ivo Velkor", "kind": "person"},
    }
    text = "Ana Velkor met Ivo Velkor. They left, and Velkor stayed."
    assert lines_of(suggestions_in({"a": text}, entities_of(register))) == []


def test_the_cost_grows_with_the_text() -> None:
    """Spellings of one surname by the thousand, and words without an end, are read at once."""
    names = " ".join(f"He met Karim Hes{'a' * (n % 3 + 1)}t{'o' * (n % 5 + 1)}v there." for n in range(600))
    odd = {"b": "A" * 200_000, "c": "A. " * 8_000, "d": "Aa of " * 8_000, "e": "a-" * 8_000, "f": "AB, " * 8_000}
    assert len(suggestions_in({"a": names, **odd})) < 60

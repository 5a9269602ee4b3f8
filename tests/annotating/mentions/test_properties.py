"""What holds for any text and any register."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_dossier.annotating.markup import parse_plain
from annotated_dossier.annotating.mentions import Reading, Recognizer
from annotated_dossier.annotating.mentions.folding import fold, fold_name
from annotated_dossier.model import Alias, Entity

from .registers import HERE, person

NAMES = (
    "Ana Brevik",
    "Jonas Brevik",
    "Tarsk",
    "University of Tarsk",
    "Coastal Transport Agency",
    "Libya",
    "Bo",
    "Елена Орлова",
)
WORDS = (
    *(word for name in NAMES for word in name.split()),
    "CTA",
    "Libyan",
    "the",
    "of",
    "said",
    "Breviks",
    "Brevik's",
    "W.",
    "Mr.",
)
JOINTS = (" ", " ", " ", " ", ", ", ". ", "-", "\n", "\n\n", "  ", " “", "” ", "\u200b", "\u00a0")
KINDS = ("person", "person", "place", "organization", "organization", "place", "person", "person")
REGISTER = [Entity(f"e{at}", name, kind, HERE) for at, (name, kind) in enumerate(zip(NAMES, KINDS, strict=True))]
RECOGNIZER = Recognizer.of(REGISTER)

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS)), max_size=40).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
anything = st.text(max_size=60)
relaxed = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(recognizer: Recognizer, words: str) -> Reading:
    return recognizer.read(parse_plain(words))


@relaxed
@given(texts | anything)
def test_a_surface_is_its_span_and_mentions_never_overlap(words: str) -> None:
    text = parse_plain(words)
    reading = RECOGNIZER.read(text)
    reached = 0
    for mention in reading.mentions:
        assert text.plain[mention.span.start : mention.span.end] == mention.surface
        passage = text.passages[mention.passage].span
        assert passage.covers(mention.span)
        assert mention.span.start >= reached
        reached = mention.span.end
    for ambiguity in reading.ambiguities:
        assert text.plain[ambiguity.span.start : ambiguity.span.end] == ambiguity.surface
        assert not any(ambiguity.span.meets(mention.span) for mention in reading.mentions)


@relaxed
@given(texts, st.randoms(use_true_random=False))
def test_the_order_of_the_register_and_of_texts_changes_nothing(words: str, chance: random.Random) -> None:
    shuffled = REGISTER.copy()
    chance.shuffle(shuffled)
    other = Recognizer.of(shuffled)
    read(other, "Ana Brevik met Qaddafi and Tarske in Libya.")
    assert read(other, words) == read(RECOGNIZER, words)


@relaxed
@given(texts)
def test_unrelated_entries_change_no_decision(words: str) -> None:
    unrelated = [
        person("Zed Quimby"),
        Entity("z", "Xylo Works Ltd", "organization", HERE),
        Entity("y", "Ypres", "place", HERE),
    ]
    assert read(Recognizer.of([*REGISTER, *unrelated]), words) == read(RECOGNIZER, words)


@relaxed
@given(anything, anything)
def test_any_name_in_any_text_is_no_crash(name: str, words: str) -> None:
    for kind in ("person", "place", "organization", "term"):
        entity = Entity("e", name, kind, HERE, aliases=(Alias(words, HERE),), excluded=(name,))
        reading = read(Recognizer.of([entity]), f"{words} {name} {words}")
        assert all(mention.entity == "e" for mention in reading.mentions)


@relaxed
@given(anything)
def test_folding_leads_back_to_the_original(words: str) -> None:
    folded = fold(words)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= span.start <= span.end <= len(words) for span in spans)
    assert all(one.start <= other.start for one, other in pairwise(spans))


@relaxed
@given(st.text(alphabet=st.characters(categories=["L", "M", "N", "Zs"]), max_size=20))
def test_a_folded_name_folds_to_itself(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)

"""Texts and registers that nobody means to write are read in bounded time."""

from __future__ import annotations

import time

import pytest

from annotated_dossier.annotating.markup import parse_plain
from annotated_dossier.annotating.mentions import Recognizer
from annotated_dossier.model import Alias, Entity, Text

from .registers import HERE, person

SHORT = [person("Aa Bb"), person("Cc Aa"), Entity("aa", "Aa", "place", HERE), Entity("a", "a", "term", HERE)]
PATTERNS = {
    "no space": "a",
    "no space, capitals": "A",
    "names without a space": "AaBb",
    "hyphens": "Aa-",
    "nothing but names": "Aa Bb Aa ",
    "line ends": "Aa\n",
    "wide gaps": "Aa          ",
    "zero-width characters": "A\u200ba ",
    "combining marks": "Aa\u0308\u0301\u0302 ",
    "commas": ", Aa. ",
    "quotation marks": "“Aa” ",
    "Arabic": "والبلد ",
    "Chinese": "利比亚",
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_time_grows_with_the_text_and_no_faster(pattern: str) -> None:
    recognizer = Recognizer.of(SHORT)
    small, large = (parse_plain(pattern * (size // len(pattern))) for size in (60_000, 240_000))
    assert _spent(recognizer, large) < 12 * _spent(recognizer, small) + 0.2


def test_twenty_thousand_aliases_are_one_pass() -> None:
    aliases = tuple(Alias(f"Byname Number{at}", HERE) for at in range(20_000))
    recognizer = Recognizer.of([Entity("e", "Ana Brevik", "person", HERE, aliases=aliases)])
    reading = recognizer.read(parse_plain("Byname Number7 met Byname Number19999. " * 500))
    assert len(reading.mentions) == 1000


def test_a_name_that_thousands_share_stays_open_with_a_few_candidates() -> None:
    recognizer = Recognizer.of([Entity(f"e{at}", "John Smith", "person", HERE) for at in range(3000)])
    reading = recognizer.read(parse_plain("John Smith met Smith. " * 200))
    assert reading.mentions == ()
    assert {len(ambiguity.candidates) for ambiguity in reading.ambiguities} == {12}


@pytest.mark.parametrize("name", ["", " ", "!", "…", "\u200b", "'", "-", "the", ".", "(x)", "A.", "\u0301"])
def test_a_name_of_next_to_nothing_is_no_crash(name: str) -> None:
    for kind in ("person", "place", "organization", "term"):
        Recognizer.of([Entity("e", name, kind, HERE)]).read(parse_plain(f"The {name} of {name}. A the."))


def _spent(recognizer: Recognizer, text: Text) -> float:
    start = time.process_time()
    recognizer.read(text)
    return time.process_time() - start

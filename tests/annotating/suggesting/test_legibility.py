"""What hinders the search for names in a text is told."""

from __future__ import annotations

import pytest

from annotated_dossier.annotating.suggesting import Hindrance, hindrance_of

ENGLISH = "Workers left early, and many of them went to the port, where Velkor was waiting for the boats."
FRENCH = "Les ouvriers sont partis tôt, et beaucoup d’entre eux sont allés au port, où Velkor attendait les bateaux."


@pytest.mark.parametrize(
    ("text", "said", "hindrance"),
    [
        ("", "en", Hindrance.NO_WORDS),
        ("12 — 13 …", "en", Hindrance.NO_WORDS),
        (ENGLISH, "en", None),
        (ENGLISH, "fr", None),
        (ENGLISH.upper(), "en", Hindrance.ALL_CAPITALS),
        (ENGLISH.lower(), "en", Hindrance.NO_CAPITALS),
        ("زارت نورا المدينة", "ar", Hindrance.NO_CAPITALS),
        (FRENCH, "en", Hindrance.OTHER_LANGUAGE),
        ("Velkor Orwin", "fr-CA", Hindrance.OTHER_LANGUAGE),
        ("Velkor Orwin", "en-GB", None),
    ],
)
def test_a_text_that_can_hardly_be_read_for_names_is_told(text: str, said: str, hindrance: Hindrance | None) -> None:
    assert hindrance_of(text, said) == hindrance

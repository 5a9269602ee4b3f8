from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.indexing.sentences import LONGEST, sentence_around
from annotated_dossier.model import Span


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One ship came. Two ships left. None stayed.", "Two", "Two ships left."),
        ("He met Gen. Haftar there. Then he left.", "Haftar", "He met Gen. Haftar there."),
        ("The U.S. Navy came. It left.", "Navy", "The U.S. Navy came."),
        ("On Feb. 3 J. R. Smith spoke. He left.", "Smith", "On Feb. 3 J. R. Smith spoke."),
        ("“It is over.” He left. Marek stayed.", "He", "He left."),
        ("Is it? Marek says so!", "Marek", "Marek says so!"),
        ("没有船。托布鲁克很安静。", "托布鲁克", "托布鲁克很安静。"),
        ("All one sentence", "one", "All one sentence"),
    ],
)
def test_a_mention_stands_in_its_sentence(text: str, word: str, sentence: str) -> None:
    at = text.index(word)
    start, end = sentence_around(text, Span(at, at + len(word)), Span(0, len(text)))
    assert text[start:end] == sentence


@given(st.text(alphabet="ab A.!? ", min_size=1, max_size=900), st.data())
def test_a_sentence_holds_its_mention_and_is_short(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, min(len(text), start + 20))))
    sentence = sentence_around(text, span, Span(0, len(text)))
    assert sentence.covers(span)
    assert sentence.end - sentence.start <= LONGEST + 1

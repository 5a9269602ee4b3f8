"""Whether a capital behind a name numbers it (Elizabeth I, World War I, Vitamin A) or is a word of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..mentions.lexicon import FUNCTION_WORDS, words_of

if TYPE_CHECKING:
    from .spans import Word

_CONTRACTION = re.compile(r"(?:[^\W\d_]+n['’]t|[^\W\d_]+['’](?:m|ve|re|ll|d))", re.IGNORECASE)

# What is counted by numerals and letters, whatever follows.
COUNTED = words_of("""
war phase article part mark class title type act book chapter volume level tier division group appendix stage category
section grade schedule annex table figure unit factor zone block plan vitamin hepatitis influenza serie series team
exhibit wing
""")
# Who is numbered: a title that stands before, or a name that sovereigns and popes took more than once.
_SOVEREIGNS = words_of(
    "king queen pope emperor empress tsar czar tsarina kaiser shah sultan prince duke patriarch khan"
)
_NAMES_OF_SOVEREIGNS = words_of("""
abbas abdullah afonso ahmad ahmed ahmose albert alexander alfonso amenhotep andrew anne antiochus artaxerxes baldwin
baudouin boris carlos carol casimir catherine charles christian clement constantine cyrus darius edward elizabeth
faisal farouk ferdinand francis franz frederick fuad george gregory gustav haakon henry hussein innocent ivan james john
joseph justinian kamehameha karl leo leopold louis mahmud manuel mary maximilian mehmed menelik mohammed murad napoleon
nicholas norodom olav osman otto paul pedro peter philip pius ptolemy ramesses ramses richard rudolf selassie selim seti
sigismund suleiman theodosius umberto urban victoria vittorio wenceslaus wilhelm william xerxes zog emmanuel
""")
# What follows the pronoun, and what follows a name in the third person.
_FIRST_PERSON = words_of("""
am have do think know believe want mean see feel hope need guess suppose remember like love hate wish say tell find get
go come make take call keep understand agree doubt expect never always
""")
_THIRD_PERSON = words_of("is has does says of who whose")
_AFTER_ARTICLE = words_of("new former next last second third late")


def is_contraction(word: str) -> bool:
    """I'm, they've, didn't: never a name, nor part of one."""
    return _CONTRACTION.fullmatch(word) is not None


def is_own_word(words: Sequence[Word], start: int, at: int) -> bool:
    """Whether the word at `at` behind the capitals from `start` is a pronoun, an article or a verb, and no number."""
    word = words[at]
    if is_contraction(word.text):
        return True
    counted = words[at - 1].lower in COUNTED
    if word.text not in ("I", "A") or counted or word.possessive:
        return False
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    if after is None:
        return False
    if word.text == "A":
        return after.text.islower() and (after.lower in _AFTER_ARTICLE or after.lower not in FUNCTION_WORDS)
    if after.lower in _FIRST_PERSON | _THIRD_PERSON:
        return after.lower in _FIRST_PERSON
    return not _is_of_a_sovereign(words[start:at])


def _is_of_a_sovereign(words: Sequence[Word]) -> bool:
    return words[-1].lower in _NAMES_OF_SOVEREIGNS or any(word.lower in _SOVEREIGNS for word in words)

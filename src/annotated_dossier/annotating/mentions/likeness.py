"""Whether two words spell the same sounds: a skeleton of consonants to find candidates, an edit distance to decide.

The skeleton is in the manner of Soundex and of the Beider-Morse rules, much reduced: letters that transliterations
confuse (kh and h, q and k or g, w and v, ph and f) become one, vowels and doubles go, the first sound stays. The
distance is Damerau and Levenshtein's, from RapidFuzz.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

SHORTEST = 5
_GROUPS = (
    ("tsch", "C"), ("tch", "C"), ("sch", "S"), ("dzh", "J"), ("dj", "J"), ("kh", "H"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("sh", "S"), ("ch", "C"), ("ck", "k"), ("ks", "x"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip
_SOUNDS = str.maketrans({"c": "k", "w": "v", "H": "h", "S": "s"})
_SILENT = re.compile(r"(?<!^)[aeiouyh]")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """The skeletons of a folded word of one part; q may sound like k or like g. None for other than a-z."""
    if not word.isascii() or not word.isalpha():
        return frozenset()
    written = word[1:] if word[0] == "y" and word[1:2] in tuple("aeiou") else word
    for letters, sound in _GROUPS:
        written = written.replace(letters, sound)
    written = _DOUBLED.sub(r"\1", written.translate(_SOUNDS))
    bare = _SILENT.sub("", written)
    if bare[:1] in tuple("aeiou"):
        bare = "*" + bare[1:]
    if len(bare) < 3:
        return frozenset()
    return frozenset((bare.replace("q", "k"), bare.replace("q", "g")))


def are_alike(word: str, other: str, shortest: int = SHORTEST) -> bool:
    """Whether two folded words share a skeleton and differ by few letters (one in five, two in six, three in nine)."""
    length = min(len(word), len(other))
    if length < shortest or not skeletons(word) & skeletons(other):
        return False
    return OSA.distance(word, other, score_cutoff=length // 3) <= length // 3

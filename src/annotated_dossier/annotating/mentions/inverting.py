"""Names of persons as lists write them, the surname first: `Falk, Ines`. Texts write `Ines Falk`."""

from __future__ import annotations

import re
from itertools import pairwise

from .lexicon import COMPANY_SUFFIXES, INSTITUTIONS, PARTICLES, SUFFIXES_OF_PERSONS, TITLES, given_names, words_of

_MOST_WORDS = 3
_WORD = re.compile(r"[^\W\d_][\w.'’ʼ-]*")
# What stands behind a name and is no given name: `Anna Lund, MP`.
_HONOURS = words_of("""
ba bsc ma msc mba md dds phd dphil llb llm jd mp mep mla msp mbe obe cbe kbe dbe kc qc rn cpa
""")
_AFTER = SUFFIXES_OF_PERSONS | _HONOURS


def turned(name: str) -> str | None:
    """The given name first, of a person's name that has its surname before a comma; None where that is not sure.

    `Falk, Ines` is; `Anna Lund, MP`, `Philip, Duke of Edinburgh` and `Lund, Falk, Marek` are not.
    """
    surname, comma, rest = (part.strip() for part in name.partition(","))
    words, given = surname.split(), rest.split()
    if not comma or not (0 < len(words) <= _MOST_WORDS and 0 < len(given) <= _MOST_WORDS):
        return None
    if not all(map(_WORD.fullmatch, (*words, *given))):
        return None
    if not (_is_surname(words) and _is_given(given)):
        return None
    return f"{rest} {surname}"


def _is_surname(words: list[str]) -> bool:
    """Names, perhaps with particles; `Anna Lund` is a whole name, and what follows says what or where she is."""
    *before, last = words
    is_whole = bool(before) and before[0].lower() in given_names() - PARTICLES
    return not is_whole and _is_name(last) and all(_is_name(word) or word.lower() in PARTICLES for word in before)


def _is_given(words: list[str]) -> bool:
    """Names, or names and the particles of the surname, as in `Berg, Anna van der`."""
    bare = [word.lower().strip(".") for word in words]
    stray = (_AFTER | TITLES | INSTITUTIONS | COMPANY_SUFFIXES) - PARTICLES
    # Don and Dean are titles, too.
    is_known = len(bare) == 1 and bare[0] in given_names()
    return (
        _is_name(words[0])
        and (is_known or not stray.intersection(bare))
        and all(_is_name(word) or word in PARTICLES for word in words[1:])
        and not any(_is_name(later) and not _is_name(word) for word, later in pairwise(words))
    )


def _is_name(word: str) -> bool:
    """Whether the word starts as a name does, as in `al-Bashir`, too; a script without capitals tells nothing."""
    before, hyphen, rest = word.partition("-")
    return not word[0].islower() or bool(hyphen and before in PARTICLES and rest and not rest[0].islower())

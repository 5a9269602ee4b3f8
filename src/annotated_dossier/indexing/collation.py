"""The order of headings in an index, the same in every locale."""

from __future__ import annotations

import unicodedata

from ..model import Entity

OTHER_SCRIPTS = "Other scripts"
FIGURES = "0–9"


def sort_key(heading: str) -> tuple[bool, str, str]:
    """Letter by letter, without regard to case, diacritics, hyphens and a leading article; other scripts last."""
    words = heading.casefold().removeprefix("the ").removeprefix("al-")
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if c.isalnum() or c == " ")
    return (letter_of(heading) == OTHER_SCRIPTS, bare, heading)


def letter_of(heading: str) -> str:
    """The letter under which a heading stands: A to Z, figures, or other scripts."""
    words = heading.casefold().removeprefix("the ").removeprefix("al-")
    for character in unicodedata.normalize("NFKD", words):
        if character.isdigit():
            return FIGURES
        if "a" <= character <= "z":
            return character.upper()
        if character.isalpha():
            return OTHER_SCRIPTS
    return FIGURES


def index_heading(entity: Entity) -> str:
    """A person's surname first ("Haftar, Khalifa"), unless the author gave the heading; any other name as it is."""
    if entity.sort:
        return entity.sort
    words = entity.name.split()
    if entity.kind != "person" or len(words) < 2 or letter_of(words[-1]) == OTHER_SCRIPTS:
        return entity.name
    return f"{words[-1]}, {' '.join(words[:-1])}"

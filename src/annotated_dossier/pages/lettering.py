"""How much room words take in a picture, as far as that can be told without a font."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,:;'’!|()[]- ")


def width_of(words: str, size: float) -> float:
    """Rather too wide than too narrow: the reader's own sans-serif font is not known."""
    return size * sum(_share(character) for character in words)


def broken(words: str, longest: int) -> tuple[str, ...]:
    """`words` in lines of about so many characters, broken at spaces and behind hyphens; at most three."""
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > longest and len(lines) < 3:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(shortened(line, 2 * longest) for line in lines)


def shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _share(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return 0.38
    return 0.76 if character.isupper() or character in "mwMW@%—" else 0.6

"""What stands around a span: the word before, the word after, the start of a sentence, a line in capitals."""

from __future__ import annotations

import re

from .lexicon import SHORT_TITLES, TITLES

# No word that matters is longer; a megabyte without a space is not searched twice.
_REACH = 40
_LINE = 100
_JOINTS = " \n\u00a0\u202f-‐‑"
_SPACES = " \n\u00a0\u202f"
_QUOTES = "\"'“”‘’«»„([*_`"
_MARKS = ",;:!?)]}\"”»…'’`"
_CLOSED = re.compile(r"(?:[.!?…•–—\n:]|[.!?…,]['\"”’)\]]+)$|(?:^|\n) *(?:\d+[.)]|[*•-])$")


def word_before(plain: str, start: int) -> str:
    """The word that stands right before, joined by one space or hyphen; empty where a mark parts them."""
    if start < 2 or plain[start - 1] not in _JOINTS:
        return ""
    last = plain[start - 2]
    if last in _MARKS or last.isspace():
        return ""
    chunk = plain[max(0, start - _REACH) : start - 1]
    word = chunk.split()[-1].rsplit("—", 1)[-1].lstrip(_QUOTES)
    if last == "." and not (word[:-1].lower() in SHORT_TITLES or len(word) <= 2 * word.count(".")):
        return ""
    return word


def capital_before(plain: str, start: int) -> str:
    """The word right before, if it begins with a capital."""
    left = plain.rfind(" ", start - _REACH if start > _REACH else 0, start - 1) + 1
    # Nearly always a small letter answers at once; a line end would hide another word behind it.
    if plain[left : left + 1].islower() and plain.find("\n", left, start - 1) < 0:
        return ""
    word = word_before(plain, start)
    return word if word[:1].isupper() else ""


def title_before(plain: str, start: int) -> bool:
    """Whether a form of address stands right before."""
    left = plain.rfind(" ", start - _REACH if start > _REACH else 0, start - 1) + 1
    word = plain[left : start - 1].rpartition("\n")[2].lower()
    return word[:-1] in SHORT_TITLES if word.endswith(".") else word in TITLES


def word_after(plain: str, end: int) -> str:
    """The word that stands right after, joined by one space; empty where a mark or a possessive parts them."""
    if plain[end : end + 1] not in _SPACES or end + 1 >= len(plain):
        return ""
    if not plain[end + 1].isalnum():
        return ""
    return plain[end + 1 : end + _REACH].split(None, 1)[0].rstrip(".,;:!?)]\"”'’»…*_")


def capital_after(plain: str, end: int) -> str:
    """The word right after, if it begins with a capital."""
    return word_after(plain, end) if plain[end + 1 : end + 2].isupper() else ""


def is_possessive(plain: str, end: int) -> bool:
    return plain.startswith(("'s", "’s"), end)


def starts_sentence(plain: str, start: int) -> bool:
    """Whether a capital at `start` may be there only because a sentence begins."""
    chunk = plain[max(0, start - 12) : start]
    before = chunk.rstrip(_SPACES + _QUOTES)
    if not before:
        return start < 12 or "\n" in chunk
    if "\n\n" in chunk[len(before) :]:
        return True
    if before[-1] == "." and before.split()[-1].rstrip(".").lower() in SHORT_TITLES:
        return False
    return _CLOSED.search(before) is not None


def line_at(plain: str, start: int, end: int) -> str:
    """The words of a passage around a span, no more than a hundred characters either way."""
    opening = plain.rfind("\n\n", max(0, start - _LINE), start)
    left = opening + 2 if opening >= 0 else max(0, start - _LINE)
    closing = plain.find("\n\n", end, end + _LINE)
    return plain[left : closing if closing >= 0 else end + _LINE]


def all_in_capitals(line: str) -> bool:
    """Whether a line is set in capitals, so that capitals tell nothing."""
    return line.isupper() and sum(c.isalpha() for c in line) > 20


def in_title_case(line: str) -> bool:
    """Whether a line is one that begins most of its words with a capital, as headlines do."""
    if len(line) > 1.5 * _LINE or ". " in line or line.endswith((".", ".”", '."')):
        return False
    words = [word for word in line.split() if word[:1].isalpha() and len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)

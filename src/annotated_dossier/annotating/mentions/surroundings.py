"""What stands around a span: the word before, the word after, the start of a sentence, a line in capitals."""

from __future__ import annotations

import re

from ...model import Text
from .lexicon import SHORT_TITLES, TITLES

# No word that matters is longer; a megabyte without a space is not searched twice.
_REACH = 40
_LINE = 100
_JOINTS = " \u00a0\u202f-‐‑"
_SPACES = " \u00a0\u202f"
# Stands where a passage ends, so that no name and no look around reaches over it.
END = "\x00"
_QUOTES = "\"'“”‘’«»„([*_`"
_MARKS = f",;:!?)]}}\"”»…'’`{END}"
_CLOSED = re.compile(r"(?:[.!?…•–—\x00:]|[.!?…,]['\"”’)\]]+)$|(?:^|\x00) *(?:\d+[.)]|[*•-])$")


def one_line(text: Text) -> str:
    """A text's words, position for position, with its line ends as spaces and a mark where each passage ends."""
    gaps = len(text.passages) - 1
    if text.plain.count("\n\n") == gaps:
        return text.plain.replace("\n\n", f"{END} ").replace("\n", " ")
    if text.plain.count("\n") == gaps:
        return text.plain.replace("\n", END)
    parts: list[str] = []
    done = 0
    for passage in text.passages:
        end = passage.span.end
        parts.append(text.plain[done:end])
        parts.append(END)
        done = end + 1
    parts.append(text.plain[done:])
    return "".join(parts)[: len(text.plain)].replace("\n", " ")


def word_before(plain: str, start: int) -> str:
    """The word that stands right before, joined by one space or hyphen; empty where a mark parts them."""
    if start < 2 or plain[start - 1] not in _JOINTS:
        return ""
    last = plain[start - 2]
    if last in _MARKS or last.isspace():
        return ""
    chunk = plain[max(0, start - _REACH) : start - 1]
    word = chunk.split()[-1].rpartition(END)[2].rpartition("—")[2].lstrip(_QUOTES)
    if last == "." and not (word[:-1].lower() in SHORT_TITLES or len(word) <= 2 * word.count(".")):
        return ""
    return word


def capital_before(plain: str, start: int) -> str:
    """The word right before, if it begins with a capital."""
    left = plain.rfind(" ", start - _REACH if start > _REACH else 0, start - 1) + 1
    # Nearly always a small letter answers at once.
    if plain[left : left + 1].islower() and plain.find(END, left, start - 1) < 0:
        return ""
    word = word_before(plain, start)
    return word if word[:1].isupper() else ""


def title_before(plain: str, start: int) -> bool:
    """Whether a form of address stands right before, with a capital."""
    before = capital_before(plain, start)
    return bool(before) and before.rstrip(".").lower() in TITLES


def word_after(plain: str, end: int) -> str:
    """The word that stands right after, joined by one space; empty where a mark or a possessive parts them."""
    if plain[end : end + 1] not in _SPACES or end + 1 >= len(plain):
        return ""
    if not plain[end + 1].isalnum():
        return ""
    return plain[end + 1 : end + _REACH].split(None, 1)[0].partition(END)[0].rstrip(".,;:!?)]\"”'’»…*_")


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
        return start < 12
    if before[-1] == "." and before.split()[-1].rstrip(".").lower() in SHORT_TITLES:
        return False
    return _CLOSED.search(before) is not None


def all_in_capitals(plain: str, start: int, end: int) -> bool:
    """Whether the line around a span is set in capitals, so that capitals tell nothing."""
    line = _line_at(plain, start, end)
    return line.isupper() and sum(c.isalpha() for c in line) > 20


def sets_capitals(plain: str, start: int, end: int) -> bool:
    """Whether a span stands in a short line that begins most of its words with a capital, as headlines do."""
    if plain.find(END, end, end + _LINE) < 0 and end + _LINE < len(plain):
        return False
    line = _line_at(plain, start, end)
    if ". " in line or line.endswith((".", ".”", '."')):
        return False
    words = [word for word in line.split() if word[:1].isalpha() and len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _line_at(plain: str, start: int, end: int) -> str:
    """The words of a passage around a span, no more than a hundred characters either way."""
    opening = plain.rfind(END, max(0, start - _LINE), start)
    left = opening + 1 if opening >= 0 else max(0, start - _LINE)
    closing = plain.find(END, end, end + _LINE)
    return plain[left : closing if closing >= 0 else end + _LINE]

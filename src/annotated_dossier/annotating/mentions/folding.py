"""One way of writing for names and texts, and the way back: folded position to original position.

Folding lowers case, drops diacritics and zero-width characters, writes compatibility forms (ligatures, full-width
letters) as plain ones, and turns every other mark, dash, quote or kind of space into a single space each. A letter
stays one letter wherever it can, so that most texts fold without an offset map at all. Runs of spaces inside a
paragraph count as one; a blank line keeps two, so that no name without punctuation reaches across it. Case
folding and decomposition are those of the Unicode Standard, chapters 3.13 and UAX #15.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from annotated_dossier.model import Span

# Kept as they stand because they tell names apart: AT&T, C++, C#.
_MEANT = "&+#"
_ASCII = {code: chr(code).lower() if chr(code).isalnum() or chr(code) in _MEANT else " " for code in range(128)}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SPACES = r"\s\s+"
_SPACES_ONLY = re.compile(_SPACES)
_MARKS = frozenset(("Mn", "Me", "Cf"))
# More distinct letters than this and a table beats one replacement after another.
_FEW = 24
# Wider than a wrapped and indented line: a gap in a table, not a space.
_WIDE = 16


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `folded_at` and `original_at` are the starts of stretches that run in step; empty: all of it."""

    text: str
    original: str
    folded_at: tuple[int, ...] = ()
    original_at: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The original's span of a folded one, with the marks that hang on its last letter."""
        if not self.folded_at:
            return Span(start, end)
        last = self._original(end - 1) + 1
        stop = self._original(end)
        while last < stop and unicodedata.combining(self.original[last]):
            last += 1
        return Span(self._original(start), last)

    def _original(self, position: int) -> int:
        stretch = bisect_right(self.folded_at, position) - 1
        return self.original_at[stretch] + position - self.folded_at[stretch]


def fold(text: str) -> Folded:
    """`text` folded, in time linear in its length."""
    if text.isascii():
        if not _has_runs(text):
            return Folded(text.translate(_ASCII), text)
        even, folded_at, original_at = _evened(text, _SPACES_ONLY)
        return Folded(even.translate(_ASCII), text, folded_at, original_at)
    odd = set(_NOT_ASCII.findall(text))
    uneven = sorted(letter for letter in odd if len(fold_letter(letter)) != 1)
    if not uneven and not _has_runs(text):
        return Folded(_letter_by_letter(text, odd), text)
    pattern = re.compile(f"{_SPACES}|[{re.escape(''.join(uneven))}]") if uneven else _SPACES_ONLY
    even, folded_at, original_at = _evened(text, pattern)
    return Folded(_letter_by_letter(even, odd), text, folded_at, original_at)


def fold_name(name: str) -> str:
    """A name's key: folded, without the spaces around it."""
    if name.isascii():
        return name.translate(_ASCII).strip()
    return fold(name).text.strip()


@lru_cache(maxsize=65536)
def fold_letter(letter: str) -> str:
    """What one character folds to: nothing, a letter, a space, or several letters."""
    if letter.isascii():
        return _ASCII[ord(letter)]
    category = unicodedata.category(letter)
    if category in _MARKS:
        return ""
    if category[0] in "PSZC":
        return " "
    if "\u3040" <= letter <= "\u30ff":  # the marks on kana make other syllables
        return unicodedata.normalize("NFKC", letter)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    return "".join(_written(c) for c in plain if unicodedata.category(c) not in _MARKS) or " "


def _written(letter: str) -> str:
    if letter.isascii():
        return _ASCII[ord(letter)]
    return _SAME.get(letter, letter) if letter.isalnum() else " "


# Letters that Unicode does not decompose, though writers drop the stroke or the tie.
_SAME = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ŧ": "t",
    "ə": "e", "ʼ": " ", "ʿ": "", "ʾ": "", "ʻ": "", "ـ": "",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه",
}  # fmt: skip


def _has_runs(text: str) -> bool:
    """Whether several spaces stand between two letters, where they would hide a name; elsewhere they do no harm."""
    if "\t" in text or "\xa0" in text or "\n" in text:
        return _SPACES_ONLY.search(text) is not None
    at = text.find("  ")
    while at >= 0:
        end = at + 2
        while text[end : end + 1] == " ":
            end += 1
        if text[at - 1 : at].isalnum() and text[end : end + 1].isalnum():
            return True
        at = text.find("  ", end)
    return False


def _evened(text: str, pattern: re.Pattern[str]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """`text` with everything that does not fold letter for letter already folded, and where its stretches start."""
    parts: list[str] = []
    folded_at, original_at = [0], [0]
    done = length = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        written = _run(found[0]) if found[0].isspace() else fold_letter(found[0])
        parts.append(text[done:start])
        parts.append(written)
        length += start - done
        folded_at.extend(range(length, length + len(written) + 1))
        original_at.extend([start] * len(written))
        original_at.append(end)
        length += len(written)
        done = end
    parts.append(text[done:])
    return "".join(parts), tuple(folded_at), tuple(original_at)


def _run(spaces: str) -> str:
    """One space, but where a paragraph ends or a gap is too wide to lie inside a name."""
    return "\n\n" if len(spaces) > _WIDE or spaces.count("\n") > 1 else " "


def _letter_by_letter(text: str, odd: set[str]) -> str:
    if len(odd) > _FEW:
        return text.translate({ord(c): fold_letter(c) for c in odd} | _ASCII)
    for letter in odd:
        folded = fold_letter(letter)
        if folded != letter and len(folded) == 1:
            text = text.replace(letter, folded)
    return text.translate(_ASCII)

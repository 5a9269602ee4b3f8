"""Texts that a dossier has already, recognized by their words."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator

# Runs of five words are long enough to be an article's own, and short enough to survive corrections.
_RUN = 5
# Every eighth run speaks for the others: chosen by what it says, so that two texts choose the same ones (Broder 1997).
_SAMPLE = 8
_FEWEST = 10
_ALIKE = 0.7


class KnownTexts:
    """Texts by name. Spelling of white space, punctuation, capitals and composed letters does not count."""

    def __init__(self) -> None:
        self._same: dict[tuple[str, ...], str] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._sizes: dict[str, int] = {}

    def remember(self, name: str, title: str, text: str) -> None:
        words = _words(title, text)
        runs = set(_sampled_runs(words))
        self._same.setdefault(words, name)
        self._sizes[name] = len(runs)
        for run in runs:
            self._holders[run].append(name)

    def same_as(self, title: str, text: str) -> str:
        """The name of a text with the same words; empty where there is none."""
        return self._same.get(_words(title, text), "")

    def like(self, title: str, text: str) -> tuple[str, float] | None:
        """The text that shares most with this one, and what share of the shorter stands in both; None if little."""
        runs = set(_sampled_runs(_words(title, text)))
        shared = Counter(name for run in runs for name in self._holders.get(run, ()))
        shares = [
            (number / min(len(runs), self._sizes[name]), name)
            for name, number in shared.items()
            if min(len(runs), self._sizes[name]) >= _FEWEST
        ]
        share, name = max(shares, default=(0.0, ""))
        return (name, share) if share >= _ALIKE else None


def _words(title: str, text: str) -> tuple[str, ...]:
    """The text's words without the title at its head, which one file shows and another only declares."""
    heading, words = _split(title), _split(text)
    return words[len(heading) :] if words[: len(heading)] == heading else words


def _split(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _sampled_runs(words: tuple[str, ...]) -> Iterator[int]:
    for start in range(len(words) - _RUN + 1):
        run = zlib.crc32(" ".join(words[start : start + _RUN]).encode())
        if run % _SAMPLE == 0:
            yield run

"""Runs of capitalised words in a text that may be names, with what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from ..mentions.lexicon import (
    DAYS_AND_MONTHS,
    FUNCTION_WORDS,
    PARTICLES,
    SHORT_TITLES,
    TITLES,
    VERBS_OF_PERSONS,
    given_names,
    ordinary_words,
)
from ..mentions.surroundings import END, all_in_capitals, starts_sentence
from .cues import BODIES, COMPANIES, DUTIES, EVENTS, HEADS, HYPHENED, JOINING, LAWS, ON, PLACES_LAST
from .gazetteer import province_shortened
from .numbering import is_own_word

_WORD = re.compile(
    r"(?P<initials>(?:[^\W\d_]\.){2,}|(?:[A-Z]\. ){1,4}[A-Z]\.(?=[ ,;]))"
    r"|[^\W_]+(?:(?:[-‐‑'’&.@]|–(?=[A-Z]))[^\W_]+)*(?P<plural>(?<=s)['’](?= [A-Z]))?"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_JOINED_PARTICLE = re.compile(r"(?:a[dlnrstz]|ash|[eu]l|abu|bin|ben|ibn|de|[dl])[-‐‑'’][A-Z]|[a-z][A-Z][a-z]{2}")
_INSIDE = (PARTICLES | {"e"}) - FUNCTION_WORDS - {"ten", "saint", "mac", "mc", "san", "santa", "ad", "den", "ash", "do"}
_HYPHENED = re.compile(rf"[-‐‑](?:{HYPHENED.replace(' ', '|')})$")
_OPENING = frozenset('"“‘«„*•–—:;([\x00')
# Possessive quantifiers, so that a megabyte of capitals is read once.
_DATELINE = re.compile(
    r"[\s\ufeff]*(?:[A-Z][A-Z.'’-]++[ ,]*+)++(?:[^\x00!?]{0,30}?)(?:\([A-Za-z ]{1,20}\) ?)?[-–—]{1,2}[ \x00]"
)
_LONGEST_DATELINE = 150
# No name has more words.
_LONGEST = 20
_PEOPLE_PLURAL = frozenset(("men", "women", "people", "children"))


class Trust(IntEnum):
    """How much a capital tells: nothing in a headline, little where a sentence starts."""

    HEADLINE = 0
    OPENING = 1
    INSIDE = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, `plain[start:end]`, without a possessive ending; `joined` has nothing but a space before it."""

    start: int
    end: int
    text: str
    possessive: bool
    joined: bool
    gap: str

    @property
    def lower(self) -> str:
        return self.text.lower().rstrip(".")

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or _JOINED_PARTICLE.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Run:
    """Words that may be one name, how far their capitals tell, whether the line is a dateline.

    `after_office` says that the words before are an office and “of” or “for”: Secretary of.
    """

    words: tuple[Word, ...]
    trust: Trust
    dateline: bool = False
    after_office: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def words_in(plain: str) -> list[Word]:
    """The words of a text in order."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(plain):
        start, end = match.span()
        text = match[0]
        ending = _POSSESSIVE.search(text) or _HYPHENED.search(text)
        possessive = ending is not None and not (text[:1].islower() and text[1:2] in "'’")
        if ending is not None and possessive:
            text = text[: ending.start()]
            end = start + len(text)
        gap = plain[last:start] if last else END
        if plain[end : end + 1] == "." and (
            _takes_period(text)
            or (gap in (", ", " (") and province_shortened(text.lower()))
            or (gap == " " and len(text) < 5 and found and province_shortened(f"{found[-1].lower} {text.lower()}"))
        ):
            text, end = text + ".", end + 1
        found.append(Word(start, end, text, possessive, gap in (" ", "\u00a0"), gap))
        last = match.end() if end <= match.end() else end
    return found


def _takes_period(text: str) -> bool:
    return (
        re.split("[-‐‑–]", text)[-1].lower() in SHORT_TITLES
        or text in ("Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "St", "Mt", "Ft")
        or (len(text) == 1 and text.isupper() and text != "I")
    )


def runs_in(plain: str, words: list[Word]) -> Iterator[Run]:
    """The runs of a text in order, never overlapping."""
    at = 0
    headlines = _headlines(plain, words)
    while at < len(words):
        if not words[at].is_capital or _is_address(words, at):
            at += 1
            continue
        end = _run_end(words, at)
        run = _as_run(plain, tuple(words[at:end]), at in headlines)
        yield replace(run, after_office=True) if _follows_office(words, at) else run
        at = end


def _follows_office(words: list[Word], at: int) -> bool:
    """Secretary of, Speaker of the."""
    before = at - 1 if at > 1 and words[at - 1].lower == "the" and words[at].joined else at
    joined = before > 1 and words[before].joined and words[before - 1].lower in ("of", "for")
    return joined and _is_office(words, before - 2)


def _is_address(words: list[Word], at: int) -> bool:
    """A handle, a tag, or what stands behind a host's name."""
    behind_host = at > 0 and words[at].gap == "/" and "." in words[at - 1].text
    return words[at].gap.endswith(("@", "#")) or behind_host


def _is_office(words: list[Word], at: int) -> bool:
    """Secretary (of), and Secretary of State (for)."""
    if at >= 2 and words[at].joined and words[at - 1].joined and words[at - 1].lower == "of" and words[at].is_capital:
        return words[at + 1].joined and words[at - 2].lower in TITLES
    return at >= 0 and words[at + 1].joined and words[at].lower in TITLES


def _headlines(plain: str, words: list[Word]) -> set[int]:
    """The indexes of words in short passages that give most of their words a capital."""
    found: set[int] = set()
    openings = [at for at, word in enumerate(words) if END in word.gap]
    for start, end in pairwise([*openings, len(words)]):
        # What ends like a sentence has to be in capitals down to its shortest verb.
        sentence = plain[words[end - 1].end : words[end - 1].end + 1] == "."
        least, shortest = (0.95, 1) if sentence else (0.7, 4)
        small = FUNCTION_WORDS - VERBS_OF_PERSONS if sentence else FUNCTION_WORDS
        some = [w for w in words[start:end] if len(w.text) >= shortest and w.text not in small]
        # A list of names has as many capitals, and a comma after each.
        listed = sum("," in word.gap or ";" in word.gap for word in words[start + 1 : end]) > len(some) / 5
        if 3 < len(some) < 25 and not listed and sum(word.is_capital for word in some) > least * len(some):
            found.update(range(start, end))
    return found


def _run_end(words: list[Word], start: int) -> int:
    """The index after the last word that belongs to the run from `start`."""
    at = start + 1
    while at < min(len(words), start + _LONGEST):
        word = words[at]
        if not _follows(words, start, at):
            break
        if word.is_capital:
            at += 1
            continue
        if word.text.isdigit() and word.gap == " " and _number_closes(words, at):
            at += 1
            continue
        ahead = _over_connectors(words, start, at)
        if not ahead:
            break
        at = ahead
    return at


def _follows(words: list[Word], start: int, at: int) -> bool:
    before, word = words[at - 1], words[at]
    if (before.possessive and not _belongs(before, words, at)) or is_own_word(words, start, at):
        return False
    if word.joined:
        shortened = re.split("[-‐‑–]", before.lower)[-1] in SHORT_TITLES
        ended = before.text.endswith(".") and not shortened and len(before.text) > 2
        return not (ended and before.lower not in COMPANIES and "." not in before.text[:-1])
    return word.gap in (" & ", " (“", "&") and word.is_capital and at > start and word.gap != " (“"


def _belongs(before: Word, words: list[Word], at: int) -> bool:
    """Women’s National Association, Workers’ Party, but Iraq’s Parliament is two names."""
    plural = before.lower in _PEOPLE_PLURAL or (before.lower.endswith("s") and words[at].start - before.end == 2)
    return plural and words[at].is_capital


def _number_closes(words: list[Word], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else None
    month = words[at - 1].lower in DAYS_AND_MONTHS
    return not month and (after is None or not after.joined or after.lower in ("index", "average"))


def _over_connectors(words: list[Word], start: int, at: int) -> int:
    """The index of the capital behind small words that join names; 0 where they do not."""
    word = words[at]
    ahead = at + 1
    if word.lower in JOINING and _has_head(words, start, at):
        while ahead < len(words) and words[ahead].lower in ("the", "a") and words[ahead].joined:
            ahead += 1
    elif word.lower == "and":
        if not _and_joins(words, start, at):
            return 0
    elif word.lower not in _INSIDE:
        return 0
    else:
        while ahead < len(words) and words[ahead].lower in ("la", "der", "den", "los", "las") and words[ahead].joined:
            ahead += 1
    fits = ahead < len(words) and words[ahead].joined and words[ahead].is_capital
    return ahead + 1 if fits and words[ahead].lower not in DAYS_AND_MONTHS else 0


def _has_head(words: list[Word], start: int, at: int) -> bool:
    """Ministry of; Council on; but not Secretary of, nor Tuesday in."""
    head, joiner = words[at - 1], words[at].lower
    if head.lower in TITLES or head.lower in DAYS_AND_MONTHS:
        return False
    heads = HEADS | PLACES_LAST
    singular = head.lower.removesuffix("s")
    if joiner == "of":
        return head.lower in heads or singular in heads or _is_no_person(words[start:at])
    if joiner == "at":
        return "university" in {word.lower for word in words[start:at]}
    return head.lower in ON if joiner in ("on", "against") else head.lower in BODIES | EVENTS


def _is_no_person(words: list[Word]) -> bool:
    """Blue Shield of, but not Dana Brevik of."""
    known = all(word.lower in ordinary_words() for word in words)
    return len(words) > 1 and known and words[0].lower not in given_names()


def _and_joins(words: list[Word], start: int, at: int) -> bool:
    """Food and Drug Administration; Ministry of Health and Welfare."""
    end = at + 1
    while end < len(words) and words[end].joined and words[end].is_capital and end < at + 5:
        end += 1
    last = words[end - 1].lower
    before = {word.lower for word in words[start:at]}
    whole = words[at - 1].lower in BODIES - DUTIES or (words[at - 1].text.isupper() and len(words[at - 1].text) > 1)
    joined = end > at + 1 and last in BODIES | LAWS and not whole
    return joined or (
        bool(before & JOINING) and bool(before & {"ministry", "department", "bureau", "committee", "house"})
    )


def _as_run(plain: str, words: tuple[Word, ...], in_headline: bool) -> Run:
    start, end = words[0].start, words[-1].end
    if len(words) <= 3 and _in_dateline(plain, start, end):
        return Run(words, Trust.INSIDE, dateline=True)
    shouted = len(words) > 3 and plain[start:end].isupper()
    if in_headline or shouted or all_in_capitals(plain, start, end):
        return Run(words, Trust.HEADLINE)
    opens = starts_sentence(plain, start) or plain[start - 1 : start] in _OPENING or _after_mark(plain, start)
    return Run(words, Trust.OPENING if opens else Trust.INSIDE)


def _after_mark(plain: str, start: int) -> bool:
    """After a quotation mark that might be an apostrophe, or the dash of a dateline."""
    return start > 1 and ((plain[start - 1] in "'" and plain[start - 2] in " \x00") or plain[start - 2 : start] == "- ")


def _in_dateline(plain: str, start: int, end: int) -> bool:
    """BAGHDAD, Iraq - at the start of a passage, in capitals and before a dash."""
    opening = plain.rfind(END, max(0, start - 60), start) + 1
    if (opening == 0 and start > 60) or plain[start - 1 : start] == "(":
        return False
    found = _DATELINE.match(plain, opening, start + _LONGEST_DATELINE)
    return found is not None and end <= found.end() and plain[start:end].isupper()

"""Whether the words around a hit speak against it: another person's name, an institution's, an ordinary word.

A refusal is a sentence for the author; the empty string says that nothing speaks against the hit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...model import Entity, Text
from .compiling import Capitals, Reading
from .countries import demonym_keys
from .folding import fold_name
from .lexicon import (
    COMPANY_SUFFIXES,
    DAYS_AND_MONTHS,
    FUNCTION_WORDS,
    INSTITUTIONS,
    OFFICES,
    TITLES,
    VERBS_OF_PERSONS,
    given_names,
    ordinary_words,
    short_names,
    stop_words,
)
from .persons import parse_person
from .surroundings import (
    all_in_capitals,
    capital_after,
    in_title_case,
    is_possessive,
    line_at,
    starts_sentence,
    word_after,
    word_before,
)

_PERSONAL = frozenset({"surname", "particle", "given name", "variant"})
_PARTS = frozenset({"head", "tail", "without country", "company", "inversion", "qualifier", "members", "national"})
_NOT_NAMES = TITLES | FUNCTION_WORDS | DAYS_AND_MONTHS
_POSSESSIVES = ("'s", "’s", "s'", "s’")


@dataclass(slots=True)
class Page:
    """A text while it is read: its words, and the starts and ends of the mentions decided so far."""

    text: Text
    plain: str
    language: str
    starts: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)

    @property
    def is_english(self) -> bool:
        return self.language[:2].lower() == "en"


def refusal(page: Page, start: int, end: int, reading: Reading, entity: Entity) -> str:
    """Why the words around `start:end` speak against `reading`, or nothing."""
    rule = reading.rule
    if rule in _PERSONAL:
        return _against_person(page, start, end, rule, entity) or _against_ordinary(page, start, end)
    if rule == "initials":
        return _against_initials(page, start, end)
    if rule == "demonym":
        return _against_demonym(page, start, end)
    if rule in _PARTS:
        return _against_part(page, start, end, rule)
    if reading.capitals is Capitals.ANY:
        return _against_common(page, start, end)
    words = reading.words.count(" ") + 1
    if words == 1:
        return _against_single(page, start, end, entity)
    return _against_place(page, start, end, entity) if words == 2 else ""


def has_title(page: Page, start: int) -> bool:
    """Whether a form of address stands right before."""
    return fold_name(word_before(page.plain, start)) in TITLES


def _against_person(page: Page, start: int, end: int, rule: str, entity: Entity) -> str:
    before = word_before(page.plain, start)
    if before[:1].isupper() and not _may_precede(page, start, before, entity):
        return f"“{before}” before it makes it part of another name."
    after = capital_after(page.plain, end)
    if after and not _may_follow(page, start, end, after, rule):
        return f"“{after}” after it makes it part of another name."
    return ""


def _may_precede(page: Page, start: int, before: str, entity: Entity) -> bool:
    key = fold_name(before)
    if key in _NOT_NAMES or key in demonym_keys() or before.endswith(_POSSESSIVES) or start - 1 in page.ends:
        return True
    if len(before) > 1 and before.isupper() and before.isalpha():
        return True
    person = parse_person(entity.name)
    if person is not None:
        own = {fold_name(part) for part in (person.given, *person.middle)}
        if key in own or len(key) == 1 and any(part.startswith(key) for part in own):
            return True
        if key in short_names(person.given.lower()):
            return True
    at = start - 1 - len(before)
    return key in ordinary_words() and key not in given_names() and starts_sentence(page.plain, at)


def _may_follow(page: Page, start: int, end: int, after: str, rule: str) -> bool:
    key = fold_name(after)
    if key in FUNCTION_WORDS or key in DAYS_AND_MONTHS or end + 1 in page.starts:
        return True
    if rule != "given name" and key in OFFICES:
        return True
    return key in ordinary_words() and key not in given_names() and in_title_case(line_at(page.plain, start, end))


def _against_ordinary(page: Page, start: int, end: int) -> str:
    """A surname that is also an ordinary word needs more than the capital that begins a sentence."""
    surface = page.plain[start:end]
    key = fold_name(surface)
    stop = key in stop_words(page.language)
    if not stop and page.is_english and key not in ordinary_words():
        return ""
    line = line_at(page.plain, start, end)
    if not (starts_sentence(page.plain, start) or in_title_case(line) or all_in_capitals(line)):
        return ""
    if page.is_english and (is_possessive(page.plain, end) or not stop and page.plain[end : end + 1] in ",:"):
        return ""
    after = word_after(page.plain, end)
    if after in {"said", "says", "told"} or not stop and (after in VERBS_OF_PERSONS or after.endswith("ed")):
        return ""
    return f"“{surface}” begins a sentence and may be an ordinary word."


def _against_single(page: Page, start: int, end: int, entity: Entity) -> str:
    """A name of one word: an ordinary word that begins a sentence, or part of a name the register does not hold."""
    surface = page.plain[start:end]
    key = fold_name(surface)
    doubtful = _is_doubtful(page, key, start, end)
    if doubtful:
        return f"“{surface}” begins a sentence and may be an ordinary word."
    if entity.kind == "person":
        return _against_person(page, start, end, "name", entity)
    if entity.kind != "place" and key in ordinary_words():
        before, after = word_before(page.plain, start), capital_after(page.plain, end)
        if after and not _may_follow(page, start, end, after, "name"):
            return _against_place(page, start, end, entity)
        if before[:1].isupper() and fold_name(before) not in _NOT_NAMES and start - 1 not in page.ends:
            return f"“{before}” before it makes it part of another name."
    return _against_place(page, start, end, entity)


def _is_doubtful(page: Page, key: str, start: int, end: int) -> bool:
    """Whether only the start of a sentence lends the word its capital, and the text or the language knows it."""
    if page.is_english:
        stop = key in FUNCTION_WORDS or key in stop_words("en")
        if not stop and key not in ordinary_words() or not starts_sentence(page.plain, start):
            return False
        if is_possessive(page.plain, end) or word_after(page.plain, end) in {"said", "says", "told"}:
            return False
        return stop or _occurs(rf"(?<!\w){re.escape(page.plain[start:end].lower())}(?!\w)", page.plain)
    if not page.plain[start].isupper() or not starts_sentence(page.plain, start):
        return False
    stop = key in stop_words(page.language)
    surface = re.escape(page.plain[start:end])
    return stop or end - start < 6 and not _occurs(rf"(?<=[\w,] ){surface}(?!\w)", page.plain)


def _occurs(pattern: str, plain: str) -> bool:
    return re.search(pattern, plain) is not None


def _against_common(page: Page, start: int, end: int) -> str:
    """A term in small letters, written with a capital inside somebody's name: Houston Police."""
    before = word_before(page.plain, start) if page.plain[start].isupper() else ""
    if before[:1].isupper() and fold_name(before) not in _NOT_NAMES and start - 1 not in page.ends:
        return f"“{before}” before it makes it part of another name."
    return ""


def _against_place(page: Page, start: int, end: int, entity: Entity) -> str:
    """A place inside an institution's name, or as somebody's given name or surname."""
    if entity.kind == "person":
        return ""
    before, after = word_before(page.plain, start), capital_after(page.plain, end)
    if after and end + 1 not in page.starts:
        why = _against_follower(page, start, end, after, before)
        if why:
            return why
    if before in {"of", "for", "on"}:
        institution = word_before(page.plain, start - len(before) - 1)
        if institution[:1].isupper() and (fold_name(institution) in INSTITUTIONS or fold_name(after) in COMPANY_SUFFIXES):
            return "It is part of an institution's name."
    key = before.lower()
    if before[:1].isupper() and key in given_names() and key not in _NOT_NAMES and start - 1 not in page.ends:
        return f"“{before}” before it makes it a person's surname."
    return ""


def _against_follower(page: Page, start: int, end: int, after: str, before: str) -> str:
    key = fold_name(after)
    if key in INSTITUTIONS and key not in COMPANY_SUFFIXES:
        return f"“{after}” after it makes it part of an institution's name."
    surface = page.plain[start:end]
    if surface.lower() in given_names() and key not in _NOT_NAMES and key not in ordinary_words():
        return f"“{after}” after it makes it a person's given name."
    outside = key in _NOT_NAMES or key in OFFICES or key in COMPANY_SUFFIXES
    if " " in surface or outside or after.isupper() or in_title_case(line_at(page.plain, start, end)):
        outside = outside or not before[:1].isupper() or fold_name(before) in _NOT_NAMES or start - 1 in page.ends
    return "" if outside else f"“{after}” after it makes it part of another name."


def _against_initials(page: Page, start: int, end: int) -> str:
    if start and page.plain[start - 1] in "-‐‑–&/" or page.plain[end : end + 1] == "&":
        return "A mark joins it to something else."
    if "." not in page.plain[start:end] and all_in_capitals(line_at(page.plain, start, end)):
        return "It stands in a line of capitals."
    after = capital_after(page.plain, end)
    if after and fold_name(after) in INSTITUTIONS and end + 1 not in page.starts:
        return f"“{after}” after it makes it part of an institution's name."
    return ""


def _against_demonym(page: Page, start: int, end: int) -> str:
    after = capital_after(page.plain, end)
    if after and end + 1 not in page.starts:
        key = fold_name(after)
        if key not in _NOT_NAMES and key not in OFFICES and key not in demonym_keys():
            return f"“{after}” after it makes it part of another name."
    before = word_before(page.plain, start)
    if before[:1].isupper() and fold_name(before) not in _NOT_NAMES and start - 1 not in page.ends:
        return f"“{before}” before it makes it part of another name."
    return ""


def _against_part(page: Page, start: int, end: int, rule: str) -> str:
    before, after = word_before(page.plain, start), word_after(page.plain, end)
    key = fold_name(before)
    if before[:1].isupper() and key not in _NOT_NAMES and start - 1 not in page.ends:
        return f"“{before}” before it makes it part of another name."
    if after[:1].isupper() and fold_name(after) not in _NOT_NAMES and end + 1 not in page.starts:
        return f"“{after}” after it makes it part of another name."
    if rule == "head" and after in {"of", "for", "on"}:
        return f"“{after}” after it makes it part of another name."
    surface = page.plain[start:end]
    if " " in surface:
        return ""
    if rule == "tail" and not surface.endswith("s") and key not in {"the", "a"}:
        return "One word of a long name counts only after “the”."
    if rule == "head" and key not in {"the", "at"}:
        return "The first word of a long name counts only after “the”."
    return "" if key == "the" else _against_ordinary(page, start, end)

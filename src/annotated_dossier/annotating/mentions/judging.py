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
    MAKE_ANOTHER_PLACE,
    NEWSPAPERS,
    OFFICES,
    TITLES,
    TITLES_OF_MEN,
    TITLES_OF_WOMEN,
    VERBS_OF_PERSONS,
    given_names,
    is_known_word,
    long_and_short_names,
    men,
    ordinary_words,
    stop_words,
    women,
)
from .persons import parse_person
from .surroundings import (
    all_in_capitals,
    capital_after,
    capital_before,
    is_possessive,
    sets_capitals,
    starts_sentence,
    word_after,
    word_before,
)

_PERSONAL = frozenset({"surname", "particle", "given name", "variant"})
_PARTS = frozenset({"head", "tail", "without country", "company", "inversion", "qualifier", "members", "national"})
_DATED_BEFORE = re.compile(
    r"(?:\d|\b(?:in|on|since|by|until|till|early|late|last|next|this|of|from|to|mid|through|during))[ -]$",
    re.IGNORECASE,
)
_DATED_AFTER = re.compile(r",? \d")
_NOT_NAMES = TITLES | FUNCTION_WORDS | DAYS_AND_MONTHS
_PART_BEFORE = "“{}” before it makes it part of another name."
_PART_AFTER = "“{}” after it makes it part of another name."
_AFTER_INSTITUTIONS = (" of", " for", " on")
_HYPHENS = ("-", "‐", "‑")
_NOT = ("'t", "’t")
_POSSESSIVES = ("'s", "’s", "s'", "s’")


@dataclass(slots=True)
class Page:
    """A text while it is read: its words, and the starts and ends of the mentions decided so far."""

    text: Text
    plain: str
    language: str
    without: frozenset[str] = frozenset()
    is_english: bool = field(init=False)
    stop_words: frozenset[str] = field(init=False)
    starts: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    occurring: dict[tuple[str, bool], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.is_english = self.language[:2].lower() == "en"
        self.stop_words = stop_words(self.language)


def refusal(page: Page, start: int, end: int, key: str, reading: Reading, entity: Entity) -> str:
    """Why the words around `start:end`, folded `key`, speak against `reading`, or nothing."""
    rule = reading.rule
    if rule in _PERSONAL:
        return _against_person(page, start, end, rule, entity) or _against_ordinary(page, start, end, key)
    if rule == "initials":
        return _against_initials(page, start, end)
    if rule == "demonym":
        return _against_demonym(page, start, end)
    if rule in _PARTS:
        return _against_part(page, start, end, key, rule)
    if reading.capitals is Capitals.ANY:
        return _against_common(page, start)
    words = reading.words.count(" ") + 1
    if words == 1:
        return _against_single(page, start, end, key, entity)
    return _against_place(page, start, end, entity) if words == 2 else ""


def _name_before(page: Page, start: int) -> str:
    """The capitalised word before, where it may be part of a longer name."""
    before = capital_before(page.plain, start)
    if not before or before.endswith(_POSSESSIVES) or start - 1 in page.ends:
        return ""
    key = fold_name(before)
    if key in MAKE_ANOTHER_PLACE:
        return before
    return "" if key in _NOT_NAMES or _only_opens(page, start, before, key) else before


def _only_opens(page: Page, start: int, before: str, key: str) -> bool:
    """Whether the word before is an ordinary one with the capital of its sentence."""
    if key not in ordinary_words() or key in given_names():
        return False
    # Names of films and shows are ordinary words to a frequency list: the language or the text must know it too.
    if (
        page.is_english
        and key not in page.stop_words
        and not before.endswith("ly")
        and not _occurs(page, before.lower())
    ):
        return False
    return starts_sentence(page.plain, start - 1 - len(before))


def _name_after(page: Page, end: int) -> str:
    """The capitalised word after, where it may be part of a longer name."""
    after = capital_after(page.plain, end)
    return "" if not after or end + 1 in page.starts or fold_name(after) in _NOT_NAMES else after


def _against_person(page: Page, start: int, end: int, rule: str, entity: Entity) -> str:
    if fold_name(page.plain[start:end]) in DAYS_AND_MONTHS and _is_dated(page.plain, start, end):
        return "What stands beside it makes it a month."
    before = capital_before(page.plain, start)
    if before and not _may_precede(page, start, before, entity):
        return _PART_BEFORE.format(before)
    if before and _is_of_other_sex(fold_name(before), entity):
        return f"“{before}” before it is another person's title."
    if page.plain.startswith(_NOT, end) or _is_elided(page.plain, start):
        return "An apostrophe makes it part of another word."
    after = capital_after(page.plain, end)
    if after and not _may_follow(page, start, end, after, rule):
        return _PART_AFTER.format(after)
    return ""


def _is_dated(plain: str, start: int, end: int) -> bool:
    """Whether a number or a small word of time stands beside a month's name: in May, 24 May 2019, May 5."""
    return (
        _DATED_BEFORE.search(plain, max(0, start - 12), start) is not None or _DATED_AFTER.match(plain, end) is not None
    )


def _may_precede(page: Page, start: int, before: str, entity: Entity) -> bool:
    key = fold_name(before)
    if key in _NOT_NAMES or key in demonym_keys() or before.endswith(_POSSESSIVES) or start - 1 in page.ends:
        return True
    if len(before) > 1 and before.isupper() and before.isalpha():
        return True
    person = parse_person(entity.name)
    if person is not None:
        own = {fold_name(part) for part in (person.given, *person.middle)}
        if key in own or (len(key) == 1 and any(part.startswith(key) for part in own)):
            return True
        if "nickname" not in page.without and key in long_and_short_names(person.given.lower()):
            return True
    return _only_opens(page, start, before, key)


def _is_of_other_sex(title: str, entity: Entity) -> bool:
    other = women() if title in TITLES_OF_MEN else men() if title in TITLES_OF_WOMEN else None
    person = parse_person(entity.name) if other else None
    return person is not None and other is not None and fold_name(person.given) in other


def _is_elided(plain: str, start: int) -> bool:
    """Whether a letter and an apostrophe stand right before: O'Dell is not Dell."""
    return start > 1 and plain[start - 1] in "'’" and plain[start - 2].isalpha()


def _may_follow(page: Page, start: int, end: int, after: str, rule: str) -> bool:
    key = fold_name(after)
    if key in FUNCTION_WORDS or key in DAYS_AND_MONTHS or end + 1 in page.starts:
        return True
    if rule != "given name" and key in OFFICES:
        return True
    return key in ordinary_words() and key not in given_names() and sets_capitals(page.plain, start, end)


def _against_ordinary(page: Page, start: int, end: int, key: str) -> str:
    """A surname that is also an ordinary word needs more than the capital that begins a sentence."""
    stop = key in page.stop_words
    surface = page.plain[start:end]
    if not stop and not (key in ordinary_words() if page.is_english else _occurs(page, surface.lower())):
        return ""
    if not starts_sentence(page.plain, start) and not sets_capitals(page.plain, start, end):
        return ""
    if page.is_english and (is_possessive(page.plain, end) or (not stop and page.plain[end : end + 1] in ",:")):
        return ""
    after = word_after(page.plain, end)
    if after in {"said", "says", "told"} or (not stop and (after in VERBS_OF_PERSONS or after.endswith("ed"))):
        return ""
    return f"“{surface}” begins a sentence and may be an ordinary word."


def _against_single(page: Page, start: int, end: int, key: str, entity: Entity) -> str:
    """A name of one word: an ordinary word that begins a sentence, or part of a name the register does not hold."""
    if _is_doubtful(page, key, start, end):
        return f"“{page.plain[start:end]}” begins a sentence and may be an ordinary word."
    if entity.kind == "person":
        return _against_person(page, start, end, "name", entity)
    if entity.kind != "place" and key in ordinary_words():
        before = _name_before(page, start)
        if before:
            return _PART_BEFORE.format(before)
    return _against_place(page, start, end, entity)


def _is_doubtful(page: Page, key: str, start: int, end: int) -> bool:
    """Whether only the start of a sentence lends the word its capital, and the text or the language knows it."""
    stop = key in page.stop_words
    if page.is_english and not stop and key not in ordinary_words():
        return False
    surface = page.plain[start:end]
    if len(surface) > 1 and surface.isupper() and not all_in_capitals(page.plain, start, end):
        return False
    if page.is_english:
        if not starts_sentence(page.plain, start):
            return False
        if is_possessive(page.plain, end) or word_after(page.plain, end) in {"said", "says", "told"}:
            return False
        return stop or key in FUNCTION_WORDS or _occurs(page, surface.lower())
    if not page.plain[start].isupper() or not starts_sentence(page.plain, start):
        return False
    return stop or (end - start < 6 and not _occurs(page, surface, inside=True))


def _occurs(page: Page, word: str, inside: bool = False) -> bool:
    """Whether the text holds a word, as it is written here; `inside`: other than at the start of a sentence."""
    known = page.occurring.get((word, inside))
    if known is None:
        before = r"(?<=[\w,] )" if inside else r"(?<!\w)"
        known = re.search(rf"{before}{re.escape(word)}(?!\w)", page.plain) is not None
        page.occurring[word, inside] = known
    return known


def _against_common(page: Page, start: int) -> str:
    """A term in small letters, written with a capital inside somebody's name: Tarsk Police."""
    before = _name_before(page, start) if page.plain[start].isupper() else ""
    return _PART_BEFORE.format(before) if before else ""


def _against_place(page: Page, start: int, end: int, entity: Entity) -> str:
    """A place inside an institution's name, or as somebody's given name or surname."""
    if entity.kind == "person":
        return ""
    before, after = capital_before(page.plain, start), capital_after(page.plain, end)
    if after and end + 1 not in page.starts:
        why = _against_follower(page, start, end, after, before)
        if why:
            return why
    if page.plain.endswith(_AFTER_INSTITUTIONS, max(0, start - 5), start - 1):
        institution = capital_before(page.plain, page.plain.rindex(" ", 0, start - 1) + 1)
        if institution and (fold_name(institution) in INSTITUTIONS or fold_name(after) in COMPANY_SUFFIXES):
            return "It is part of an institution's name."
    key = before.lower()
    if key in MAKE_ANOTHER_PLACE or (key.endswith("ern") and not starts_sentence(page.plain, start - 1 - len(before))):
        return _PART_BEFORE.format(before)
    if before and key in given_names() and key not in _NOT_NAMES and start - 1 not in page.ends:
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
    if " " in surface or outside or after.isupper() or sets_capitals(page.plain, start, end):
        outside = outside or not before or fold_name(before) in _NOT_NAMES or start - 1 in page.ends
    return "" if outside else _PART_AFTER.format(after)


def _against_initials(page: Page, start: int, end: int) -> str:
    if (start and page.plain[start - 1] in "-‐‑–&/") or page.plain[end : end + 1] == "&":
        return "A mark joins it to something else."
    if "." not in page.plain[start:end] and all_in_capitals(page.plain, start, end):
        return "It stands in a line of capitals."
    if _is_longer(page.plain, start, end):
        return "It is part of longer initials."
    if "." in page.plain[start:end] and page.plain.endswith(", ", 0, start) and page.plain[start - 3].isalpha():
        return "After a comma it is likelier a state's abbreviation."
    after = _name_after(page, end)
    if after and fold_name(after) not in OFFICES and fold_name(after) not in demonym_keys():
        return _PART_AFTER.format(after)
    return ""


def _is_longer(plain: str, start: int, end: int) -> bool:
    """Whether dotted initials go on: S.E.C. holds E.C."""
    before = start > 1 and plain[start - 1] == "." and plain[start - 2].isalpha()
    dot = end if plain[end - 1 : end] != "." else end - 1
    return before or (plain[dot : dot + 1] == "." and plain[dot + 1 : dot + 2].isalpha())


def _against_demonym(page: Page, start: int, end: int) -> str:
    after = _name_after(page, end)
    if after and fold_name(after) not in OFFICES and fold_name(after) not in demonym_keys():
        return _PART_AFTER.format(after)
    before = _name_before(page, start)
    return _PART_BEFORE.format(before) if before else ""


def _against_part(page: Page, start: int, end: int, key: str, rule: str) -> str:
    before, after = _name_before(page, start), _name_after(page, end)
    if before:
        return _PART_BEFORE.format(before)
    if after:
        return _PART_AFTER.format(after)
    after = word_after(page.plain, end)
    if rule in {"head", "tail"} and (after in {"of", "for", "on"} or page.plain[end : end + 1] in _HYPHENS):
        return _PART_AFTER.format(after or page.plain[end])
    article = word_before(page.plain, start).lower()
    surface = page.plain[start:end]
    if " " in surface:
        return ""
    if rule == "tail" and (
        key in INSTITUTIONS - NEWSPAPERS or (not surface.endswith("s") and article not in {"the", "a"})
    ):
        return "One word of a long name counts only after “the”, and not where it is a general one."
    if rule == "head" and (article not in {"the", "at"} or (article == "the" and is_known_word(key))):
        return "The first word of a long name counts only after “the”, and not where it is an ordinary one."
    return "" if article == "the" else _against_ordinary(page, start, end, key)

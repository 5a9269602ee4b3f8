"""From runs of capitals to the names in them: titles cut off, words that only start a sentence left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..mentions.folding import fold_name
from ..mentions.lexicon import (
    DAYS_AND_MONTHS,
    FUNCTION_WORDS,
    PARTICLES,
    SUFFIXES_OF_PERSONS,
    TITLES,
    common_surnames,
    given_names,
    ordinary_words,
    stop_words,
    words_of,
)
from ..mentions.surroundings import word_after
from ..quotes.cues import is_speaking
from .cues import (
    AFTER_WEEKDAYS,
    BEGIN_TITLES,
    BODIES,
    CHIEFS,
    COMPANIES,
    DIRECTIONS,
    EVENTS,
    MODEL_NUMBER,
    NEVER_FIRST,
    NO_NAMES,
    NUMBERS,
    OFFICES_ONLY,
    PARTISANS,
    PLACES_LAST,
    TITLES_ALONE,
    WORKERS,
)
from .gazetteer import is_demonym, place_known_as, province_shortened
from .numbering import is_contraction
from .spans import Run, Trust, Word

_ROYAL = words_of(
    "king queen prince princess duke count baron lord lady sheikh sultan pope father brother sister coach"
)
_NOT_A_PERSON = BODIES | EVENTS | PLACES_LAST | COMPANIES | words_of("motors electric affairs of minister's")
# A politician’s party and home (D-Ohio), American-born.
_NO_NAME = re.compile(r"[A-Z]-[A-Z]|[A-Z]\w+[-‐‑][a-z]")
# Months that are surnames, after a given name: Theresa May.
_MONTHS_AS_SURNAMES = words_of("may march")
# What an office is for or of, before the name of who holds it.
_FIELDS = words_of("""
affairs state house senate court security defense defence health education finance justice interior relations
operations policy commerce treasury labor labour energy transportation agriculture war trade
""")
_ENDINGS_OF_WORDS = ("ened", "ated", "ized", "ised", "edly", "ingly", "ously")
_ADJECTIVE = re.compile(r"[a-z](?:ian|ic|ish|ese|ist)$")
_CONNECTING = FUNCTION_WORDS | PARTICLES | {"&"}


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are one name; `title` is what stood before it as its form of address, with a capital or not."""

    words: tuple[Word, ...]
    run: Run
    title: str = ""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(fold_name(word.text) for word in self.words)


@dataclass(slots=True)
class Usage:
    """How the texts write each word, lower-case: small, and with a capital where nothing else asks for it.

    `closing` counts the capitals that end a name: surnames and names of one word, but not National.
    """

    small: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    closing: Counter[str] = field(default_factory=Counter)
    stop: frozenset[str] = frozenset()

    def read(self, words: Iterable[Word], runs: Iterable[Run], language: str) -> None:
        self.small.update(word.lower for word in words if not word.is_capital)
        for run in runs:
            known = run.words if run.trust is Trust.INSIDE else run.words[1:] if run.trust is Trust.OPENING else ()
            self.capital.update(word.lower for word in known)
            self.closing.update(word.lower for word in known[-1:])
        self.stop |= stop_words(language)

    def is_a_word(self, word: Word) -> bool:
        """Whether a capital word is written small oftener, or never with a capital and known to be a word."""
        small, capital = self.small[word.lower], self.capital[word.lower]
        if small or capital:
            return small >= capital
        return word.lower in self.stop or (word.lower in ordinary_words() and not place_known_as(fold_name(word.text)))


def parts_of(run: Run, usage: Usage) -> Iterator[Part]:
    """The names that a run is made of, in order."""
    for words in _between_dates(run.words):
        for some in _apart(words):
            yield from _around_titles(some, run, usage)


def _apart(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """U.S. Navy, P-8A Poseidon; Harbour Committee, Republicans: who has a model or members, and what they are."""
    at = next((i for i, _ in enumerate(words) if i and _belongs_to(words[i], words[i - 1])), len(words))
    yield words[:at]
    yield words[at:]


def _belongs_to(word: Word, before: Word) -> bool:
    members = word.lower in PARTISANS and word.lower.endswith("s") and before.lower in BODIES | {"house"}
    return members or (_is_model(word) and _has_models(before))


def _is_model(word: Word) -> bool:
    return re.fullmatch(MODEL_NUMBER, word.text) is not None and any(c.isdigit() for c in word.text)


def _has_models(word: Word) -> bool:
    return word.lower in BODIES or _is_demonym(word) or bool(place_known_as(fold_name(word.text)))


def _between_dates(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    kept: list[Word] = []
    for word, after in zip(words, [*(word.lower for word in words[1:]), ""], strict=True):
        named = after in AFTER_WEEKDAYS
        if word.lower in DAYS_AND_MONTHS and not named and not _is_surname(word, kept[-1:]):
            yield tuple(kept)
            kept = []
        else:
            kept.append(word)
    yield tuple(kept)


def _is_surname(word: Word, before: Sequence[Word]) -> bool:
    called = [w for w in before if w.lower in given_names() and not place_known_as(fold_name(w.text))]
    return word.lower in _MONTHS_AS_SURNAMES and bool(called)


def _around_titles(words: tuple[Word, ...], run: Run, usage: Usage) -> Iterator[Part]:
    words = _without_field(_without_edges(words), run)
    last = len(words) - 1
    at = next((i for i in range(last) if _presents(words, i)), None)
    if at is None:
        yield from _plain(_without_office(words), run, usage)
        return
    end = at
    while end + 1 < last and words[end + 1].lower in TITLES:
        end += 1
    while at and words[at - 1].lower in BEGIN_TITLES:
        at -= 1
    title = " ".join(word.text for word in words[at : end + 1])
    yield from _plain(_without_edges(words[:at]), run, usage)
    rest = words[end + 1 :]
    if rest:
        yield Part(rest, run, title)


def _without_field(words: tuple[Word, ...], run: Run) -> tuple[Word, ...]:
    """Secretary of State for African Affairs Ana Velkor: the field of an office is no part of her name."""
    if not run.after_office:
        return words
    field = next((i for i in range(len(words), 0, -1) if words[i - 1].lower in _FIELDS), 0)
    return words[field:] if field == len(words) or _calls(words[field:]) else words


def _presents(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is a title of the person named right after it."""
    lower, before = words[at].lower, words[at - 1].lower if at else ""
    office_only = lower in OFFICES_ONLY and (lower, before) != ("justice", "court")
    if (lower not in TITLES and lower not in CHIEFS) or office_only or words[at].possessive:
        return False
    if before == "notre":
        return False
    rest = [word for word in words[at + 1 :] if word.lower not in TITLES]
    if not rest or rest[0].lower in SUFFIXES_OF_PERSONS or len(rest) > 5:
        return False
    # A country may be a surname: Mary Ireland.
    places = [] if _calls(rest) else [word for word in (rest[0], rest[-1]) if place_known_as(fold_name(word.text))]
    return not places and not any(word.lower in _NOT_A_PERSON for word in (rest[0], rest[-1]))


def _without_office(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Homeland Security Secretary: the office is no part of the body's name; Assistant Secretary is nothing else."""
    if all(word.lower in TITLES | BEGIN_TITLES for word in words) and len(words) > 1:
        return ()
    end = len(words)
    while end > 1 and words[end - 1].lower in TITLES - _ROYAL and words[end - 2].lower not in ("the", "of"):
        end -= 1
    return words[:end] if end < len(words) else words


def _without_edges(words: tuple[Word, ...]) -> tuple[Word, ...]:
    start, end = 0, len(words)
    while start < end and (_never_begins(words[start]) or words[start].text[0].isdigit()):
        if start + 1 < end and words[start].lower in DAYS_AND_MONTHS and words[start + 1].lower in AFTER_WEEKDAYS:
            break
        start += 1
    while end > start and _never_ends(words[end - 1]):
        end -= 1
    return words[start:end]


def _never_begins(word: Word) -> bool:
    if _NO_NAME.match(word.text) or is_contraction(word.text):
        return True
    return word.lower in NEVER_FIRST and not (word.text.isupper() and len(word.text) > 1)


def _never_ends(word: Word) -> bool:
    return word.lower in FUNCTION_WORDS - _MONTHS_AS_SURNAMES and not word.text.isupper()


def _has_adjective(words: Sequence[Word]) -> bool:
    """Libyan Karim Hesatov, Republican Ana Velkor, Republican Ohio."""
    if len(words) < 2:
        return False
    partisan = words[0].lower in PARTISANS
    called = (partisan or _is_demonym(words[0])) and _calls(words[1:])
    return called or (partisan and bool(place_known_as(" ".join(fold_name(word.text) for word in words[1:]))))


def _plain(words: tuple[Word, ...], run: Run, usage: Usage) -> Iterator[Part]:
    if _has_adjective(words):
        words = words[1:]
    if len(words) > 1 and _works(words[0]) and _calls(words[1:]):
        yield Part(words[1:], run, words[0].text)
        return
    if len(words) > 1 and run.trust is Trust.OPENING and words[0] is run.words[0] and _only_opens(words, usage):
        words = _without_edges(words[1:])
    if words:
        yield Part(words, run)


def _only_opens(words: tuple[Word, ...], usage: Usage) -> bool:
    """Whether the first word has its capital from the sentence alone: Pilgrims Rama Devi, not Grand Rapids."""
    first = words[0]
    if first.lower in NUMBERS and place_known_as(" ".join(fold_name(word.text) for word in words[1:])):
        return True
    if first.lower in PARTICLES:
        return False
    if first.lower in given_names() or words[-1].lower in _NOT_A_PERSON:
        return usage.small[first.lower] > 2 * usage.capital[first.lower] + 2
    return usage.is_a_word(first) and (usage.small[first.lower] > 0 or first.lower in usage.stop or _works(first))


def _calls(words: Sequence[Word]) -> bool:
    """Whether words are a given name and a surname."""
    first = re.split("[-‐‑]", words[0].lower)[0] if words else ""
    return len(words) > 1 and first in given_names() and words[-1].lower not in _NOT_A_PERSON


def _works(word: Word) -> bool:
    return is_worker(word.lower) and word.lower not in given_names()


def is_worker(word: str) -> bool:
    """Whether a lower-case word tells who does a job: singer, chemist; but not another."""
    return word.endswith(WORKERS) and word in ordinary_words() and word not in FUNCTION_WORDS | DIRECTIONS


def _is_demonym(word: Word) -> bool:
    return is_demonym(fold_name(word.text))


def is_named(part: Part, usage: Usage) -> bool:
    """Whether the words of a part stand for a name, as far as its capitals and the other texts tell."""
    words = [word for word in part.words if word.lower not in _CONNECTING]
    if not words:
        return False
    if len(words) == 1:
        return _is_name_alone(part, words[0], usage)
    if all(word.lower in TITLES_ALONE or _is_demonym(word) or word.lower in NO_NAMES for word in words):
        return False
    if part.run.trust is Trust.HEADLINE:
        joined = len(words) < len(part.words) or words[0].lower in usage.stop
        return _calls(words) and not joined and not usage.is_a_word(words[-1])
    if part.run.trust is Trust.INSIDE or part.title:
        return True
    return not all(usage.small[word.lower] and usage.is_a_word(word) for word in words)


def _is_name_alone(part: Part, word: Word, usage: Usage) -> bool:
    letters = word.text.replace(".", "")
    lower = word.lower
    if _NO_NAME.match(word.text) or is_contraction(word.text):
        return False
    if (
        len(letters) < 2
        or lower in NO_NAMES
        or lower in FUNCTION_WORDS - {"us"}
        or (lower == "us" and word.text != "US")
    ):
        return False
    if part.title or (word.text.endswith(".") and word.gap in (", ", " (") and province_shortened(lower)):
        return True
    if lower in PARTISANS:
        return lower.endswith("s")
    if lower in TITLES_ALONE or _is_demonym(word) or any(c.isdigit() for c in letters[:1]):
        return False
    stressed = len(letters) > 3 and (lower in usage.stop or (usage.small[lower] > 0 and lower in ordinary_words()))
    if letters.isupper() and part.run.trust is not Trust.HEADLINE:
        return not stressed
    if place_known_as(fold_name(word.text)) and usage.small[lower] <= usage.capital[lower]:
        return True
    if part.run.trust is Trust.HEADLINE and not usage.capital[lower]:
        return lower not in ordinary_words() and lower in common_surnames() and not usage.small[lower]
    if part.run.trust is Trust.INSIDE:
        return usage.small[lower] <= 2 * usage.capital[lower]
    if part.run.trust is Trust.OPENING and _is_ordinary(lower) and not usage.closing[lower]:
        return False
    return not usage.is_a_word(word)


def _is_ordinary(lower: str) -> bool:
    """Whether a word, or what it is the plural of, is known: teapots."""
    if lower.endswith(_ENDINGS_OF_WORDS):
        return True
    singulars = (lower.removesuffix("s"), f"{lower.removesuffix('ies')}y" if lower.endswith("ies") else lower)
    return lower in ordinary_words() or (lower not in common_surnames() and bool(ordinary_words() & set(singulars)))


def describes(part: Part, plain: str) -> bool:
    """Whether a single word is the adjective of the noun after it: Bavarian village, Homeric laughter."""
    after = word_after(plain, part.end)
    if len(part.words) > 1 or part.title or not _ADJECTIVE.search(part.words[0].text) or not after.islower():
        return False
    return after not in FUNCTION_WORDS and not is_speaking(after) and not after.endswith(("ed", "ly"))

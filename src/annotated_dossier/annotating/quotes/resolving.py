"""From the words for a speaker to the entity they mean: a name, an office, or a pronoun back to its person.

A text names people whom no register has; a pronoun may mean one of them. So all names are gathered first, and one
that is nobody's entity still keeps a pronoun from reaching past it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ...model import Mention, Span
from ..mentions.lexicon import ABBREVIATIONS, TITLES, TITLES_OF_MEN, TITLES_OF_WOMEN, given_names, men, women
from .crediting import WINDOW
from .cues import NOUNS
from .frames import Frame, Kind, Token
from .grammar import DETERMINERS, PREPOSITIONS, words
from .speakers import Phrase, is_time, main_subject

_MALE, _FEMALE = "he", "she"
_HEAD_ENDS = re.compile(r"[,(—–]| (?:of|for|from|at|with|in|on|to|who|and|by)\b")
# A pronoun reaches no further back than this many names, nor does “the senator”.
_REACH = 12
_REACH_OF_AN_OFFICE = 200
# Code points: some two paragraphs.
_REACH_OF_A_SPEAKER = 1500
_BESIDE_A_NAME = 60
_APPOSITION = re.compile(r",\s(?:the|a|an|its|his|her|their|former)\s[^,.;:!?]*", re.IGNORECASE)
_PARAGRAPH_ENDS = re.compile(r"\n[ \t\r]*\n|[.!?:…\"”’»)]\s*\n")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’»)]*\s|\n")
_SOMEBODY = re.compile(r"(?:man|woman|person|er|or|ist|ant|ent|ian|eer|mat|ster|friend|official|aide|witness)$")
_WRITINGS = NOUNS | words("paper newspaper document center centre government parliament department")
_WRITTEN_SHORT = {short.rstrip("."): word for word, short in ABBREVIATIONS.items() if short.rstrip(".") in TITLES}


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in the text; `entity` is None for one whom the register does not have.

    `sentence` is where the sentence starts; `leads` says that the person is its subject.
    """

    span: Span
    sentence: int
    leads: bool
    entity: str | None
    gender: str | None
    offices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entity, if any, and how it was reached: by `name`, `office` or `pronoun`."""

    entity: str | None
    how: str
    gender: str | None = None


@dataclass(slots=True)
class Resolver:
    """Resolves speakers in the order of the text, for who spoke last is likeliest to be meant by “he” or “she”.

    `people` are the ids of those entities that are persons; None where nobody knows.
    """

    plain: str
    mentions: Sequence[Mention]
    named: Sequence[Named]
    people: Collection[str] | None = None
    _starts: list[int] = field(init=False)
    _named_starts: list[int] = field(init=False)
    _known: dict[Span, Resolved] = field(default_factory=dict)
    _last: tuple[Span, Resolved] | None = None

    def __post_init__(self) -> None:
        self._starts = [mention.span.start for mention in self.mentions]
        self._named_starts = [item.span.start for item in self.named]

    def resolve(self, speaker: Span) -> Resolved:
        if speaker not in self._known:
            self._known[speaker] = self._resolve(speaker)
        if self._last is None or self._last[0].start < speaker.start:
            self._last = (speaker, self._known[speaker])
        return self._known[speaker]

    def _resolve(self, speaker: Span) -> Resolved:
        surface = self.plain[speaker.start : speaker.end]
        word = re.split(r"['’]", surface.lower())[0]
        if word in (_MALE, _FEMALE):
            return self._of_pronoun(speaker.start, word)
        if word == "it":
            return Resolved(self._of_it(speaker.start), "pronoun")
        entity = self._of_name(speaker, surface)
        if entity:
            return Resolved(entity, "name", self._gender_at(speaker))
        return Resolved(self._of_office(speaker.start, surface), "office", self._gender_at(speaker))

    def _gender_at(self, speaker: Span) -> str | None:
        first = bisect_left(self._named_starts, speaker.start)
        last = bisect_left(self._named_starts, speaker.end)
        return next((item.gender for item in self.named[first:last]), None)

    def _of_name(self, speaker: Span, surface: str) -> str | None:
        """The mention that ends the phrase's head: Coast League spokesman Ivo Marek of Port Amber is Marek."""
        within = self.mentions[bisect_left(self._starts, speaker.start) : bisect_left(self._starts, speaker.end)]
        cut = _HEAD_ENDS.search(surface, 1)
        head = speaker.start + (cut.start() if cut else len(surface))
        for mention in reversed(within):
            if mention.span.end >= head and mention.span.start < head and mention.span.end <= speaker.end:
                return mention.entity
        return None

    def _of_office(self, position: int, surface: str) -> str | None:
        """The senator, the former minister: the last person who was called so."""
        words = surface.lower().split()
        office = words[-1]
        if words[0] not in ("the", "this", "that") or office not in TITLES:
            return None
        latest = bisect_left(self._named_starts, position)
        for named in reversed(self.named[max(0, latest - _REACH_OF_AN_OFFICE) : latest]):
            if office in named.offices:
                return named.entity
        return None

    def _of_pronoun(self, position: int, pronoun: str) -> Resolved:
        latest = bisect_left(self._named_starts, position)
        reach = self.named[max(0, latest - _REACH) : latest]
        fitting = [item for item in reach if item.gender in (pronoun, None)]
        if self.plain[max(0, position - 3) : position].rstrip().endswith(","):
            # Brevik, he says, had left: whoever stands in what he says is not he, unless nobody else is there.
            fitting = [item for item in fitting if not self._in_same_clause(item, position)] or fitting
        leading = [item for item in fitting if item.leads and self._in_paragraph(item, position)]
        named = next(reversed(leading or fitting), None)
        if self._last is not None and 0 <= position - self._last[0].end < _REACH_OF_A_SPEAKER:
            span, last = self._last
            led_since = bool(leading) and leading[-1].span.start > span.start
            if not led_since and self._may_be(span, last, pronoun):
                return Resolved(last.entity, "pronoun", pronoun)
        return Resolved(named.entity if named else None, "pronoun", pronoun)

    def _in_paragraph(self, item: Named, position: int) -> bool:
        near = position - item.span.end < _REACH_OF_A_SPEAKER
        return near and not _PARAGRAPH_ENDS.search(self.plain, item.span.end, position)

    def _may_be(self, span: Span, resolved: Resolved, pronoun: str) -> bool:
        """Whether who spoke last is somebody of the pronoun's gender: a report is not, a former diplomat may be."""
        if resolved.gender is not None:
            return resolved.gender == pronoun
        if resolved.entity is not None and self.people is not None:
            return resolved.entity in self.people
        surface = self.plain[span.start : span.end]
        cut = _HEAD_ENDS.search(surface, 1)
        head = surface[: cut.start() if cut else None].lower().split()[-1]
        return head in TITLES or (_SOMEBODY.search(head) is not None and head not in _WRITINGS)

    def _in_same_clause(self, item: Named, position: int) -> bool:
        return item.leads and not _SENTENCE_ENDS.search(self.plain, item.span.end, position)

    def _of_it(self, position: int) -> str | None:
        """What spoke last, where that was no person; anything else is a guess."""
        if self.people is None or self._last is None or position - self._last[0].end > _REACH_OF_A_SPEAKER:
            return None
        entity = self._last[1].entity
        return entity if entity not in self.people else None


def find_named(plain: str, frame: Frame, mentions: Sequence[Mention], people: Collection[str] | None) -> list[Named]:
    """The people whom the text names outside its quotations, in ascending order."""
    by_start = {mention.span.start: mention for mention in mentions}
    runs = list(_runs(frame))
    known = _known_people(frame, runs)
    subjects: dict[int, Phrase | None] = {}
    found = []
    for start, end in runs:
        run = frame.tokens[start:end]
        mention = next((by_start[t.span.start] for t in run if t.span.start in by_start), None)
        entity = mention.entity if mention else None
        surname = run[-1].lower
        somebody = surname in known if entity is None or people is None else entity in people
        if not somebody or (_owns(frame, end) and frame.tokens[end + 1].lower not in NOUNS):
            continue
        span = frame.text_of(start, end)
        low, high = frame.sentence(start)
        if low not in subjects:
            subjects[low] = main_subject(frame, low, min(high, low + WINDOW))
        subject = subjects[low]
        leads = subject is not None and start < subject.end and subject.start < end
        gender = known.get(surname) or _gender(run)
        found.append(Named(span, low, leads, entity, gender, _offices(plain, span)))
    return found


def _owns(frame: Frame, end: int) -> bool:
    return end + 1 < len(frame.tokens) and frame.tokens[end].kind is Kind.POSSESSIVE


def _runs(frame: Frame) -> Iterable[tuple[int, int]]:
    """Stretches of capitalized words; a determiner or preposition that a sentence begins with is not part of one."""
    start: int | None = None
    for index, token in enumerate(frame.tokens):
        part = token.is_capital and not is_time(token) and token.lower not in DETERMINERS | PREPOSITIONS
        if part:
            start = index if start is None else start
        elif start is not None and not (token.text == "." and _is_abbreviated(frame.tokens[index - 1])):
            yield start, index
            start = None


def _is_abbreviated(token: Token) -> bool:
    return len(token.text) == 1 or token.lower in TITLES


def _known_people(frame: Frame, runs: Sequence[tuple[int, int]]) -> dict[str, str | None]:
    """Surnames that a given name or a title introduces, and what that says of gender."""
    known: dict[str, str | None] = {}
    for start, end in runs:
        run = frame.tokens[start:end]
        if len(run) < 2 or not (run[0].lower in TITLES or any(token.lower in given_names() for token in run[:-1])):
            continue
        surname = run[-1].lower
        known[surname] = known.get(surname) or _gender(run)
    return known


def _gender(run: Sequence[Token]) -> str | None:
    for token in run[:-1]:
        word = token.lower
        if word in TITLES_OF_MEN:
            return _MALE
        if word in TITLES_OF_WOMEN:
            return _FEMALE
        if (word in men()) != (word in women()):
            return _MALE if word in men() else _FEMALE
    return None


def _offices(plain: str, name: Span) -> frozenset[str]:
    """What somebody is called before or right after the name: Gov. Ana Brevik; Ana Brevik, the minister of ports."""
    before = plain[max(0, name.start - _BESIDE_A_NAME) : name.start].lower().split()
    office = list(takewhile(lambda word: word.strip(".") in TITLES, reversed(before)))
    called = office + plain[name.start : name.end].lower().split()
    beside = _APPOSITION.match(plain, name.end, name.end + _BESIDE_A_NAME)
    if beside:
        called += beside[0].lower().split()
    bare = [word.strip(".,") for word in called]
    return frozenset(_WRITTEN_SHORT.get(word, word) for word in bare if word in TITLES)

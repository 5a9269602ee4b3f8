"""From texts to suggestions: every name found, those of one thing together, its kind guessed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from string import capwords

from ...model import Decision, Entity, Source, Span, Text
from ..mentions import Recognizer, find_rulings, fold
from ..mentions.folding import fold_name
from ..mentions.lexicon import ARTICLE_PARTICLES
from ..mentions.surroundings import END
from .around import Hint, hints_around
from .gazetteer import country_of_initials, place_known_as, province_shortened, same_place
from .grouping import Name, group_names
from .kinds import guess, hints_in
from .legibility import language_of
from .lines import ended_lines
from .naming import Part, Usage, describes, is_named, parts_of
from .resembling import Register
from .spans import Run, Trust, runs_in, words_in
from .suggestion import NamedAt, Suggestion

CONTEXT = 70
# A reason that is enough by itself.
_FIRM = 2.5
# A reason that tells a place from anything else: a dateline, “town of”.
_TOLD = 5
_LIST = re.compile(r"[,;](?: and| or)? (?:the )?| (?:and|or) ")
# A name behind a comma that a verb follows begins a sentence's main part: In Libya, Velkor was paid.
_LISTED = re.compile(r"[,;.:)\x00—–-]| [-–—(]| (?:and|or) ")


@dataclass(frozen=True, slots=True)
class _Read:
    """A source with its words, the runs of capitals in it, and the spans that register or author explain."""

    source: Source
    text: Text
    plain: str
    runs: tuple[Run, ...]
    linked: tuple[Span, ...]
    ruled: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A place of a name, its key, and what speaks there for a kind."""

    key: str
    at: NamedAt
    dateline: bool
    hints: tuple[Hint, ...]


def suggest(
    sources: Iterable[tuple[Source, Text]],
    recognizer: Recognizer,
    entities: Sequence[Entity],
    ignored: Iterable[str] = (),
    decisions: Sequence[Decision] = (),
) -> tuple[Suggestion, ...]:
    """Names in the sources that no entry explains, those named most first; the order of the sources changes nothing.

    What the recognizer links, or leaves open between several entries, is not suggested, nor what an entry has as its
    name or alias, linked or not. `ignored` are names that the author does not want. A place that the author's
    `decisions` rule on counts for no suggestion.
    """
    usage = Usage()
    in_order = sorted(sources, key=lambda pair: pair[0].id)
    read = [_read(source, text, recognizer, usage, decisions) for source, text in in_order]
    named = {fold_name(name) for entity in entities for name in (entity.name, *(a.name for a in entity.aliases))}
    found = [place for one in read for place in _find(one, usage) if place.key not in named]
    texts = {one.source.id: one.plain for one in read}
    register = Register.of(entities)
    unwanted = {fold_name(name) for name in ignored}
    told_places = {one.key for one in found if any(h.kind == "place" and h.weight >= _TOLD for h in one.hints)}
    groups = _grouped(found, told_places)
    suggestions = [_suggestion(group, texts, register, told_places) for group in groups]
    kept = (s for s in suggestions if unwanted.isdisjoint(fold_name(surface) for surface, _ in s.variants))
    return tuple(sorted(kept, key=lambda s: (-len(s.places), s.name.casefold(), s.name)))


def _read(source: Source, text: Text, recognizer: Recognizer, usage: Usage, decisions: Sequence[Decision]) -> _Read:
    plain = ended_lines(text)
    words = words_in(plain)
    language = language_of(plain, source.language)
    runs = tuple(runs_in(plain, words))
    if language != "en":
        # Elsewhere a capital tells as little as in a headline: what begins a sentence, or is a noun, is not known.
        runs = tuple(replace(run, trust=Trust.HEADLINE) for run in runs)
    usage.read(words, runs, language)
    own = [decision for decision in decisions if decision.source == source.id]
    reading = recognizer.read(text, source.id, source.language, own)
    linked = sorted([mention.span for mention in reading.mentions] + [open_.span for open_ in reading.ambiguities])
    ruled = tuple(ruling.span for ruling in find_rulings(own, source.id, text, fold(plain))) if own else ()
    return _Read(source, text, plain, runs, tuple(linked), ruled)


def _find(read: _Read, usage: Usage) -> Iterator[_Found]:
    listed: tuple[int, str] | None = None
    for run in read.runs:
        for part in parts_of(run, usage):
            if not is_named(part, usage) or describes(part, read.plain):
                continue
            hints = [*hints_around(part, read.plain)]
            surface = read.text.plain[part.start : part.end]
            if listed is not None and _is_listed(read.plain, listed[0], part) and not part.title:
                hints.append(Hint("place", 1.5, f"is listed with “{listed[1]}”"))
            a_place = place_known_as(fold_name(surface)) or any(h.kind == "place" and h.weight >= 1.5 for h in hints)
            listed = (part.end, surface) if a_place else None
            if not _is_linked(read, part) and not _is_ruled(read, part):
                yield _place(read, part, hints)


def _is_listed(plain: str, end: int, part: Part) -> bool:
    joint = _LIST.fullmatch(plain, end, part.start)
    return joint is not None and (
        " and " in joint[0] or " or " in joint[0] or _LISTED.match(plain, part.end) is not None
    )


def _is_linked(read: _Read, part: Part) -> bool:
    before = bisect_right(read.linked, Span(part.end, 0)) - 1
    return before >= 0 and read.linked[before].end > part.start


def _is_ruled(read: _Read, part: Part) -> bool:
    """Whether the author ruled on the whole of a name: what is ruled for “Selm” says nothing of “Ana Selm”."""
    return any(span.start <= part.start and part.end <= span.end for span in read.ruled)


def _place(read: _Read, part: Part, hints: list[Hint]) -> _Found:
    span = Span(part.start, part.end)
    surface = read.text.plain[span.start : span.end]
    passage = read.text.passages[read.text.passage_at(span.start)].label
    return _Found(fold_name(surface), NamedAt(read.source.id, span, passage, surface), part.run.dateline, tuple(hints))


def _grouped(found: Sequence[_Found], told_places: Set[str]) -> Iterator[list[_Found]]:
    by_key: dict[str, list[_Found]] = defaultdict(list)
    for place in found:
        by_key[place.key].append(place)
    names = [_as_name(key, places, told_places) for key, places in by_key.items() if key]
    for group in group_names(names):
        yield [place for name in group for place in by_key[name.key]]


def _as_name(key: str, places: list[_Found], told_places: Set[str]) -> Name:
    surface = _best_surface(places)
    hints = [*hints_in(surface, told_places), *(h for p in places for h in p.hints)]
    kind, _ = guess(hints, key.count(" ") + 1)
    firm = any(hint.kind == kind and hint.weight >= _FIRM for hint in hints)
    first = min((place.at.source, place.at.span.start) for place in places)
    return Name(key, surface, kind, Counter(place.at.source for place in places), first, firm)


def _best_surface(places: Sequence[_Found]) -> str:
    """The commonest way to write it, capitals of a dateline last."""
    counts = Counter(place.at.words for place in places)
    capitals = {surface: sum(map(str.isupper, surface)) for surface in counts}
    return max(sorted(counts), key=lambda s: (not (s.isupper() and len(s) > 4), counts[s], -capitals[s]))


def _suggestion(group: list[_Found], texts: dict[str, str], register: Register, told_places: Set[str]) -> Suggestion:
    keys = Counter(place.key for place in group)
    fullest = max(sorted(keys), key=lambda key: (_fullness(key), keys[key], len(key)))
    name = _best_surface([place for place in group if place.key == fullest])
    if _fullness(fullest) < 0 or country_of_initials(fullest):
        name = capwords(same_place(fullest))
    if name.isupper() and any(place.dateline for place in group):
        name = capwords(name)
    own = [hint for key in keys for hint in hints_in(_best_surface([p for p in group if p.key == key]), told_places)]
    kind, reason = guess([*own, *(hint for place in group for hint in place.hints)], fullest.count(" ") + 1)
    places = tuple(sorted((place.at for place in group), key=lambda at: (at.source, at.span)))
    first = places[0]
    surfaces = [surface for surface, _ in Counter(at.words for at in places).most_common()]
    context = _context(texts[first.source], first.span)
    return Suggestion(name, kind, reason, places, context, register.nearest([name, *surfaces], kind))


def _fullness(key: str) -> int:
    """A name of several words tells best who is meant; initials tell less, a shortened province least."""
    if province_shortened(key) and not place_known_as(key):
        return -1
    words = [word for word in key.split() if word not in ARTICLE_PARTICLES] or key.split()
    return 0 if all(len(word) == 1 for word in words) else min(len(words), 2) * 2 - (len(words[0]) == 1)


def _context(plain: str, span: Span) -> str:
    """The words around a place in its passage, cut at words."""
    left = plain.rfind(END, max(0, span.start - CONTEXT - 1), span.start) + 1
    right = plain.find(END, span.end, span.end + CONTEXT + 1)
    right = len(plain) if right < 0 else right
    start, end = max(left, span.start - CONTEXT), min(right, span.end + CONTEXT)
    if start > left:
        start = plain.find(" ", start, span.start) + 1 or span.start
    if end < right:
        end = plain.rfind(" ", span.end, end) if plain.rfind(" ", span.end, end) >= 0 else span.end
    return f"{'… ' if start > left else ''}{' '.join(plain[start:end].split())}{' …' if end < right else ''}"

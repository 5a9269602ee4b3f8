"""The door of this room: a text's quotations, each with who is credited and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model import Mention, Quotation, Span, Text, Voice
from .context import Conversation
from .frames import read_frame
from .grammar import PRONOUNS
from .marks import Quoted, find_paragraphs, find_quoted
from .reasons import reason
from .resolving import Resolver, find_named

# Fewer words between marks are as often a title or a doubted word as something said.
_ENOUGH_WORDS = 5
# So many words in the same order are no coincidence: a headline quotes what the text quotes in full.
_SAME_WORDS = 4
_SMALL_WORDS = 3
# Two characters of Chinese or Japanese make about a word.
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff]{2}")
NO_NAMES: Mapping[str, str] = {}
_BY_CONTEXT = frozenset(("subject", "sentence before", "sentence after", "paragraph before", "answer"))


def find_quotes(
    text: Text,
    mentions: Sequence[Mention],
    people: Collection[str] | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> tuple[Quotation, ...]:
    """The direct quotations of a text in ascending order; one within another comes after it.

    `people` are the ids of the entities that are persons, so that “he” is no town; `names` are how reasons call an
    entity, by its id unless told otherwise.
    """
    paragraphs = find_paragraphs(text)
    quoted = find_quoted(text.plain, paragraphs)
    if not quoted:
        return ()
    outer = [(number, item) for number, item in enumerate(quoted) if item.parent is None]
    frame = read_frame(text.plain, paragraphs, outer)
    conversation = Conversation.read(frame)
    credits = _credits(conversation)
    alone = [frame.tokens[at].number for at in conversation.earlier if conversation.stands_alone(at)]
    _credit_repeated(text.plain, quoted, credits, alone)
    for parent, children in _children(quoted).items():
        inner = read_frame(text.plain, [quoted[parent].inner], children)
        credits |= _credits(Conversation.read(inner, by_context=False))
    resolver = Resolver(text.plain, mentions, find_named(text.plain, frame, mentions, people), people)
    return tuple(_quotations(text.plain, quoted, credits, resolver, names))


@dataclass(frozen=True, slots=True)
class _Credited:
    speaker: Span
    cue: Span | None
    rule: str


def _credits(conversation: Conversation) -> dict[int, _Credited]:
    frame = conversation.frame
    return {
        frame.tokens[at].number: _Credited(
            frame.text_of(credit.speaker.start, credit.speaker.end),
            frame.text_of(credit.cue.start, credit.cue.end) if credit.cue else None,
            credit.rule,
        )
        for at, credit in conversation.found.items()
    }


def _children(quoted: Sequence[Quoted]) -> dict[int, list[tuple[int, Quoted]]]:
    children: dict[int, list[tuple[int, Quoted]]] = {}
    for number, item in enumerate(quoted):
        if item.parent is not None:
            children.setdefault(item.parent, []).append((number, item))
    return children


def _credit_repeated(plain: str, quoted: Sequence[Quoted], credits: dict[int, _Credited], alone: Sequence[int]) -> None:
    """A headline that is a quotation is credited as the same words are where the text quotes them."""
    told: dict[tuple[str, ...], _Credited] = {}
    for number, credited in credits.items():
        if credited.rule not in _BY_CONTEXT:
            words = _folded(plain, quoted[number])
            for at in range(len(words) - _SAME_WORDS + 1):
                told.setdefault(words[at : at + _SAME_WORDS], credited)
    for number in alone:
        if number not in credits or credits[number].rule in _BY_CONTEXT:
            known = told.get(_folded(plain, quoted[number])[:_SAME_WORDS])
            if known is not None:
                credits[number] = _Credited(known.speaker, None, "repeated")


def _folded(plain: str, item: Quoted) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", plain[item.inner.start : item.inner.end].casefold()))


def _quotations(
    plain: str,
    quoted: Sequence[Quoted],
    credits: Mapping[int, _Credited],
    resolver: Resolver,
    names: Mapping[str, str],
) -> Iterator[Quotation]:
    voices: dict[int, Voice] = {}
    for number, item in enumerate(quoted):
        credited = credits.get(number)
        words = plain[item.inner.start : item.inner.end].split()
        length = len(words) + len(_WITHOUT_SPACES.findall(plain, *item.inner))
        uncued = credited is None or credited.cue is None
        if uncued and length < _ENOUGH_WORDS and (credited is None or credited.rule not in ("continues", "repeated")):
            continue
        quote = plain[item.span.start : item.span.end]
        if credited is None or (uncued and credited.rule == "subject" and _is_title(words)):
            yield Quotation(item.span, quote, None, None, reason(None, "", None))
            continue
        surface = plain[credited.speaker.start : credited.speaker.end]
        entity, how = _entity(credited.speaker, surface, item.parent, resolver, voices)
        voices[number] = Voice(credited.speaker, surface, entity)
        cue = plain[credited.cue.start : credited.cue.end] if credited.cue else None
        called = names.get(entity, entity) if entity else None
        why = reason(credited.rule, surface, cue, called, how)
        yield Quotation(item.span, quote, credited.cue, voices[number], why)


def _entity(
    speaker: Span, surface: str, parent: int | None, resolver: Resolver, voices: Mapping[int, Voice]
) -> tuple[str | None, str]:
    if parent is not None and surface.lower() in PRONOUNS:
        # Whom the quoted speaker means by “he” nobody can tell; by “I”, himself.
        said_of_himself = surface == "I" and parent in voices
        return (voices[parent].entity, "speaker") if said_of_himself else (None, "")
    resolved = resolver.resolve(speaker)
    return resolved.entity, resolved.how


def _is_title(words: Sequence[str]) -> bool:
    """How to Mend a Harbour: every word but small ones has a capital."""
    bare = [word.strip(".,:;!?") for word in words]
    return all(word[0].isupper() for word in bare if len(word) > _SMALL_WORDS)

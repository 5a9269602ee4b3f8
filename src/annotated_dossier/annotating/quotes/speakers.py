"""Who can speak: the words for somebody before or after a verb, from a pronoun to a description.

Nothing here knows parts of speech beyond closed lists; a phrase ends where punctuation, a conjunction or a verb of
those lists ends it, and capitals hold a name together.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..mentions.lexicon import DAYS_AND_MONTHS, PARTICLES, SUFFIXES_OF_PERSONS, TITLES
from .cues import is_helper, is_verb
from .frames import Frame, Kind, Token
from .grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    COORDINATORS,
    DETERMINERS,
    IRREGULAR_PAST,
    OBLIQUE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    words,
)

_NEVER_LAST = words("of for at from with to in and the")
_AROUND_A_NICKNAME = frozenset("\"“”‘’'")
_LONGEST = 14
_WORDS_OF_AN_OFFICE = 7
_JOINS_A_DESCRIPTION = words("of for at from with to in")
_ENDS_A_DESCRIPTION = words("in on during after before when as by about via while at through upon")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` of a frame, half-open."""

    start: int
    end: int


def is_pronoun(token: Token) -> bool:
    return token.is_word and token.lower.split("'")[0] in PRONOUNS


def is_time(token: Token) -> bool:
    return token.lower in DAYS_AND_MONTHS or token.lower in ("yesterday", "today", "tomorrow")


def starts_phrase(token: Token) -> bool:
    """Whether a phrase for somebody may begin here."""
    if not token.is_word or is_time(token):
        return False
    word = token.lower
    if is_pronoun(token) or word in DETERMINERS or word.isdigit():
        return True
    return token.is_capital and word not in PREPOSITIONS and word not in CONJUNCTIONS


def phrase_before(frame: Frame, verb: int, low: int) -> Phrase | None:
    """The subject of the verb at `verb`, sought back to token `low`."""
    tokens = frame.tokens
    at = verb - 1
    while at >= low and (is_helper(tokens[at]) or tokens[at].kind is Kind.POSSESSIVE):
        if tokens[at].kind is Kind.WORD and is_pronoun(tokens[at]):
            break
        at -= 1
    if at < low:
        return None
    token = tokens[at]
    if is_pronoun(token):
        return Phrase(at, at + 1)
    if token.lower in RELATIVES:
        return _antecedent(frame, at, low)
    if token.lower == "as" and at > low and tokens[at - 1].is_word:
        # Holm was quoted as saying; the paper quoted Holm as saying.
        quoted = is_verb(tokens, at - 1)
        return phrase_before(frame, at - 1, low) if quoted else phrase_ending(frame, at - 1, low)
    if token.text in (",", "—", "–", "―", "-", ")"):
        return _around_aside(frame, at, low)
    if not token.is_word or token.lower in CONJUNCTIONS or token.lower in PREPOSITIONS:
        return None
    return phrase_ending(frame, at, low)


def _antecedent(frame: Frame, relative: int, low: int) -> Phrase | None:
    at = relative - 1
    if at >= low and frame.tokens[at].text == ",":
        at -= 1
    if at < low or not frame.tokens[at].is_word:
        return None
    return phrase_ending(frame, at, low)


def phrase_ending(frame: Frame, last: int, low: int) -> Phrase | None:
    """The phrase whose last word is at `last`."""
    tokens = frame.tokens
    start = last
    while start > low and last - start < _LONGEST and _goes_on_left(tokens, start):
        start -= 1
    first = tokens[start]
    if (
        is_verb(tokens, start)
        or first.lower in PREPOSITIONS
        or is_time(first)
        or _is_verb_of_pronoun(tokens, start, low)
    ):
        start = _name_start(frame, last, start)
    while start < last and (tokens[start].kind is Kind.POSSESSIVE or is_helper(tokens[start])):
        start += 1
    while last > start and tokens[last].lower in _NEVER_LAST:
        last -= 1
    only = tokens[last]
    if not only.is_word or (start == last and not only.is_capital and only.lower.endswith(("ed", "ing"))):
        return None
    return Phrase(start, last + 1)


def _is_verb_of_pronoun(tokens: tuple[Token, ...], at: int, low: int) -> bool:
    """I hope America says: a lower-case word after a pronoun is its verb."""
    return at > low and is_pronoun(tokens[at - 1]) and not tokens[at].is_capital and tokens[at].lower not in DETERMINERS


def _goes_on_left(tokens: tuple[Token, ...], start: int) -> bool:
    before = tokens[start - 1]
    if before.text == "." and start > 1:
        return tokens[start - 2].span.end == before.span.start and tokens[start - 2].is_capital
    if before.kind is Kind.POSSESSIVE or before.text in _AROUND_A_NICKNAME:
        return True
    if not before.is_word or before.lower in AUXILIARIES or (is_pronoun(before) and before.lower != "one"):
        return before.text == "&"
    if before.lower in ("and", "or"):
        return tokens[start].is_capital and start > 1 and tokens[start - 2].is_capital
    if before.lower in CONJUNCTIONS or before.lower in RELATIVES:
        return False
    # A verb of speaking, or one in the past, ends what is before it; names and their titles stand in front.
    return not is_verb(tokens, start - 1)


def name_ending(frame: Frame, last: int, low: int) -> Phrase:
    """Only the name whose last word is at `last`: of footage of Jonas Holm, Jonas Holm."""
    return Phrase(_name_start(frame, last, low), last + 1)


def _name_start(frame: Frame, last: int, low: int) -> int:
    """The run of capitals that ends at `last`, or what follows the nearest determiner."""
    tokens = frame.tokens
    start = last
    while start > low and (_in_name(tokens, start - 1)):
        start -= 1
    if tokens[last].is_capital:
        while start < last and not tokens[start].is_capital:
            start += 1
        return start
    start = last
    while start > low and last - start < _LONGEST:
        start -= 1
        if tokens[start].lower in DETERMINERS:
            return start
    return last


def _in_name(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if token.text in (".", "&") or token.text in _AROUND_A_NICKNAME:
        return at > 0 and tokens[at - 1].is_capital
    if not token.is_word or is_time(token):
        return False
    if token.lower == "of":
        return at > 0 and tokens[at - 1].is_capital and tokens[at - 1].lower not in PREPOSITIONS
    return (
        (token.is_capital and token.lower not in PREPOSITIONS and token.lower not in CONJUNCTIONS)
        or token.lower in PARTICLES
        or token.lower in TITLES
    )


def _around_aside(frame: Frame, close: int, low: int) -> Phrase | None:
    """Ada Writer, who was there, said: the words before the aside, not those in it."""
    tokens = frame.tokens
    cuts = [at for at in range(max(low, close - 60), close) if tokens[at].text in (",", "(", "—", "–", "―", "-", ")")]
    begin = max(low, close - 60)
    candidates = []
    for cut in reversed(cuts):
        if tokens[cut].text == ")" or not tokens[cut - 1].is_word:
            continue
        phrase = phrase_ending(frame, cut - 1, begin)
        if phrase is not None and _can_lead(tokens, phrase):
            candidates.append(phrase)
    named = [phrase for phrase in candidates if tokens[phrase.start].is_capital]
    return next(iter(named or candidates), None)


def _can_lead(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    """An aside may hold commas itself: a part that a preposition opens, or that is an age or a title, leads nothing."""
    first = tokens[phrase.start]
    before = tokens[phrase.start - 1] if phrase.start else None
    if before is not None and before.is_word and before.lower in PREPOSITIONS:
        return False
    return starts_phrase(first) or first.lower in TITLES or (before is not None and before.kind is Kind.BREAK)


def phrase_after(frame: Frame, start: int, high: int) -> Phrase | None:
    """The phrase that begins at `start`: after an inverted verb, or after “according to”."""
    tokens = frame.tokens
    if start >= high or not tokens[start].is_word:
        return None
    first = tokens[start]
    if is_pronoun(first) or (first.lower in OBLIQUE and not (start + 1 < high and tokens[start + 1].is_word)):
        return Phrase(start, start + 1)
    if not starts_phrase(first) and not _is_bare_description(tokens, start, high):
        return None
    end = start + 1
    while (
        end < high
        and end - start < _LONGEST
        and (_goes_on_right(tokens, start, end) or _leads_to_name(tokens, end, high))
    ):
        end += 1
    while end - 1 > start and (tokens[end - 1].text in (".", "&") or tokens[end - 1].lower in _NEVER_LAST):
        end -= 1
    return Phrase(start, end)


def _is_bare_description(tokens: tuple[Token, ...], start: int, high: int) -> bool:
    """Said spokesman Ivo Marek; said officials: a lower-case noun, not a preposition or a connective."""
    word = tokens[start].lower
    if word in PREPOSITIONS or word in CONJUNCTIONS or is_helper(tokens[start]) or is_time(tokens[start]):
        return False
    if word in TITLES or word.endswith(("man", "woman", "person", "ers", "ors", "ists", "ials", "yers")):
        return True
    return _leads_to_name(tokens, start, high)


def _leads_to_name(tokens: tuple[Token, ...], at: int, high: int) -> bool:
    """Iraqi national security adviser Omar Said: a few lower-case words between capitals are his office."""
    for index in range(at, min(high, at + _WORDS_OF_AN_OFFICE)):
        token = tokens[index]
        word = token.lower
        if token.is_capital:
            return not is_time(token)
        if not token.is_word or is_verb(tokens, index) or is_helper(token) or word.endswith("ed"):
            return False
        if word in PREPOSITIONS or word in CONJUNCTIONS or word in RELATIVES or word in DETERMINERS:
            return False
    return False


def _goes_on_right(tokens: tuple[Token, ...], start: int, at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.kind is Kind.POSSESSIVE or token.text in _AROUND_A_NICKNAME:
        return True
    if token.text == ".":
        return before.is_capital and len(before.text) < 4 and before.span.end == token.span.start
    if not token.is_word:
        return token.text == "&"
    if is_time(token) or token.lower in AUXILIARIES or token.lower in RELATIVES:
        return False
    if token.lower in ("and", "of", "for", "the"):
        return True
    if token.lower in _ENDS_A_DESCRIPTION or token.lower in CONJUNCTIONS or token.lower in IRREGULAR_PAST:
        return False
    if token.lower.endswith(("ly", "ed")) and before.lower not in DETERMINERS and not before.lower.endswith("ly"):
        return False
    if token.is_capital or token.lower in PARTICLES or token.lower in SUFFIXES_OF_PERSONS:
        return True
    described = not before.is_capital or before.lower in TITLES or tokens[start].lower in DETERMINERS
    return (
        (described or before.kind is Kind.POSSESSIVE) and not is_verb(tokens, at)
    ) or token.lower in _JOINS_A_DESCRIPTION


def main_subject(frame: Frame, low: int, high: int) -> Phrase | None:
    """The first phrase of a sentence that can be its subject; what introduces the sentence is passed over."""
    tokens = frame.tokens
    at = low
    while at < high:
        if tokens[at].kind is Kind.QUOTE or tokens[at].kind is Kind.BREAK:
            at += 1
            continue
        if _introduces(tokens[at]):
            at = _after_comma(tokens, at, high)
            continue
        phrase = _subject_at(frame, at, high)
        if phrase is not None:
            return phrase
        at += 1
    return None


def _introduces(token: Token) -> bool:
    word = token.lower
    return token.is_word and (
        word in PREPOSITIONS or word in CONJUNCTIONS - COORDINATORS - {"that"} or word.endswith("ing")
    )


def _after_comma(tokens: tuple[Token, ...], at: int, high: int) -> int:
    """Past the comma that ends an introduction; a comma before a lone name (Novi, Michigan,) does not."""
    for cut in range(at, high):
        if tokens[cut].text == "," and cut + 1 < high:
            after = tokens[cut + 1 : cut + 4]
            if not (len(after) > 1 and after[0].is_capital and after[1].text == ","):
                return cut + 1
    return next((k for k in range(at + 1, high) if starts_phrase(tokens[k])), high)


def _subject_at(frame: Frame, at: int, high: int) -> Phrase | None:
    token = frame.tokens[at]
    if is_pronoun(token):
        return Phrase(at, at + 1)
    if not starts_phrase(token) and not (token.is_word and token.lower in TITLES):
        return None
    return phrase_after(frame, at, high)

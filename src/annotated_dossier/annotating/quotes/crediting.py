"""Which words of its sentence credit a quotation, and whom.

What follows a quotation at once comes first (“…,” she said), then a verb of speaking right before it, an aside after
it, and the nearest verb or noun of speaking before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .cues import NOUNS, Form, form_of, is_helper, names_a_hearer, takes_bare_form
from .frames import Frame, Kind, Token
from .grammar import (
    BE,
    CONJUNCTIONS,
    CONNECTIVES,
    DETERMINERS,
    INDEFINITE,
    MODALS,
    OBLIQUE,
    ONLY_BEFORE_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    THIRD_PERSON,
)
from .speakers import (
    Phrase,
    is_pronoun,
    is_time,
    main_subject,
    name_ending,
    phrase_after,
    phrase_before,
    phrase_ending,
    starts_phrase,
)

# A sentence may be a megabyte long; nobody credits words so far away.
WINDOW = 80
_REACH_AFTER = 30
_BESIDE = 5
_NO_VERBS = CONNECTIVES | DETERMINERS | RELATIVES | BE
_BEFORE_NOUNS = ONLY_BEFORE_NOUNS | PREPOSITIONS
_AFTER_A_CLAUSE = PREPOSITIONS | {"who", "as"}
_DASHES = frozenset("—–―-")
_PASSED_OVER = _DASHES | frozenset(",\"'”’)]")


@dataclass(frozen=True, slots=True)
class Credit:
    """Tokens of a frame: the speaker, the cue where there is one, and the rule's name."""

    speaker: Phrase
    cue: Phrase | None
    rule: str


def credit_by_sentence(frame: Frame, quote: int) -> Credit | None:
    """What the quotation's own sentence says of its speaker."""
    low, high = bounds(frame, quote)
    before = nearest_before(frame, quote, low)
    beside = before is not None and before.cue is not None and quote - before.cue.end < _BESIDE
    return (
        _signed(frame, quote)
        or _at_once_after(frame, quote, high)
        or (before if beside else None)
        or _unlisted_verb_after(frame, quote, high)
        or _aside_after(frame, quote, high)
        or before
    )


def bounds(frame: Frame, quote: int) -> tuple[int, int]:
    """The quotation's sentence. One that ends in a question or an exclamation may go on: “Why?” she asked."""
    low, high = frame.sentence(quote)
    if high == quote + 1 < len(frame.tokens) and frame.tokens[quote].text in ("?", "!", "…", "？", "！"):
        high = frame.sentence(quote + 1)[1]
    return max(low, quote - WINDOW), min(high, quote + WINDOW)


# ------------------------------------------------------------------------------------------ after the quotation


def _signed(frame: Frame, quote: int) -> Credit | None:
    """“….” — Ana Brevik: a name after a dash, and nothing else in the paragraph."""
    high = frame.paragraph(quote)[1]
    if quote + 2 >= high or frame.tokens[quote + 1].text not in _DASHES:
        return None
    phrase = phrase_after(frame, quote + 2, high) if frame.tokens[quote + 2].is_capital else None
    if phrase is None or frame.tokens[phrase.end].kind is not Kind.BREAK:
        return None
    return Credit(phrase, Phrase(quote + 1, quote + 2), "signed")


def _at_once_after(frame: Frame, quote: int, high: int) -> Credit | None:
    at, set_off = _after_marks(frame, quote, high)
    if at >= high:
        return None
    return (
        _inverted(frame, at, high) or _according(frame, at, high) or _phrase_and_verb(frame, at, high, loosely=set_off)
    )


def _after_marks(frame: Frame, quote: int, high: int) -> tuple[int, bool]:
    """Where the words after a quotation begin, and whether a comma sets them off."""
    at, set_off = quote + 1, frame.tokens[quote].text in (",", "，", "、")
    while at < high and frame.tokens[at].kind is Kind.MARK and frame.tokens[at].text in _PASSED_OVER:
        set_off |= frame.tokens[at].text == ","
        at += 1
    return at, set_off


def _inverted(frame: Frame, at: int, high: int) -> Credit | None:
    verb = at
    while verb < high and is_helper(frame.tokens[verb]):
        verb += 1
    if verb >= high or form_of(frame.tokens[verb]) is not Form.FINITE:
        return None
    phrase = phrase_after(frame, verb + 1, high)
    return Credit(phrase, Phrase(verb, verb + 1), "after") if phrase else None


def _according(frame: Frame, at: int, high: int) -> Credit | None:
    if at + 1 < high and frame.tokens[at].lower == "according" and frame.tokens[at + 1].lower == "to":
        phrase = phrase_after(frame, at + 2, high)
        return Credit(phrase, Phrase(at, at + 2), "according") if phrase else None
    return None


def _phrase_and_verb(frame: Frame, at: int, high: int, *, loosely: bool) -> Credit | None:
    """She said; Ivo Marek, who was there, told them: the clause begins where the quotation ends."""
    for verb in _verbs_after(frame, at, high):
        if _is_passive(frame, verb, at):
            told = _agent(frame, verb, high)
            if told is not None:
                return told
            continue
        phrase = phrase_before(frame, verb, at)
        if phrase is not None and phrase.start > at and frame.tokens[phrase.start - 1].text == ",":
            phrase = phrase_after(frame, at, phrase.start)
        if phrase is None or phrase.start > at + 1 or frame.tokens[at].lower in CONNECTIVES:
            return None
        if loosely or _closes(frame, verb, high):
            return Credit(phrase, Phrase(verb, verb + 1), "after")
    return None


def _verbs_after(frame: Frame, at: int, high: int) -> Iterator[int]:
    for verb in range(at, min(high, at + _REACH_AFTER)):
        if frame.tokens[verb].kind in (Kind.QUOTE, Kind.BREAK):
            return
        if verb > at and _is_cue(frame, verb, at):
            yield verb


def _closes(frame: Frame, verb: int, high: int) -> bool:
    """Whether nothing is left for the verb to report: the quotation is what was said."""
    if verb + 1 >= high or names_a_hearer(frame.tokens[verb]):
        return True
    after = frame.tokens[verb + 1]
    if not after.is_word:
        return after.kind is not Kind.POSSESSIVE
    word = after.lower
    if word in PREPOSITIONS or word in OBLIQUE or is_time(after) or is_helper(after):
        return True
    return word in CONJUNCTIONS - {"that"} or word.endswith("ing")


def _unlisted_verb_after(frame: Frame, quote: int, high: int) -> Credit | None:
    """“…,” Marek fired back: somebody and a verb that no list holds, set off by a comma."""
    at, set_off = _after_marks(frame, quote, high)
    tokens = frame.tokens
    if set_off and at + 1 < high and _is_unlisted_verb(tokens[at]) and tokens[at + 1].is_capital:
        phrase = phrase_after(frame, at + 1, high)
        if phrase is not None and _ends_clause(frame, phrase.end, high):
            return Credit(phrase, Phrase(at, at + 1), "after")
    if at >= high or not (set_off or tokens[quote].text in ("?", "!")):
        return None
    phrase = phrase_after(frame, at, high) if starts_phrase(tokens[at]) else None
    if phrase is None or phrase.end >= high or not (tokens[at].is_capital or is_pronoun(tokens[at])):
        return None
    verb = phrase.end
    if _is_unlisted_verb(tokens[verb]) and (set_off or _closes(frame, verb, high)):
        return Credit(phrase, Phrase(verb, verb + 1), "after")
    return None


def _is_unlisted_verb(token: Token) -> bool:
    return token.is_word and not token.is_capital and token.lower not in _NO_VERBS


def _aside_after(frame: Frame, quote: int, high: int) -> Credit | None:
    """“…” to the coast, he said: an aside further on in the sentence."""
    for at in range(quote + 1, min(high, quote + _REACH_AFTER)):
        token = frame.tokens[at]
        if token.kind in (Kind.QUOTE, Kind.BREAK):
            return None
        found = _according(frame, at, high)
        if found:
            return found
        if at > quote + 1 and _is_set_off(frame.tokens[at - 1]):
            inverted = _inverted(frame, at, high)
            if inverted and _ends_clause(frame, inverted.speaker.end, high):
                return Credit(inverted.speaker, inverted.cue, "aside")
        if at > quote + 1 and _is_cue(frame, at, quote + 1) and _closes(frame, at, high):
            phrase = phrase_before(frame, at, quote + 1)
            if phrase and not _is_passive(frame, at, quote + 1) and _is_set_off(frame.tokens[phrase.start - 1]):
                return Credit(phrase, Phrase(at, at + 1), "aside")
    return None


def _ends_clause(frame: Frame, at: int, high: int) -> bool:
    return at >= high or not frame.tokens[at].is_word or frame.tokens[at].lower in _AFTER_A_CLAUSE


def _is_set_off(token: Token) -> bool:
    return token.text in (",", ";") or token.text in _DASHES


# ----------------------------------------------------------------------------------------- before the quotation


def nearest_before(frame: Frame, quote: int, low: int) -> Credit | None:
    """The nearest verb or noun of speaking between `low` and the quotation that has somebody to speak."""
    for at in range(quote - 1, low - 1, -1):
        token = frame.tokens[at]
        if token.kind is Kind.BREAK:
            break
        found = (
            _according(frame, at, quote) or _verb_before(frame, at, low, quote) or _noun_before(frame, at, low, quote)
        )
        if found:
            return found
    return None


def _verb_before(frame: Frame, verb: int, low: int, quote: int) -> Credit | None:
    if not _is_cue(frame, verb, low):
        return None
    if _is_passive(frame, verb, low):
        return _agent(frame, verb, quote)
    phrase = _subject(frame, verb, low, quote)
    if phrase is None or frame.tokens[phrase.start].lower in INDEFINITE:
        return None
    return Credit(_reporter(frame, phrase, low) or phrase, Phrase(verb, verb + 1), "before")


def _reporter(frame: Frame, pronoun: Phrase, low: int) -> Phrase | None:
    """Marek said she calls it “…”: the pronoun of a reported clause is its reporter, unless somebody came between."""
    tokens = frame.tokens
    if pronoun.end - pronoun.start > 1 or tokens[pronoun.start].lower not in THIRD_PERSON:
        return None
    for at in range(pronoun.start - 1, low - 1, -1):
        token = tokens[at]
        if token.kind is Kind.QUOTE or token.text == ";":
            return None
        if form_of(token) is Form.FINITE and _is_cue(frame, at, low) and not _is_passive(frame, at, low):
            return phrase_before(frame, at, low)
        if (
            token.is_capital
            and not is_time(token)
            and tokens[at + 1].kind is not Kind.POSSESSIVE
            and tokens[pronoun.start].lower != "it"
        ):
            return None
    return None


def _agent(frame: Frame, verb: int, quote: int) -> Credit | None:
    """Was called “…” by Marek comes after; was told by Marek that “…” stands here."""
    for at in range(verb + 1, min(verb + 4, quote)):
        if frame.tokens[at].lower == "by":
            phrase = phrase_after(frame, at + 1, quote)
            return Credit(phrase, Phrase(verb, at + 1), "by") if phrase else None
    return None


def _subject(frame: Frame, verb: int, low: int, quote: int) -> Phrase | None:
    tokens = frame.tokens
    before = tokens[verb - 1] if verb > low else None
    if form_of(tokens[verb]) is Form.PARTICIPLE and not _is_progressive(frame, verb, low):
        if before is not None and before.lower == "as":
            return phrase_before(frame, verb, low)
        if before is not None and before.is_word and not is_helper(before) and before.lower not in CONNECTIVES:
            ending = name_ending if before.is_capital else phrase_ending
            return ending(frame, verb - 1, low)
        return _subject_of_clause_before(frame, verb, low)
    if _follows_a_quotation(tokens, verb, low):
        inverted = phrase_after(frame, verb + 1, quote)
        if inverted:
            return inverted
    return phrase_before(frame, verb, low) or _subject_of_clause_before(frame, verb, low)


def _follows_a_quotation(tokens: tuple[Token, ...], verb: int, low: int) -> bool:
    at = verb - 1
    while at >= low and ((tokens[at].text == "," and tokens[at].kind is Kind.MARK) or is_helper(tokens[at])):
        at -= 1
    return at >= low and tokens[at].kind is Kind.QUOTE


def _subject_of_clause_before(frame: Frame, verb: int, low: int) -> Phrase | None:
    """Marek smiled, saying; Marek rose and said: the subject stands with an earlier verb."""
    for at in range(verb - 1, low - 1, -1):
        relative = at > low and frame.tokens[at - 1].lower in ("who", "which", "that")
        if relative or _is_passive(frame, at, low):
            continue
        if form_of(frame.tokens[at]) is Form.FINITE and _is_cue(frame, at, low):
            if _follows_a_quotation(frame.tokens, at, low):
                inverted = phrase_after(frame, at + 1, verb)
                if inverted:
                    return inverted
            phrase = phrase_before(frame, at, low)
            if phrase:
                return phrase
    return main_subject(frame, low, verb)


def _noun_before(frame: Frame, noun: int, low: int, quote: int) -> Credit | None:
    """Marek’s claim that “…”; a letter from Marek: “…”."""
    tokens = frame.tokens
    if not tokens[noun].is_word or tokens[noun].lower not in NOUNS:
        return None
    if noun + 1 < quote and tokens[noun + 1].lower in ("from", "by"):
        phrase = phrase_after(frame, noun + 2, quote)
        if phrase:
            return Credit(phrase, Phrase(noun, noun + 2), "noun")
    for at in range(noun - 1, max(low, noun - 4) - 1, -1):
        if tokens[at].kind is Kind.POSSESSIVE and at > low:
            owner = (name_ending if tokens[at - 1].is_capital else phrase_ending)(frame, at - 1, low)
            return Credit(owner, Phrase(noun, noun + 1), "noun") if owner else None
        if not tokens[at].is_word or tokens[at].lower in DETERMINERS:
            break
    return None


# ---------------------------------------------------------------------------------------------- what is a cue


def _is_cue(frame: Frame, at: int, low: int) -> bool:
    """Whether a form of a verb of speaking is a verb here, and one that has a subject."""
    form = form_of(frame.tokens[at])
    if form is None:
        return False
    back = at - 1
    while back >= low and is_helper(frame.tokens[back]) and frame.tokens[back].lower not in MODALS:
        back -= 1
    before = frame.tokens[back] if back >= low else None
    if form is Form.BARE:
        return before is not None and takes_bare_form(before)
    if before is None or form is Form.PARTICIPLE:
        return True
    if frame.tokens[at].lower.endswith("s") and before.lower.endswith("ed") and not before.is_capital:
        return False
    modifies = before.kind is Kind.POSSESSIVE or before.lower in _BEFORE_NOUNS
    return not (modifies and back == at - 1)


def _helpers_before(frame: Frame, at: int, low: int) -> Iterator[str]:
    back = at - 1
    while back >= low and (is_helper(frame.tokens[back]) or frame.tokens[back].kind is Kind.POSSESSIVE):
        yield frame.tokens[back].lower.replace("’", "'")
        back -= 1
    if back >= low and "'" in frame.tokens[back].lower:
        yield "'" + frame.tokens[back].lower.split("'", 1)[1]


def _is_passive(frame: Frame, at: int, low: int) -> bool:
    return form_of(frame.tokens[at]) is Form.FINITE and any(word in BE for word in _helpers_before(frame, at, low))


def _is_progressive(frame: Frame, at: int, low: int) -> bool:
    return any(word in BE or word in ("'s", "'m", "'re") for word in _helpers_before(frame, at, low))

"""Whose words a quotation is that its own sentence does not credit: what stands around it in the conversation."""

from __future__ import annotations

from dataclasses import dataclass, field

from .crediting import WINDOW, Credit, bounds, credit_by_sentence, nearest_before
from .frames import Frame, Kind
from .grammar import DEMONSTRATIVES
from .speakers import Phrase, is_pronoun, main_subject

_ANSWERS_WITHIN = 3


@dataclass(slots=True)
class Conversation:
    """The quotations of a frame, credited in the order in which they are read."""

    frame: Frame
    found: dict[int, Credit] = field(default_factory=dict)
    earlier: list[int] = field(default_factory=list)

    @classmethod
    def read(cls, frame: Frame, *, by_context: bool = True) -> Conversation:
        conversation = cls(frame)
        for at, token in enumerate(frame.tokens):
            if token.kind is Kind.QUOTE:
                credit = credit_by_sentence(frame, at)
                if credit is None and by_context:
                    credit = conversation._by_context(at)
                if credit is not None:
                    conversation.found[at] = credit
                conversation.earlier.append(at)
        return conversation

    def stands_alone(self, at: int) -> bool:
        """Whether the quotation is a whole paragraph."""
        start, end = self.frame.paragraph(at)
        return at == start and at + 2 >= end

    def _by_context(self, at: int) -> Credit | None:
        low, _ = bounds(self.frame, at)
        start, end = self.frame.paragraph(at)
        return (
            self._subject(low, at)
            or self._earlier_in_paragraph(at, start)
            or self._told_after(at, end)
            or (self._paragraph_before(start) if at == start else None)
        )

    def _subject(self, low: int, at: int) -> Credit | None:
        """Part of a sentence without a verb of speaking: its subject; “Marek:” alone is a cue."""
        if at == low:
            return None
        subject = main_subject(self.frame, low, at)
        if subject is None:
            return None
        colon = self.frame.tokens[at - 1].text == ":" and subject.end == at - 1
        return Credit(subject, Phrase(at - 1, at) if colon else None, "colon" if colon else "subject")

    def _earlier_in_paragraph(self, at: int, start: int) -> Credit | None:
        if at == start:
            return None
        low = max(start, self.frame.sentence(at - 1)[0])
        previous = self.earlier[-1] if self.earlier else -1
        if previous < start:
            return self._told_in(low, at)
        told = self._told_in(low, at) if low > previous else None
        if told is not None and self._names_somebody(told.speaker):
            return told
        return self._same_as(previous, "continues")

    def _names_somebody(self, speaker: Phrase) -> bool:
        first = self.frame.tokens[speaker.start]
        return is_pronoun(first) or (first.is_capital and first.lower not in DEMONSTRATIVES)

    def _same_as(self, quote: int, rule: str) -> Credit | None:
        credit = self.found.get(quote)
        return Credit(credit.speaker, None, rule) if credit else None

    def _told_in(self, low: int, high: int) -> Credit | None:
        """Who speaks, or else acts, in a sentence that leads up to a quotation."""
        low = max(low, high - WINDOW)
        told = nearest_before(self.frame, high, low)
        if told is not None:
            return Credit(told.speaker, told.cue, "sentence before")
        subject = main_subject(self.frame, low, high)
        return Credit(subject, None, "sentence before") if subject else None

    def _told_after(self, at: int, end: int) -> Credit | None:
        if at + 1 >= end:
            return None
        low, high = self.frame.sentence(at + 1)
        told = nearest_before(self.frame, min(high, end, low + WINDOW), low)
        return Credit(told.speaker, told.cue, "sentence after") if told else None

    def _paragraph_before(self, start: int) -> Credit | None:
        if start < 2:
            return None
        low = self.frame.paragraph(start - 1)[0]
        last = start - 2
        previous = self.earlier[-1] if self.earlier else -1
        if last < low:
            return None
        if previous >= low and self.frame.tokens[last].text != ":":
            return self._answer_to(previous) or self._same_as(previous, "paragraph before")
        return self._told_in(max(low, self.frame.sentence(last)[0]), start - 1)

    def _answer_to(self, question: int) -> Credit | None:
        """After a question the other one of two who talk speaks."""
        asked = self.found.get(question)
        if asked is None or self.frame.tokens[question].text not in ("?", "？"):
            return None
        for quote in reversed(self.earlier[-1 - _ANSWERS_WITHIN : -1]):
            credit = self.found.get(quote)
            if credit is not None and self._words(credit.speaker) != self._words(asked.speaker):
                return Credit(credit.speaker, None, "answer")
        return None

    def _words(self, phrase: Phrase) -> tuple[str, ...]:
        return tuple(token.lower for token in self.frame.tokens[phrase.start : phrase.end])

"""Why a quotation is somebody's: a sentence for the reader of the page who asks."""

from __future__ import annotations

from ...model import Message, to_say

NOBODY = Message.of("Nothing near the quotation says whose words they are.")
_RULES = {
    "after": to_say("{cue} and {speaker} stand right after the quotation"),
    "signed": to_say("{speaker} signs the quotation"),
    "aside": to_say("The sentence goes on with {cue} and {speaker}"),
    "before": to_say("{cue}, before the quotation, is said of {speaker}"),
    "according": to_say("The words are given {cue} {speaker}"),
    "by": to_say("{cue} names {speaker}"),
    "noun": to_say("{cue} before the quotation is that of {speaker}"),
    "colon": to_say("{speaker} and a colon introduce the quotation"),
    "subject": to_say("No verb of speaking is near; {speaker} is the subject of the sentence"),
    "continues": to_say("The paragraph goes on quoting {speaker}"),
    "sentence before": to_say("The sentence before is about {speaker}"),
    "sentence after": to_say("The sentence after credits {speaker}"),
    "paragraph before": to_say("The paragraph before quotes {speaker}, and no one else is named"),
    "answer": to_say("The paragraph before asks {speaker}, who was quoted before that"),
    "repeated": to_say("The text quotes the same words of {speaker}"),
}
_REACHED = {
    "name": to_say("; the words name {entity}"),
    "office": to_say("; {entity} was last called so"),
    "pronoun": to_say("; the pronoun goes back to {entity}"),
    "speaker": to_say("; “I” is whoever speaks: {entity}"),
}


def reason(rule: str | None, surface: str, cue: str | None, entity: str | None = None, how: str = "") -> Message:
    """One sentence: which rule credits, and how the entity was reached."""
    if rule is None:
        return NOBODY
    told = Message.of(_RULES[rule], cue=f"“{cue}”", speaker=f"“{surface}”")
    reached = Message.of(_REACHED[how], entity=entity) if entity else Message()
    return told + reached + Message.of(".")

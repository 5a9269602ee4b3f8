"""Why a quotation is somebody's: a sentence for the reader of the page who asks."""

from __future__ import annotations

_RULES = {
    "after": "{cue} and {speaker} stand right after the quotation",
    "signed": "{speaker} signs the quotation",
    "aside": "the sentence goes on with {cue} and {speaker}",
    "before": "{cue}, before the quotation, is said of {speaker}",
    "according": "the words are given {cue} {speaker}",
    "by": "{cue} names {speaker}",
    "noun": "{cue} before the quotation is that of {speaker}",
    "colon": "{speaker} and a colon introduce the quotation",
    "subject": "no verb of speaking is near; {speaker} is the subject of the sentence",
    "continues": "the paragraph goes on quoting {speaker}",
    "sentence before": "the sentence before is about {speaker}",
    "sentence after": "the sentence after credits {speaker}",
    "paragraph before": "the paragraph before quotes {speaker}, and no one else is named",
    "answer": "the paragraph before asks {speaker}, who was quoted before that",
    "repeated": "the text quotes the same words of {speaker}",
}
_REACHED = {
    "name": "the words name {entity}",
    "office": "{entity} was last called so",
    "pronoun": "the pronoun goes back to {entity}",
    "speaker": "“I” is whoever speaks: {entity}",
}


def reason(rule: str | None, surface: str, cue: str | None, entity: str | None = None, how: str = "") -> str:
    """One sentence: which rule credits, and how the entity was reached."""
    if rule is None:
        return "Nothing near the quotation says whose words they are."
    told = _RULES[rule].format(cue=f"“{cue}”", speaker=f"“{surface}”")
    reached = f"; {_REACHED[how].format(entity=entity)}" if entity else ""
    return f"{told[0].upper()}{told[1:]}{reached}."

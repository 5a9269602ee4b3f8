"""The rules by which words name an entity: their names, what they do, the sentence a reader is told.

A rule's name stands in a mention's `how`; a site switches rules off by name, an entry allows some by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from ...model import Message, to_say


class Needs(IntEnum):
    """What must hold before a form counts, from nothing to the document's own introduction of the entity."""

    NOTHING = 0
    NO_DOUBT = 1
    INTRODUCTION = 2


# rule -> what it does (for the site), what it needs, the sentence for a mention ({name} is the entry's own name)
_TABLE: dict[str, tuple[str, Needs, str]] = {
    "name": ("The entry's own name.", Needs.NOTHING, ""),
    "alias": ("An alias that the register lists.", Needs.NOTHING, ""),
    "decision": ("The author decided this place.", Needs.NOTHING, to_say("Decided by the author.")),
    "capitals": (
        "The name in capitals, as in datelines and headlines.",
        Needs.NOTHING,
        to_say("{name}, written in capitals."),
    ),
    "article": ("The name with or without its leading “The”.", Needs.NOTHING, to_say("{name}, without its article.")),
    "plural": ("The plural or the singular of a term.", Needs.NOTHING, to_say("A plural or singular of {name}.")),
    "spelling": (
        "American or British spelling, a dropped apostrophe, “and” for “&”.",
        Needs.NOTHING,
        to_say("Another spelling of {name}."),
    ),
    "abbreviation": (
        "A word of the name written short or in full: Corp., Inc., St., U.S., Mich.",
        Needs.NOTHING,
        to_say("{name}, with a word written short or in full."),
    ),
    "inversion": (
        "“X Department” for “Department of X”.",
        Needs.NO_DOUBT,
        to_say("{name}, with its words in another order."),
    ),
    "country": (
        "A country's short or formal name.",
        Needs.NOTHING,
        to_say("Another name of {name}."),
    ),
    "demonym": (
        "A country's adjective or its inhabitants: Libyan, the Russians.",
        Needs.NO_DOUBT,
        to_say("Adjective or inhabitants of {name}."),
    ),
    "middle": (
        "A person's name with fewer or more middle parts or initials.",
        Needs.NOTHING,
        to_say("{name}, with other middle names or initials."),
    ),
    "nickname": (
        "A person's name with the given name's short form: Bill for William.",
        Needs.NO_DOUBT,
        to_say("{name}, with a short form of the given name."),
    ),
    "surname": (
        "A person's surname, once the text names the person in full or the register leaves no doubt.",
        Needs.NO_DOUBT,
        to_say("Surname of {name}"),
    ),
    "particle": (
        "A surname without its particle: Amin for al-Amin.",
        Needs.NO_DOUBT,
        to_say("Surname of {name}, without its particle"),
    ),
    "honorific": (
        "A title before a surname.",
        Needs.NO_DOUBT,
        to_say("Title and surname of {name}"),
    ),
    "given name": (
        "A person's given name, once the text names the person in full.",
        Needs.INTRODUCTION,
        to_say("Given name of {name}"),
    ),
    "initials": (
        "Initials: introduced in parentheses, or those of one entry only.",
        Needs.NO_DOUBT,
        to_say("Initials of {name}"),
    ),
    "coined": (
        "A word coined from the name's syllables: Africom.",
        Needs.NO_DOUBT,
        to_say("Coined from {name}."),
    ),
    "without country": (
        "A national institution without its country: Congress for United States Congress.",
        Needs.NO_DOUBT,
        to_say("{name}, without its country"),
    ),
    "qualifier": (
        "A place without what tells it from others of its name: Orm for Orm, Tarsk.",
        Needs.NO_DOUBT,
        to_say("{name}, without what tells it from others"),
    ),
    "national": (
        "A national body or thing with its country's adjective: Ukrainian forces for Armed Forces of Ukraine.",
        Needs.NO_DOUBT,
        to_say("{name}, with its country's adjective"),
    ),
    "members": (
        "The members of a party: Democrats for Democratic Party.",
        Needs.NO_DOUBT,
        to_say("Members of {name}"),
    ),
    "head": (
        "The first words of a long name, once the text has given it in full.",
        Needs.INTRODUCTION,
        to_say("First words of {name}"),
    ),
    "tail": (
        "The last words of a long name, once the text has given it in full.",
        Needs.INTRODUCTION,
        to_say("Last words of {name}"),
    ),
    "company": (
        "A company without Inc., Corp. or Group.",
        Needs.NO_DOUBT,
        to_say("{name}, without its company form"),
    ),
    "variant": (
        "Another spelling or transliteration of the same sounds: Gadaffi for Gaddafi.",
        Needs.NO_DOUBT,
        to_say("Spelling variant of {name}"),
    ),
    "prefixed": (
        "An Arabic name after a one-letter word joined to it.",
        Needs.NOTHING,
        to_say("{name}, after a joined particle."),
    ),
}

RULES: Mapping[str, str] = MappingProxyType({rule: told for rule, (told, _, _) in _TABLE.items()})
NEEDS: Mapping[str, Needs] = MappingProxyType({rule: needs for rule, (_, needs, _) in _TABLE.items()})
# The closer a rule stays to the name as typed, the earlier it is taken among readings of the same words.
RANK: Mapping[str, int] = MappingProxyType({rule: rank for rank, rule in enumerate(_TABLE)})


def reason(rule: str, name: str, introduced_in: str = "") -> Message:
    """The sentence a reader is told; `introduced_in` is a passage's label, such as `p3`."""
    told = _TABLE[rule][2]
    if not told:
        return Message()
    opening = Message.of(told, name=name)
    if told.endswith("."):
        return opening
    if not introduced_in:
        return opening + Message.of(", the only entry it fits.")
    if introduced_in.startswith("h"):
        return opening + Message.of(", introduced in heading {number}.", number=introduced_in[1:])
    return opening + Message.of(", introduced in paragraph {number}.", number=introduced_in[1:])

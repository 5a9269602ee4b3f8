"""Initials that the text itself defines in parentheses after a full name: the Coastal Guard (KV)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .candidates import Hit
from .ledger import Covered, Ledger, Taken

_DEFINED = re.compile(r" \([“\"‘']?([^\W\d_a-z](?:[^\W\d_a-z]|[.&-]){1,9})[”\"’']?\)")


def _are_initials(short: str, ledger: Ledger, item: Taken) -> bool:
    """Whether capitals in parentheses are the name's: behind the city of a dateline a news agency stands in them."""
    if not short.isupper():
        return False
    if ledger.register.entities[item.entity].kind not in ("person", "place"):
        return True
    letters = iter(ledger.page.plain[item.start : item.end].casefold())
    return all(letter in letters for letter in short.casefold() if letter.isalpha())


def read_defined(ledger: Ledger, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Takes the initials that the text defines, everywhere; the hits that are left."""
    meant: dict[str, set[int]] = {}
    for item in ledger.taken:
        if ledger.page.plain.startswith(" (", item.end):
            found = _DEFINED.match(ledger.page.plain, item.end)
            if found and _are_initials(found[1], ledger, item) and ledger.register.allows(item.entity, "initials"):
                meant.setdefault(found[1], set()).add(item.entity)
    plain = {short: min(entities) for short, entities in meant.items() if len(entities) == 1}
    if not plain:
        return hits
    before = Covered(ledger.taken)
    for short in sorted(plain):
        for found in re.finditer(rf"(?<![\w.]){re.escape(short)}(?!\w)", ledger.page.plain):
            if not before.meets(*found.span()):
                ledger.take_span(*found.span(), plain[short], "initials")
    after = Covered(ledger.taken)
    return [hit for hit in hits if not after.meets(hit.start, hit.end)]

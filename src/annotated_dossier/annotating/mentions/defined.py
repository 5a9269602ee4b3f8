"""Initials that the text itself defines in parentheses after a full name: the Coastal Guard (KV)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .candidates import Hit
from .ledger import Covered, Ledger

_DEFINED = re.compile(r" \([“\"‘']?([^\W\d_a-z](?:[^\W\d_a-z]|[.&-]){1,9})[”\"’']?\)")


def read_defined(ledger: Ledger, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Takes the initials that the text defines, everywhere; the hits that are left."""
    meant: dict[str, set[int]] = {}
    for item in ledger.taken:
        if ledger.page.plain.startswith(" (", item.end):
            found = _DEFINED.match(ledger.page.plain, item.end)
            if found and found[1].isupper() and ledger.register.allows(item.entity, "initials"):
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

"""Places as datelines and addresses shorten them, after a comma: Orm, Mich.; Orm, W. Va."""

from __future__ import annotations

import re

from .folding import fold_name
from .ledger import Ledger
from .lexicon import DAYS_AND_MONTHS, TITLES

_SHORTENED = re.compile(r", ((?:[A-Z]\. ?)?[A-Z](?:[a-z]{1,5}\b\.?|\.))(?=[\s),;:—–\x00-]|$)")


def read_shortened(ledger: Ledger) -> None:
    """Takes a shortened place name that fits one entry alone."""
    if not ledger.register.abbreviated:
        return
    plain = ledger.page.plain
    for found in _SHORTENED.finditer(plain):
        short = found[1]
        if "." not in short or not plain[found.start() - 1 : found.start()].isalpha():
            continue
        key = fold_name(short)
        found_for = ledger.register.abbreviated.get(key.replace("  ", " "), ())
        entities = [entity for entity in found_for if ledger.register.allows(entity, "abbreviation")]
        if len(entities) == 1 and key not in TITLES and key not in DAYS_AND_MONTHS:
            ledger.take_span(found.start(1), found.end(1), entities[0], "abbreviation")

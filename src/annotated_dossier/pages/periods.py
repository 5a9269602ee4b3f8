"""When a relation held, in words."""

from __future__ import annotations

from ..dates import in_words
from ..model import Relation


def period(relation: Relation) -> str:
    """ "from 2015 to March 2016", "17 April 2024"; empty where nobody says."""
    since, until = relation.since, relation.until
    if since and until:
        return in_words(since) if since == until else f"from {in_words(since)} to {in_words(until)}"
    if since:
        return f"from {in_words(since)}"
    return f"until {in_words(until)}" if until else ""

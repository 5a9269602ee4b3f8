"""Finds the mentions of the register's entities in a text, decides them, and tells why.

A `Recognizer` is a register compiled once; it reads any number of texts. Rules have names (`RULES`), which stand in
`Mention.how` and by which a site or an entry switches them off.
"""

from .checking import check_rule_names, register_warnings
from .explaining import Candidate, Explanation
from .folding import fold
from .inverting import turned
from .overruling import find_places, find_rulings, unmet_decisions
from .recognizing import Reading, Recognizer, explain
from .rules import RULES

__all__ = [
    "RULES",
    "Candidate",
    "Explanation",
    "Reading",
    "Recognizer",
    "check_rule_names",
    "explain",
    "find_places",
    "find_rulings",
    "fold",
    "register_warnings",
    "turned",
    "unmet_decisions",
]

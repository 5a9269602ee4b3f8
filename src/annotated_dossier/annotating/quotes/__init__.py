"""Finds direct quotations and who is credited with each, with the words that credit them, and says why."""

from .finding import find_quotes
from .ruling import overrule

__all__ = ["find_quotes", "overrule"]

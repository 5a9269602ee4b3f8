"""Names that the register lacks: found by their capitals, grouped, with a guess at what they are and why."""

from .finding import suggest
from .suggestion import NamedAt, Resemblance, Suggestion

__all__ = ["NamedAt", "Resemblance", "Suggestion", "suggest"]

"""Names that the register lacks: found by their capitals, grouped, with a guess at what they are and why."""

from .finding import suggest
from .legibility import Hindrance, hindrance_of
from .suggestion import NamedAt, Resemblance, Suggestion

__all__ = ["Hindrance", "NamedAt", "Resemblance", "Suggestion", "hindrance_of", "suggest"]

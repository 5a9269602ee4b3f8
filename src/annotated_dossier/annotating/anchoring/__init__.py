"""Finding a note's words again in a text that has changed."""

from .resolving import anchor_notes
from .selecting import select

__all__ = ["anchor_notes", "select"]

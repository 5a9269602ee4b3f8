"""What an author did where YAML does not parse, and where to mend it.

The parser says where it gave up, which is often below the mistake and in the parser's own terms. Here the lines are
looked at again, and where one thing was surely meant, that is said at the line that must change. What is guessed of
indentation or of a missing mark is tried: it is said only where the text then parses further.
"""

from .finding import find_fault
from .stopping import LOADER

__all__ = ["LOADER", "find_fault"]

"""Which file is read by what, and how much of it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from .document import Document
from .limits import LARGEST_PAGE, LARGEST_PDF, LARGEST_TEXT, LARGEST_WORD


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of a kind are read: by a function of a module beside this one; `largest` is in bytes.

    One that is `confined` works in a process of its own, for what it reads may be made to harm; and the file that it
    reads is kept, since the text that it makes is not what stood there.
    """

    module: str
    function: str
    largest: int
    confined: bool = False

    def read(self, raw: bytes) -> Document:
        """What the file says. Raises `Refused`."""
        # Imported by whoever reads such a file: the libraries behind it would slow every command down.
        document: Document = getattr(import_module(f".{self.module}", __package__), self.function)(raw)
        return document


_TEXT = Reader("plain", "read_plain", LARGEST_TEXT)
_MARKDOWN = Reader("markdown", "read_markdown", LARGEST_TEXT)
_PAGE = Reader("saved_page", "read_page", LARGEST_PAGE, confined=True)

READERS = {
    ".txt": _TEXT,
    ".text": _TEXT,
    "": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".xhtml": _PAGE,
    ".pdf": Reader("pdf", "read_pdf", LARGEST_PDF, confined=True),
    ".docx": Reader("word", "read_word", LARGEST_WORD, confined=True),
}
KINDS = ".txt, .md, .html, .pdf or .docx"

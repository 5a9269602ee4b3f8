"""A raw text: what was scraped or typed, without markup."""

from __future__ import annotations

from .clipping import read_clipping
from .decoding import decode_text
from .document import Document, Refused
from .wording import as_markdown


def read_plain(raw: bytes) -> Document:
    """A text whose first line is its title. Raises `Refused` where nothing stands below one."""
    clipping = read_clipping(decode_text(raw))
    if not clipping.paragraphs:
        raise Refused("expected a title and at least one paragraph below it")
    return Document(
        title=clipping.title,
        body="\n\n".join(as_markdown(paragraph) for paragraph in clipping.paragraphs),
        authors=clipping.authors,
        publisher=clipping.publisher,
        dateline=clipping.dateline,
        removed=clipping.removed,
    )

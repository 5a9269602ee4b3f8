"""A PDF: its text with a mark where each page begins."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from .clipping import byline_of, dateline_of
from .document import Document, Refused
from .limits import LARGEST_TEXT, MOST_PAGES
from .pdf_lines import Line, lines_of
from .pdf_margins import without_margins
from .pdf_paragraphs import Paragraph, paragraphs_of
from .telling import quoted
from .titles import title_of
from .wording import heading_of, page_mark, paragraph_of

# Where the end of a PDF is looked for; some programs add bytes of their own after it.
_TAIL = 2_048
# A kicker, the name of the paper and the like may stand above a title.
_HEAD = 5
_LABEL = re.compile(r"[\w.-]{1,12}")


def read_pdf(raw: bytes) -> Document:
    """The text of a PDF. Raises `Refused` where it has none, or cannot be read."""
    # What pypdf mends on its way is of no use to an author.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _opened(raw)
    drawn = list(_drawn(reader))
    labels = _labels(reader, len(drawn))
    kept, margins = without_margins(list(zip(labels, drawn, strict=True)))
    paragraphs, guessed = paragraphs_of(list(zip(labels, kept, strict=True)))
    if not paragraphs:
        raise Refused("no text was found on its pages; if it is a scan, run a text recognition (OCR) over it first")
    about = reader.metadata
    at = _title_at(paragraphs)
    title, is_shown = title_of(str(about.title or "") if about else "", paragraphs[at].words, paragraphs[at].is_heading)
    if is_shown:
        paragraphs = _without(paragraphs, at)
    below = min(at, len(paragraphs) - 1)
    byline = byline_of(paragraphs[below].words)
    removed = [paragraphs[below].words] if byline else []
    if byline:
        paragraphs = _without(paragraphs, below)
    return Document(
        title=title,
        body="\n\n".join(block for paragraph in paragraphs for block in _blocks(paragraph)),
        authors=byline or _names(str(about.author or "") if about else ""),
        dateline=dateline_of(paragraphs[min(at, len(paragraphs) - 1)].words),
        pages=len(drawn),
        removed=(*removed, *margins),
        doubts=tuple(_doubts(guessed, [label for label, page in zip(labels, drawn, strict=True) if not page])),
    )


def _opened(raw: bytes) -> PdfReader:
    if not raw.lstrip().startswith(b"%PDF-"):
        raise Refused("it does not begin like a PDF (`%PDF-`)")
    if b"%%EOF" not in raw[-_TAIL:]:
        raise Refused("the PDF is cut off: its end (`%%EOF`) is missing; save it again")
    try:
        reader = PdfReader(io.BytesIO(raw))
        # Many PDFs are encrypted against changes only, with an empty password for reading.
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("the PDF is encrypted; save a copy without a password")
    except (DependencyError, FileNotDecryptedError, NotImplementedError):
        raise Refused("the PDF is encrypted; save a copy without a password") from None
    except PyPdfError as error:
        raise Refused(f"the PDF is damaged: {error}") from error
    return reader


def _drawn(reader: PdfReader) -> Iterator[list[Line]]:
    length = 0
    try:
        for number, page in enumerate(reader.pages):
            if number == MOST_PAGES:
                raise Refused(f"it has more than {MOST_PAGES:,} pages; divide it")
            lines = lines_of(page)
            length += sum(len(line.words) for line in lines)
            if length > LARGEST_TEXT:
                raise Refused(f"it holds more than {LARGEST_TEXT:,} letters; divide it")
            yield lines
    except PyPdfError as error:
        raise Refused(f"the PDF is damaged: {error}") from error


def _labels(reader: PdfReader, number: int) -> list[str]:
    """What is printed on the pages, as the file says; their numbers where it says nothing that can be cited."""
    labels = list(reader.page_labels)
    if len(labels) == number == len(set(labels)) and all(map(_LABEL.fullmatch, labels)):
        return labels
    return [str(page + 1) for page in range(number)]


def _title_at(paragraphs: Sequence[Paragraph]) -> int:
    """Where the title may stand: the largest heading at the head of the text, else its first words."""
    head = paragraphs[:_HEAD]
    headings = [paragraph for paragraph in head if paragraph.is_heading]
    return head.index(max(headings, key=lambda heading: heading.size)) if headings else 0


def _without(paragraphs: Sequence[Paragraph], number: int) -> list[Paragraph]:
    """The text without one paragraph, whose page the next one now begins; the only one, or the last, stays."""
    if number == len(paragraphs) - 1:
        return list(paragraphs)
    gone, after = paragraphs[number : number + 2]
    return [*paragraphs[:number], replace(after, opens=gone.opens + after.opens), *paragraphs[number + 2 :]]


def _names(author: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r";|, and | and ", author) if name.strip())


def _blocks(paragraph: Paragraph) -> Iterator[str]:
    yield from map(page_mark, paragraph.opens)
    yield heading_of(paragraph.stretches, 2) if paragraph.is_heading else paragraph_of(paragraph.stretches)


def _doubts(guessed: Sequence[str], empty: Sequence[str]) -> Iterator[str]:
    if guessed:
        yield f"words divided at the end of a line were put together by guess: {quoted(guessed)}"
    if empty:
        yield f"no text was found on page {', '.join(empty)}, which may be a picture"

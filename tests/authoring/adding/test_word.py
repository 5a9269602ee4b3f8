from __future__ import annotations

import struct

import pytest

from annotated_dossier.annotating.markup import parse_markdown
from annotated_dossier.authoring.adding import word as word_reader
from annotated_dossier.authoring.adding.document import Refused
from annotated_dossier.authoring.adding.word import read_word

from .files import NOTE_MARK, WORD, paragraph, word, zipped

ABOUT = "<dc:title>A draft</dc:title><dc:creator>Ada Writer; Ivo Marek</dc:creator><dc:language>de-AT</dc:language>"


def test_a_word_file_is_its_text_with_footnotes_at_its_end() -> None:
    document = read_word(
        word(
            paragraph("Two ships unload at night", "Title"),
            paragraph("ROME - Two ships came in, with 3 * 40 crates &lt;b&gt;.", more=NOTE_MARK),
            paragraph("The cargo", "Heading1"),
            paragraph("It was heavy."),
            about=ABOUT,
            footnote="So the harbour office says.",
        )
    )
    assert (document.title, document.authors, document.language, document.dateline) == (
        "Two ships unload at night",
        ("Ada Writer", "Ivo Marek"),
        "de",
        "ROME",
    )
    assert parse_markdown(document.body).plain.split("\n\n") == [
        "ROME - Two ships came in, with 3 * 40 crates <b>.[1]",
        "The cargo",
        "It was heavy.",
        "So the harbour office says.",
    ]
    assert "\n\n## The cargo\n\n" in document.body


def test_a_title_and_a_byline_are_read_from_the_text_or_the_properties() -> None:
    long = "A first paragraph that says more than any title would, for it goes on and on and on and on."
    declared = read_word(word(paragraph(long), about=ABOUT))
    assert (declared.title, declared.body) == ("A draft", long)
    shown = read_word(word(paragraph("A title"), paragraph("By Ivo Marek"), paragraph("A text.")))
    assert (shown.title, shown.authors, shown.body, shown.removed) == (
        "A title",
        ("Ivo Marek",),
        "A text.",
        ("By Ivo Marek",),
    )


def test_what_is_left_out_of_a_word_file_is_told() -> None:
    deletion = '<w:del w:id="7"><w:r><w:delText>never said</w:delText></w:r></w:del>'
    raw = word(
        paragraph("A title", "Title"),
        paragraph("A text.", more=deletion),
        parts={
            "word/comments.xml": f'<w:comments {WORD}><w:comment w:id="1"></w:comment></w:comments>',
            "word/header1.xml": f"<w:hdr {WORD}><w:t>Internal</w:t></w:hdr>",
        },
    )
    document = read_word(raw)
    assert document.body == "A text."
    assert document.removed == ("1 tracked deletion", "1 comment", "running headers and footers: “Internal”")


XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


def encrypted_entry() -> bytes:
    """A Word file whose first entry says that it is encrypted, in its own header and in the directory."""
    raw = bytearray(word(paragraph("A text.")))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", raw, raw.index(sign) + at, 1)
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "damaged or cut off"),
        (b"no zip at all", "damaged or cut off"),
        (word(paragraph("A text."))[:-60], "damaged or cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted, or written by a Word older than 2007"),
        (encrypted_entry(), "encrypted"),
        (zipped({"a.txt": "x"}), "no `word/document.xml`"),
        (word(), "no text was found in it"),
        (word(parts={"word/document.xml": XXE}), "`word/document.xml` declares a document type"),
        (
            word(paragraph("A text."), parts={"docProps/core.xml": LAUGHS}),
            "`docProps/core.xml` declares a document type",
        ),
        (
            word(paragraph("A text."), parts={"word/x.xml": XXE.encode("utf-16")}),
            "`word/x.xml` declares a document type",
        ),
        (word(paragraph("A text."), parts={"word/media/a.bin": b"\0" * 9_000_000}), "which no written text does"),
    ],
)
def test_a_word_file_that_cannot_be_trusted_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read_word(raw)


def test_a_word_file_of_too_many_parts_or_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = word(paragraph("A text."))
    monkeypatch.setattr(word_reader, "MOST_ENTRIES", 3)
    with pytest.raises(Refused, match="made of 7 files; at most 3 are taken"):
        read_word(raw)
    monkeypatch.undo()
    monkeypatch.setattr(word_reader, "LARGEST_XML", 100)
    with pytest.raises(Refused, match="text; divide it"):
        read_word(raw)

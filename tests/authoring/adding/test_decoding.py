from __future__ import annotations

import codecs

import pytest

from annotated_dossier.authoring.adding.decoding import decode_text
from annotated_dossier.authoring.adding.document import Refused


@pytest.mark.parametrize(
    "raw",
    [
        "Title é".encode(),
        codecs.BOM_UTF8 + "Title é".encode(),
        codecs.BOM_UTF16_LE + "Title é".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Title é".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "Title é".encode("utf-32-le"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(raw: bytes) -> None:
    assert decode_text(raw) == "Title é"


def test_letters_stay_composed_or_not_as_they_were_saved() -> None:
    assert decode_text("e\u0301 \u00e9\r\n".encode()) == "e\u0301 \u00e9\r\n"


@pytest.mark.parametrize(
    ("raw", "line", "column", "message"),
    [
        (b"Title\n\ncaf\xe9", 3, 4, "the byte 0xE9 at offset 10 is not UTF-8; save the file as UTF-8"),
        (b"Title\n\na\0", 3, 2, "a NUL stands here"),
        ("Title".encode("utf-16-le"), 1, 2, "a NUL stands here"),
        (codecs.BOM_UTF16_LE + b"T\0i\0t", 1, 3, "the byte 0x74 at offset 6 is not UTF-16-LE"),
        (codecs.BOM_UTF16_LE + b"T\0\0\xd8", 1, 2, "is not UTF-16-LE"),
    ],
)
def test_what_is_not_text_for_certain_is_refused_with_its_place(
    raw: bytes, line: int, column: int, message: str
) -> None:
    with pytest.raises(Refused, match=message) as refused:
        decode_text(raw)
    assert (refused.value.line, refused.value.column) == (line, column)

from __future__ import annotations

import subprocess
import sys
import zlib

import pytest

from annotated_dossier.authoring.adding import confined
from annotated_dossier.authoring.adding.confined import answer_for, read_confined
from annotated_dossier.authoring.adding.document import Refused
from annotated_dossier.authoring.adding.saved_page import read_page
from annotated_dossier.authoring.adding.word import read_word

from .files import HEAD, page, paragraph, pdf, word


def test_what_a_process_of_its_own_reads_is_what_would_be_read_here() -> None:
    assert read_confined(page(head=HEAD), ".html") == read_page(page(head=HEAD))


def test_what_it_refuses_is_refused_here() -> None:
    with pytest.raises(Refused, match="a NUL stands here") as refused:
        read_confined(b"<p>\na\0b</p>", ".html")
    assert (refused.value.line, refused.value.column) == (2, 2)


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Refused, match=r"reading it takes longer than 0\.01 seconds"):
        read_confined(word(paragraph("A text.")), ".docx", seconds=0.01)


def test_a_reader_that_breaks_down_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "__name__", "antigravity.no_such_module")
    with pytest.raises(Refused, match="its reader broke down over it"):
        read_confined(b"", ".html")


def test_a_machine_that_starts_no_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Refused, match="no process could be started to read it: No such file"):
        read_confined(b"", ".html")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (RecursionError(), "nested too deep"),
        (MemoryError(), "more than 2 GB of memory"),
        (KeyError("w:body"), "it cannot be read: 'w:body'"),
        (ZeroDivisionError(), "it cannot be read: ZeroDivisionError"),
    ],
)
def test_whatever_goes_wrong_over_a_file_is_a_line_about_it(
    error: Exception, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_raw: bytes) -> None:
        raise error

    monkeypatch.setattr("annotated_dossier.authoring.adding.saved_page.read_page", fail)
    assert message in answer_for(b"", ".html")["refused"][0]


ASKING = """
import socket
from annotated_dossier.authoring.adding import confined
confined._confine()
for ask in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.getaddrinfo("localhost", 80)):
    try:
        ask()
    except PermissionError as error:
        print(error)
try:
    bytearray(3_000_000_000)
except MemoryError:
    print("no memory")
"""


def test_a_process_that_reads_has_no_network_and_little_memory() -> None:
    done = subprocess.run([sys.executable, "-c", ASKING], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["a source is read without a network"] * 2 + ["no memory"]


def test_a_table_of_word_without_end_is_a_line_about_it() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 400 + paragraph("A text.") + "</w:tc></w:tr></w:tbl>" * 400
    assert answer_for(word(deep), ".docx")["refused"][0].startswith("it is nested too deep")
    assert read_word(word(paragraph("A text."))).body == "A text."


def test_a_page_of_pdf_that_draws_without_end_is_left() -> None:
    drawn = zlib.compress(b"BT /F1 10 Tf (a) Tj ET " * 2_000_000)
    raw = pdf([[]]).replace(
        b"<< /Length 0 >>\nstream\n", b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(drawn)
    )
    raw = raw.replace(b"stream\n\nendstream", b"stream\n" + drawn + b"\nendstream")
    assert len(raw) < 200_000
    with pytest.raises(Refused, match="reading it takes longer than 1 seconds"):
        read_confined(raw, ".pdf", seconds=1)

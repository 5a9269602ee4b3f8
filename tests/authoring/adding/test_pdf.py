from __future__ import annotations

import pytest

from annotated_dossier.annotating.markup import parse_markdown
from annotated_dossier.authoring.adding import pdf as pdf_reader
from annotated_dossier.authoring.adding.confined import read_confined
from annotated_dossier.authoring.adding.document import Refused
from annotated_dossier.authoring.adding.pdf import read_pdf

from .files import Set, lines, pdf, pdf_of

TITLE = [Set("Two ships unload at night", 760, 18)]
FIRST = lines(
    "PORT AMBER - Two ships came in on Monday, the harbour master of the town",
    "said in the evening, and nobody had seen them leave the open roads again.",
    "They were old.",
    "The crews of both ves-",
    "sels stayed on board for the whole night, which is not what such crews do",
)
SECOND = lines(
    "when they have been at sea for weeks. Both vessels left at dawn without",
    "their lights, said a pilot.",
)


def test_pages_lines_and_words_divided_are_put_together() -> None:
    document = read_pdf(pdf([[*TITLE, *FIRST], SECOND]))
    assert document.title == "Two ships unload at night"
    assert document.dateline == "PORT AMBER"
    assert document.pages == 2
    assert document.body == (
        "<!-- page 1 -->\n\n"
        "PORT AMBER - Two ships came in on Monday, the harbour master of the town said in the evening, and nobody had "
        "seen them leave the open roads again. They were old.\n\n"
        "The crews of both vessels stayed on board for the whole night, which is not what such crews do "
        "<!-- page 2 -->when they have been at sea for weeks. Both vessels left at dawn without their lights, "
        "said a pilot."
    )


def test_locators_know_the_pages() -> None:
    text = parse_markdown(read_pdf(pdf([[*TITLE, *FIRST], SECOND])).body)
    assert [passage.pages for passage in text.passages] == ["1", "1–2"]
    assert "such crews do when they" in text.plain


def test_running_headers_and_page_numbers_are_left_out_and_told() -> None:
    pages = [
        [Set("Harbour Report 2024", 800, 8), *lines(f"{word} page has words of its own."), Set(f"- {number} -", 30, 8)]
        for number, word in enumerate(("One", "Another", "The third"), 7)
    ]
    document = read_pdf(pdf(pages))
    assert document.removed == (
        "“Harbour Report 2024” at the edge of 3 pages",
        "“- 7 -” at the edge of 3 pages",
    )
    assert parse_markdown(document.body).plain.startswith("Another page has")
    assert document.title == "One page has words of its own."


def test_the_number_of_an_only_page_is_left_out_and_the_name_above_a_title_stays() -> None:
    document = read_pdf(pdf([[Set("The Harbour Review", 800, 12), *TITLE, *FIRST, Set("Page 1 of 1", 30)]]))
    assert document.title == "Two ships unload at night"
    assert document.removed == ("“Page 1 of 1” at the edge of 1 page",)
    assert parse_markdown(document.body).plain.startswith("The Harbour Review\n\nPORT AMBER")
    assert document.dateline == "PORT AMBER"


def test_a_line_that_comes_back_within_pages_stays() -> None:
    page = lines(
        "The chorus.", "It came again.", "Words between.", "More between.", "Still more.", "And on.", "The end."
    )
    moved = [Set(line.words, line.height - 40 * (number + 1), line.size) for number, line in enumerate(page)]
    assert read_pdf(pdf([page, moved])).removed == ()


def test_a_gap_a_short_line_and_a_bullet_begin_a_paragraph() -> None:
    full = "words that fill the line from its one end to the other end"
    page = [
        *lines(f"First {full}.", f"Second {full}", "ends here.", f"Third {full}"),
        *lines("• one thing", "• another thing", top=652),
        *lines(f"Fourth {full}.", top=600),
    ]
    body = read_pdf(pdf([page])).body
    assert parse_markdown(body).plain.split("\n\n")[-4:] == [
        f"Third {full}",
        "• one thing",
        "• another thing",
        f"Fourth {full}.",
    ]
    assert f"First {full}. Second {full} ends here." in body or f"Second {full} ends here." in body


@pytest.mark.parametrize(
    ("above", "below", "elsewhere", "expected"),
    [
        ("a ves-", "sel came", "The vessel left.", "a vessel came"),
        ("a long-", "established firm", "Nothing else.", "a long-established firm"),
        ("a long-", "established firm", "An established, long story.", "a long-established firm"),
        ("the Anglo-", "American firm", "Nothing else.", "the Anglo-American firm"),
        ("in 1990 -", "or later", "Nothing else.", "in 1990 - or later"),
        ("a ves\u00adsel and a ma\u00ad", "son came", "Nothing else.", "mason came"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_the_text_shows_that_it_may(
    above: str, below: str, elsewhere: str, expected: str
) -> None:
    document = read_pdf(pdf([[*TITLE, *lines(f"Here we read of {above}", f"{below} and of more.", elsewhere)]]))
    assert expected in parse_markdown(document.body).plain
    assert document.doubts == ()


def test_a_word_put_together_by_guess_is_doubted() -> None:
    page = lines("Here is a ves-", "sel and there is one more small ma-", "son, and the vessel left at last again.")
    document = read_pdf(pdf([[*TITLE, *page]]))
    assert "one more small mason" in parse_markdown(document.body).plain
    assert document.doubts == ("words divided at the end of a line were put together by guess: “mason”",)


def test_the_numbers_printed_on_the_pages_are_the_locators() -> None:
    labels = "<< /Nums [0 << /S /r >> 1 << /S /D /St 12 >>] >>"
    first = [*TITLE, *lines("Foreword."), Set("i", 30)]
    document = read_pdf(pdf([first, lines("Text."), lines("More.")], labels=labels))
    assert document.removed == ("“i” at the edge of 1 page",)
    assert [p.pages for p in parse_markdown(document.body).passages] == ["i", "12", "13"]


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("Ships of the night", "Ships of the night"),
        ("Microsoft Word - draft.doc", "A plain opening."),
        ("", "A plain opening."),
    ],
)
def test_a_title_that_is_declared_counts_where_the_page_shows_none(declared: str, title: str) -> None:
    document = read_pdf(
        pdf([lines("A plain opening.", "A line.", leading=30)], {"Title": declared, "Author": "Ada Writer; Ivo Marek"})
    )
    assert (document.title, document.authors) == (title, ("Ada Writer", "Ivo Marek"))


def test_a_byline_below_the_title_is_read_and_told() -> None:
    document = read_pdf(pdf([[*TITLE, Set("By Ada Writer", 735), *FIRST]]))
    assert (document.authors, document.removed) == (("Ada Writer",), ("By Ada Writer",))


def test_half_a_letter_is_shown_as_one_that_is_missing() -> None:
    raw = pdf([[*TITLE, *FIRST]]).replace(b"/Info", b"/Infx")
    raw = raw.replace(b"/Encoding /WinAnsiEncoding", b"/ToUnicode 6 0 R        ")
    table = b"1 beginbfchar <54> <D800> endbfchar"
    raw = raw.replace(b"6 0 obj\n<<  >>", b"6 0 obj\n<< /Length %d >>\nstream\n%s\nendstream" % (len(table), table))
    assert read_confined(raw, ".pdf").title.startswith("\ufffd")


def test_a_page_without_text_is_told() -> None:
    document = read_pdf(pdf([[*TITLE, *FIRST], [], SECOND]))
    assert document.doubts == ("no text was found on page 2, which may be a picture",)
    assert "<!-- page 2 --><!-- page 3 -->" in document.body


def test_an_article_cannot_write_page_marks_of_its_own() -> None:
    body = read_pdf(pdf([[*TITLE, *lines("A line <!-- page 9 --> and *stars* and [x](https://y.example).")]])).body
    text = parse_markdown(body)
    assert text.plain == "A line <!-- page 9 --> and *stars* and [x](https://y.example)."
    assert [passage.pages for passage in text.passages] == ["1"]


WHOLE = pdf([[*TITLE, *FIRST]])
ENDLESS = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
]
ENCRYPTED = WHOLE.replace(
    b"/Root 1 0 R",
    b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O (x) /U (x) /P -1 >> /ID [<00> <00>] /Root 1 0 R",
)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "does not begin like a PDF"),
        (b"<html></html>", "does not begin like a PDF"),
        (WHOLE[:-30], "the PDF is cut off"),
        (b"%PDF-1.4\nnothing\n%%EOF", "the PDF is damaged"),
        (ENCRYPTED, "encrypted"),
        (pdf([[]]), "no text was found on its pages; if it is a scan"),
        (pdf_of(ENDLESS), "the PDF is damaged|no text was found"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(raw: bytes, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read_pdf(raw)


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 2)
    with pytest.raises(Refused, match="more than 2 pages; divide it"):
        read_pdf(pdf([SECOND] * 3))

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from annotated_dossier.annotating.markup import parse_markdown
from annotated_dossier.authoring.adding.elements import blocks_of
from annotated_dossier.authoring.adding.wording import Stretch, as_markdown, link_to, paragraph_of

WORDS = st.text(alphabet="ab1. *_`[]()<>&;#|->\\+=~!:{}“é", min_size=1, max_size=20).filter(str.strip)


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> etree._Element:
    """An element of a page, with any words in it."""
    inline = st.sampled_from(["em", "strong", "a", "span", "br"])
    element = etree.Element(draw(st.sampled_from(["p", "h2", "blockquote", "ul", "div", "table", "td"])))
    if element.tag in ("ul", "table"):
        for _ in range(draw(st.integers(1, 2))):
            parent = etree.SubElement(element, "li" if element.tag == "ul" else "tr")
            for _ in range(1 if element.tag == "ul" else 2):
                (parent if element.tag == "ul" else etree.SubElement(parent, "td")).text = draw(WORDS)
        return element
    element.text = draw(WORDS)
    for _ in range(draw(st.integers(0, 2))):
        child = etree.SubElement(element, draw(inline), href="https://x.example/a_(b)")
        if child.tag != "br":
            child.text = draw(WORDS)
        child.tail = draw(WORDS)
    if depth and element.tag in ("blockquote", "div"):
        element.append(draw(trees(depth - 1)))
    return element


def letters(words: str) -> str:
    return "".join(words.split())


@settings(max_examples=150, deadline=None)
@given(st.lists(trees(), min_size=1, max_size=3))
def test_the_elements_of_a_page_read_as_the_words_that_stood_in_them(elements: list[etree._Element]) -> None:
    root = etree.Element("body")
    root.extend(elements)
    seen = letters("".join(root.itertext()))
    written = "\n\n".join(blocks_of(root))
    text = parse_markdown(written)
    # Rows that are no table stand with a stroke between their cells.
    assert letters(text.plain).replace("|", "") == seen.replace("|", "")
    assert all(not passage.pages for passage in text.passages)


def test_an_item_of_hyphens_is_no_rule() -> None:
    written = "\n\n".join(blocks_of(html.fragment_fromstring("<div><ul><li>--</li><li>-- -</li><li>a</li></ul></div>")))
    assert parse_markdown(written).plain.split() == ["--", "--", "-", "a"]


def test_line_breaks_and_marks_are_written_as_they_are_seen() -> None:
    root = html.fragment_fromstring(
        "<div>One<br>two <b> bold </b>and<em>emph</em>asis.<br><br>Another <a href='mailto:a@b.example'>mail</a>"
        "<a href='ftp://x'> file</a>.<!-- no --><script>no</script></div>"
    )
    assert list(blocks_of(root)) == ["One\ntwo **bold** and*emph*asis.", "Another [mail](mailto:a@b.example) file."]


def test_marks_that_cannot_be_written_are_left_off() -> None:
    brackets = Stretch("[" * 3 + "](", link_to("https://x.example/"))
    assert parse_markdown(paragraph_of([brackets, Stretch("*")])).plain == "[[[](*"


def test_fifty_thousand_brackets_are_a_paragraph() -> None:
    assert parse_markdown(as_markdown("[" * 50_000)).plain == "[" * 50_000

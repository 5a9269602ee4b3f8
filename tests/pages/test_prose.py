from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from annotated_dossier.annotating.markup import parse_markdown
from annotated_dossier.model import Span
from annotated_dossier.pages.prose import Element, Insertion, Weaving, weave
from annotated_dossier.pages.wording import words_of

TEXT = parse_markdown("One **two *three* four** five [six seven](https://a.example) eight nine.")
RUNS = TEXT.blocks[0].runs
END = len(TEXT.plain)


class Balance(HTMLParser):
    """Fails where an element is not closed in its own parent, or a link stands in a link; gathers the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert not (tag == "a" and "a" in self.open)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def checked(html: str) -> str:
    balance = Balance()
    balance.feed(html)
    balance.close()
    assert balance.open == []
    return balance.text


def link(start: int, end: int) -> Element:
    return Element(Span(start, end), Markup('<a href="x">'), Markup("</a>"), rank=1, is_link=True)


def noted(start: int, end: int) -> Element:
    return Element(Span(start, end), Markup("<span>"), Markup("</span>"))


spans = st.tuples(st.integers(0, END - 1), st.integers(1, 20)).map(lambda s: (s[0], min(END, s[0] + s[1])))


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=5), st.lists(st.integers(0, END), max_size=3))
def test_whatever_overlaps_the_html_is_whole_and_no_word_is_lost(
    links: list[tuple[int, int]], notes: list[tuple[int, int]], markers: list[int]
) -> None:
    apart: list[tuple[int, int]] = []
    for span in sorted(links):
        if not apart or apart[-1][1] <= span[0]:
            apart.append(span)
    weaving = Weaving(
        tuple([link(*span) for span in apart] + [noted(*span) for span in notes]),
        tuple(Insertion(position, Markup("<sup></sup>")) for position in markers),
    )
    assert checked(weave(TEXT.plain, RUNS, weaving)).replace("↗", "") == TEXT.plain


def test_a_mention_across_emphasis_is_one_link() -> None:
    start = TEXT.plain.index("three")
    html = weave(TEXT.plain, RUNS, Weaving((link(start, start + len("three four")),)))
    assert '<a href="x"><strong><em>three</em> four</strong></a>' in html


def test_a_mention_inside_the_sources_own_link_keeps_that_links_address() -> None:
    start = TEXT.plain.index("six")
    html = weave(TEXT.plain, RUNS, Weaving((link(start, start + 3),)))
    assert '<a href="x">six</a>' in html
    assert html.count('href="https&#58;//a.example"') == 1
    whole = weave(TEXT.plain, RUNS, Weaving((link(start, start + len("six seven")),)))
    assert '<a href="x">six seven</a>' in whole
    assert "The source’s own link" in whole


def test_a_marker_stands_after_its_words_and_outside_their_link() -> None:
    start = TEXT.plain.index("five")
    weaving = Weaving((link(start, start + 4),), (Insertion(start + 4, Markup("<sup>1</sup>")),))
    assert '<a href="x">five</a><sup>1</sup> ' in weave(TEXT.plain, RUNS, weaving)


def test_what_is_withheld_is_a_gap() -> None:
    start = TEXT.plain.index("five")
    html = weave(TEXT.plain, RUNS, Weaving(visible=(Span(start, start + 4),)))
    assert checked(html) == "[…]five[…]"


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", "{: onclick=x}", "{{ 7*7 }}", "a & b", '"x"', "--8<--"]
)
def test_text_stays_text(payload: str) -> None:
    text = parse_markdown(payload)
    assert checked(weave(text.plain, text.blocks[0].runs, Weaving())) == payload


def test_what_we_say_within_a_text_is_said_in_the_sites_language() -> None:
    text = parse_markdown("A picture: ![](https://a.example/quay.png) of [a ship](https://a.example).")
    ship = text.plain.index("a ship")
    shown = Span(ship - 5, len(text.plain))
    said = {
        weave(text.plain, text.blocks[0].runs, Weaving(elements, visible=visible, site=words_of("fr")))
        for elements, visible in (((), None), ((link(ship, ship + 6),), (shown,)))
    }
    html = "".join(said)
    for french in ("Une image de la source", "[image]", "Non publié dans cette édition", "Lien de la source"):
        assert french in html

"""Runs and blocks as HTML, woven with what stands on them: mentions, notes, gaps.

Spans on a text overlap as they like; HTML elements may not. So a leaf is cut wherever anything begins or ends,
each segment knows the elements it lies in, and from one segment to the next only what differs is closed and
opened. Everything that comes out is valid HTML whatever goes in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from ..model import Block, BlockKind, Mark, MarkKind, Run, Span, Text
from .escaping import escape
from .wording import ENGLISH, Words

_TAGS = {
    MarkKind.EMPHASIS: "em",
    MarkKind.STRONG: "strong",
    MarkKind.STRUCK: "s",
    MarkKind.CODE: "code",
}
NO_HTML = Markup()
_BLOCK_TAGS = {
    BlockKind.QUOTE: "blockquote",
    BlockKind.BULLETS: "ul",
    BlockKind.NUMBERS: "ol",
    BlockKind.ITEM: "li",
}


@dataclass(frozen=True, slots=True)
class Element:
    """An element around a span. `rank` says which of two goes outside: the lower one."""

    span: Span
    opening: Markup
    closing: Markup
    rank: int = 0
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Insertion:
    """HTML that stands at one position of the text, outside every element."""

    position: int
    html: Markup


Refer = Callable[[Mark, str], Markup]


@dataclass(frozen=True, slots=True)
class Weaving:
    """What is woven into a text: elements, insertions, and the spans that may be shown.

    `refer` renders a citation or entity reference from its mark and words; `site` has the words that are ours.
    """

    elements: tuple[Element, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    visible: tuple[Span, ...] | None = None
    refer: Refer = lambda mark, words: escape(words or mark.target)
    site: Words = ENGLISH


_Open = tuple[str, Markup, Markup]


def weave(plain: str, runs: Sequence[Run], weaving: Weaving) -> Markup:
    """The runs of one leaf as inline HTML."""
    out: list[str] = []
    stack: list[_Open] = []
    gap_open = False
    links = _SourceLinks()
    for run, segment in _segments(runs, weaving):
        if links.leaves_hidden(run):
            _close_all(out, stack)
            out.append(links.sign(weaving.site))
        if not _is_visible(segment, weaving.visible):
            if not gap_open:
                _close_all(out, stack)
                out.append(_gap(weaving.site))
            gap_open = True
            continue
        gap_open = False
        links.enter(run)
        _move_to(out, stack, _elements_of(run, segment, weaving.elements))
        out.append(_words(plain, run, segment, weaving))
        links.is_shown |= any(element[0].startswith("link:") for element in stack)
        for insertion in weaving.insertions:
            if insertion.position == segment.end and segment.end > segment.start:
                _close_all(out, stack)
                out.append(insertion.html)
    _close_all(out, stack)
    if links.leaves_hidden(None):
        out.append(links.sign(weaving.site))
    return Markup("".join(out))


class _SourceLinks:
    """Follows the source's own links, so that one whose words all became links of ours can still be taken."""

    def __init__(self) -> None:
        self.link: Mark | None = None
        self.is_shown = False

    def leaves_hidden(self, run: Run | None) -> bool:
        """Whether a link ends before `run` of which nothing was shown."""
        return self.link is not None and not self.is_shown and (run is None or self.link not in run.marks)

    def enter(self, run: Run) -> None:
        link = next((mark for mark in run.marks if mark.kind is MarkKind.LINK), None)
        if link != self.link:
            self.link, self.is_shown = link, False

    def sign(self, site: Words) -> Markup:
        """A sign that leads where the link does."""
        assert self.link is not None
        return Markup('<a class="d-outbound d-sign" href="{}" rel="noopener noreferrer" aria-label="{}">↗</a>').format(
            escape(self.link.target), site.say("The source’s own link")
        )


def _gap(site: Words) -> Markup:
    return Markup('<span class="d-withheld" title="{}">[…]</span>').format(site.say("Withheld from this edition"))


def _segments(runs: Sequence[Run], weaving: Weaving) -> Iterator[tuple[Run, Span]]:
    edges = {edge for e in weaving.elements for edge in e.span}
    edges |= {edge for span in weaving.visible or () for edge in span}
    edges |= {insertion.position for insertion in weaving.insertions}
    in_order = sorted(edges)
    for run in runs:
        cuts = [run.span.start, *(e for e in in_order if run.span.start < e < run.span.end), run.span.end]
        for start, end in pairwise(cuts):
            yield run, Span(start, end)


def _is_visible(segment: Span, visible: tuple[Span, ...] | None) -> bool:
    return visible is None or any(span.covers(segment) for span in visible)


def _elements_of(run: Run, segment: Span, elements: Sequence[Element]) -> list[_Open]:
    """What the segment lies in, outermost first. A link inside a link is not HTML: ours goes before the source's."""
    around = sorted((e for e in elements if e.span.covers(segment)), key=lambda e: (e.rank, e.span.start, -e.span.end))
    linked = any(e.is_link for e in around)
    wanted = [(f"{e.rank}:{e.span}:{e.opening}", e.opening, e.closing) for e in around]
    for mark in run.marks:
        if mark.kind is MarkKind.LINK and not linked:
            # An address in a link's words makes a link in a link; the outer one is the one that was written.
            linked = True
            opening = Markup('<a class="d-outbound" href="{}" rel="noopener noreferrer">').format(escape(mark.target))
            wanted.append((f"link:{mark.target}", opening, Markup("</a>")))
        elif mark.kind in _TAGS:
            tag = _TAGS[mark.kind]
            wanted.append((tag, Markup(f"<{tag}>"), Markup(f"</{tag}>")))
    return wanted


def _move_to(out: list[str], stack: list[_Open], wanted: list[_Open]) -> None:
    same = 0
    while same < min(len(stack), len(wanted)) and stack[same][0] == wanted[same][0]:
        same += 1
    while len(stack) > same:
        out.append(stack.pop()[2])
    for element in wanted[same:]:
        out.append(element[1])
        stack.append(element)


def _close_all(out: list[str], stack: list[_Open]) -> None:
    _move_to(out, stack, [])


def _words(plain: str, run: Run, segment: Span, weaving: Weaving) -> Markup:
    words = plain[segment.start : segment.end]
    for mark in run.marks:
        if mark.kind is MarkKind.BREAK:
            return Markup("<br>\n")
        if mark.kind in (MarkKind.CITATION, MarkKind.ENTITY):
            return weaving.refer(mark, words)
        if mark.kind is MarkKind.IMAGE:
            return Markup('<span class="d-image" title="{}">[{}]</span>').format(
                weaving.site.say("An image of the source, not shown here: {address}", address=mark.target),
                escape(words or weaving.site.text("image")),
            )
    return escape(words)


RenderLeaf = Callable[[Block], Markup | None]


def render_blocks(text: Text, blocks: Iterable[Block], weaving: Weaving, leaf: RenderLeaf | None = None) -> Markup:
    """A tree of blocks as HTML. `leaf` may render a block that carries a passage in its own way."""
    return Markup("\n").join(_render(text, block, weaving, leaf) for block in blocks)


def _render(text: Text, block: Block, weaving: Weaving, leaf: RenderLeaf | None) -> Markup:
    if leaf is not None and block.passage is not None:
        rendered = leaf(block)
        if rendered is not None:
            return rendered
    match block.kind:
        case BlockKind.PARAGRAPH:
            return Markup("<p>{}</p>").format(weave(text.plain, block.runs, weaving))
        case BlockKind.HEADING:
            level = min(6, block.level + 2)
            return Markup(f"<h{level}>{{}}</h{level}>").format(weave(text.plain, block.runs, weaving))
        case BlockKind.CODE:
            return render_code(text, block, weaving)
        case BlockKind.RULE:
            return Markup("<hr>")
        case BlockKind.TABLE:
            return render_table(text, block, weaving)
        case _:
            inner = render_blocks(text, block.children, weaving, leaf)
            tag = _BLOCK_TAGS[block.kind]
            start = f' start="{block.level}"' if block.kind is BlockKind.NUMBERS and block.level != 1 else ""
            return Markup(f"<{tag}{start}>{{}}</{tag}>").format(inner)


def render_code(text: Text, block: Block, weaving: Weaving, attributes: Markup = NO_HTML) -> Markup:
    """A code block, line ends kept."""
    return Markup("<pre{}><code>{}</code></pre>").format(attributes, weave(text.plain, block.runs, weaving))


def render_table(text: Text, block: Block, weaving: Weaving, attributes: Markup = NO_HTML) -> Markup:
    """A table whose first row is its head, in a box that scrolls on a narrow screen."""
    rows = []
    for row in block.children:
        tag = 'th scope="col"' if row.level == 1 else "td"
        cells = [
            Markup(f"<{tag}>{{}}</{tag[:2]}>").format(weave(text.plain, cell.runs, weaving)) for cell in row.children
        ]
        rows.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    return Markup('<div class="d-scroll"{} tabindex="0"><table>{}</table></div>').format(
        attributes, Markup("").join(rows)
    )

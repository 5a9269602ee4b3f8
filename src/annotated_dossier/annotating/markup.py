"""Markup to plain text, passages and blocks: the one room that knows markdown-it.

Raw HTML stays text (preset `js-default`), links keep only the schemes named here, and a text that is nested
too deep to be Markdown is shown as it was typed. `<!-- page 3 -->` in a source is no text: on a line of its own or
within a paragraph it says that page 3 begins there. markdown-it's inline tokens carry no offsets, so its parser is
taught to note where each piece of text stood; `Text.in_file` leads back from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..model import Block, BlockKind, Format, Mark, MarkKind, Passage, Piece, Run, Source, Span, Text
from .lines import Lines
from .text_builder import TextBuilder

ALLOWED_LINK = re.compile(r"(?:https?|mailto):[^\s]", re.IGNORECASE)
DEEPEST = 90
_LINE_END = r"(?>\r\n?|\n)"

_PAGE = re.compile(r"<!-- page ([\w.-]{1,12}) -->")
_ENTITY = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\[\]\n]+))?\]\]")
_CITATION = re.compile(r"\[(@[\w:.#$%&+?<>~/-]+(?:,[^\[\]@;\n]*)?(?:;\s*@[\w:.#$%&+?<>~/-]+(?:,[^\[\]@;\n]*)?)*)\]")

_WRAPPERS = {
    "em_open": MarkKind.EMPHASIS,
    "strong_open": MarkKind.STRONG,
    "s_open": MarkKind.STRUCK,
    "link_open": MarkKind.LINK,
}
_CONTAINERS = {
    "blockquote_open": BlockKind.QUOTE,
    "bullet_list_open": BlockKind.BULLETS,
    "ordered_list_open": BlockKind.NUMBERS,
    "list_item_open": BlockKind.ITEM,
    "table_open": BlockKind.TABLE,
    "tr_open": BlockKind.ROW,
    "th_open": BlockKind.CELL,
    "td_open": BlockKind.CELL,
}
_TRANSPARENT = ("thead_open", "tbody_open")


def parse_source(source: Source) -> Text:
    """The plain text and passages of a source; its spans lead back to code points of the source's file."""
    if source.format is Format.PLAIN:
        return parse_plain(source.body, source.body_start)
    return parse_markdown(source.body, source.body_start)


def parse_plain(body: str, body_start: int = 0) -> Text:
    """A text without markup, kept code point for code point.

    Passages are divided by blank lines, or by line ends where no line is blank.
    """
    blank_line = rf"{_LINE_END}[ \t]*{_LINE_END}\s*"
    divider = blank_line if re.search(blank_line, body.strip()) else _LINE_END
    passages: list[Passage] = []
    blocks: list[Block] = []
    start = 0
    for match in [*re.finditer(divider, body), None]:
        chunk = body[start : match.start() if match else len(body)]
        words = chunk.strip("\ufeff \t\r\n")
        if words:
            at = start + chunk.index(words)
            span = Span(at, at + len(words))
            blocks.append(Block(BlockKind.PARAGRAPH, runs=(Run(span),), passage=len(passages)))
            passages.append(Passage(f"p{len(passages) + 1}", span))
        start = match.end() if match else len(body)
    pieces = (Piece(0, len(body), body_start, len(body)),)
    return Text(body, tuple(passages), tuple(blocks), pieces)


def parse_markdown(body: str, body_start: int = 0) -> Text:
    """CommonMark with tables and strikethrough; a text nested deeper than `DEEPEST` is read as plain text."""
    return _parse(_parser(), body, body_start)


def parse_note(body: str) -> Text:
    """An author's Markdown: `[[entity]]`, `[[entity|words]]` and `[@key, p. 3]` become marks."""
    return _parse(_note_parser(), body, 0)


def _parse(parser: MarkdownIt, body: str, body_start: int) -> Text:
    tokens = parser.parse(body)
    if any(token.level >= DEEPEST for token in tokens):
        return parse_plain(body, body_start)
    return _TreeReader(Lines(body, body_start)).read(tokens)


def _new_parser() -> MarkdownIt:
    parser = MarkdownIt("js-default")
    parser.inline = _NotingParser()
    # Joining would merge text with escapes and entities, whose lengths differ from what stood in the file.
    parser.inline.ruler2.disable("fragments_join")
    parser.disable("text_join")
    parser.validateLink = lambda url: ALLOWED_LINK.match(url) is not None  # type: ignore[method-assign]
    return parser


@cache
def _parser() -> MarkdownIt:
    parser = _new_parser()
    parser.block.ruler.before("fence", "page", _page_line_rule, {"alt": ["paragraph", "blockquote", "list"]})
    parser.inline.ruler.before("link", "page", _page_rule)
    return parser


@cache
def _note_parser() -> MarkdownIt:
    parser = _new_parser()
    parser.inline.ruler.before("link", "entity", _entity_rule)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    return parser


def _page_line_rule(state: StateBlock, line: int, _last: int, silent: bool) -> bool:
    match = _PAGE.fullmatch(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip())
    if match is None or state.is_code_block(line):
        return False
    if not silent:
        state.push("page_break", "", 0).info = match[1]
        state.line = line + 1
    return True


def _page_rule(state: StateInline, silent: bool) -> bool:
    match = _PAGE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("page_break", "", 0).info = match[1]
    state.pos = match.end()
    return True


def _entity_rule(state: StateInline, silent: bool) -> bool:
    match = _ENTITY.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("entity_reference", "", 0)
        token.info = match[1]
        token.content = match[2] or ""
    state.pos = match.end()
    return True


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        for item in match[1].split(";"):
            key, _, locator = item.strip().removeprefix("@").partition(",")
            token = state.push("citation", "", 0)
            token.info = key.strip()
            token.content = locator.strip()
    state.pos = match.end()
    return True


class _NotingState(StateInline):
    """Notes in each token's `meta["at"]` where in the inline source it begins."""

    _text_at = 0
    _delimiters_at = -1
    _delimiters_end = 0

    def append_pending(self, text: str) -> None:
        if not self._pending_buffer and not self._pending:
            self._text_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  (markdown-it's name)
        token = super().pushPending()
        token.meta = {"at": self._text_at}
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        previous = self.tokens[-1] if self.tokens and not self.pending else None
        token = super().push(ttype, tag, nesting)
        at = self.pos
        if ttype == "text" and previous is not None and self._delimiters_at == self.pos:
            # A run of delimiters is pushed one by one while the position stays at its start.
            at = previous.meta["at"] + len(previous.content)
        self._delimiters_at = self.pos if ttype == "text" else -1
        token.meta = {"at": at}
        return token


class _NotingParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _NotingState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _TreeReader:
    """Turns markdown-it's flat tokens into a tree of blocks."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.builder = TextBuilder()
        self._cell_line = -1
        self._cell_end = 0

    def read(self, tokens: list[Token]) -> Text:
        blocks, _ = self._siblings(tokens, 0)
        return self.builder.text(blocks)

    def _siblings(self, tokens: list[Token], index: int) -> tuple[tuple[Block, ...], int]:
        """The blocks from `index` to the token that closes their parent, and the index after it."""
        blocks: list[Block] = []
        while index < len(tokens) and tokens[index].nesting >= 0:
            token = tokens[index]
            if token.type in _TRANSPARENT:
                inner, index = self._siblings(tokens, index + 1)
                head = 1 if token.type == "thead_open" else 0
                blocks += [Block(row.kind, row.children, level=head) for row in inner]
            elif token.type in _CONTAINERS:
                block, index = self._container(tokens, index)
                blocks.append(block)
            elif token.type in ("paragraph_open", "heading_open"):
                blocks.append(self._leaf(token, tokens[index + 1]))
                index += 3
            elif token.type == "page_break":
                self.builder.turn_page(token.info)
                index += 1
            else:
                blocks.append(self._single(token))
                index += 1
        return tuple(blocks), index + 1

    def _container(self, tokens: list[Token], index: int) -> tuple[Block, int]:
        token = tokens[index]
        kind = _CONTAINERS[token.type]
        if kind is BlockKind.CELL:
            return self._cell(tokens[index + 1]), index + 3
        if kind is BlockKind.TABLE:
            self.builder.open_passage("p")
        children, after = self._siblings(tokens, index + 1)
        passage = self.builder.close_passage() if kind is BlockKind.TABLE else None
        level = int(token.attrs.get("start", 1)) if kind is BlockKind.NUMBERS else 0
        return Block(kind, children, passage=passage, level=level), after

    def _cell(self, inline: Token) -> Block:
        line = inline.map[0] if inline.map else 0
        if line != self._cell_line:
            self._cell_line, self._cell_end = line, 0
        place, self._cell_end = self.lines.of_cell(inline.content, line, self._cell_end)
        runs = _InlineReader(self.builder, inline.content, place).read(inline.children or [])
        self.builder.insert("\t")
        return Block(BlockKind.CELL, runs=runs)

    def _leaf(self, opening: Token, inline: Token) -> Block:
        heading = opening.type == "heading_open"
        self.builder.open_passage("h" if heading else "p")
        runs = self._runs(inline)
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        level = int(opening.tag[1]) if heading else 0
        return Block(kind, runs=runs, passage=self.builder.close_passage(), level=level)

    def _single(self, token: Token) -> Block:
        if token.type not in ("fence", "code_block"):
            return Block(BlockKind.RULE)
        self.builder.open_passage("p")
        first = token.map[0] + (1 if token.type == "fence" else 0) if token.map else 0
        runs = []
        for number, line in enumerate(re.findall(r"[^\n]*\n|[^\n]+$", token.content)):
            start = self.lines.end_aligned(first + number, line.rstrip("\n"))
            runs.append(self.builder.append(line, start, len(line)))
        return Block(BlockKind.CODE, runs=tuple(runs), passage=self.builder.close_passage())

    def _runs(self, inline: Token) -> tuple[Run, ...]:
        place = self.lines.of_inline(inline.content, inline.map[0] if inline.map else 0)
        return _InlineReader(self.builder, inline.content, place).read(inline.children or [])


class _InlineReader:
    """Turns inline tokens into runs; `place` leads from a position in `content` to the file."""

    def __init__(self, builder: TextBuilder, content: str, place: Callable[[int], int]) -> None:
        self.builder = builder
        self.content = content
        self.place = place

    def read(self, tokens: list[Token], base: int = 0, outer: tuple[Mark, ...] = ()) -> tuple[Run, ...]:
        runs: list[Run] = []
        marks = list(outer)
        for token in tokens:
            if token.type in _WRAPPERS:
                marks.append(Mark(_WRAPPERS[token.type], str(token.attrs.get("href", ""))))
            elif token.nesting < 0:
                marks.pop()
            elif token.type == "image":
                marks_of_image = (*marks, Mark(MarkKind.IMAGE, str(token.attrs.get("src", ""))))
                inside = self.read(token.children or [], base + token.meta["at"] + 2, marks_of_image)
                runs += inside or [Run(Span(self.builder.length, self.builder.length), marks_of_image)]
            else:
                run = self._words(token, base, tuple(marks))
                if run is not None:
                    _add(runs, run)
        return tuple(runs)

    def _words(self, token: Token, base: int, marks: tuple[Mark, ...]) -> Run | None:
        at = base + token.meta["at"]
        match token.type:
            case "page_break":
                self.builder.turn_page(token.info)
                return None
            case "softbreak" | "hardbreak":
                broken = (*marks, Mark(MarkKind.BREAK)) if token.type == "hardbreak" else marks
                return self.builder.append("\n", self.place(at), 1, broken)
            case "text_special":
                return self.builder.append(token.content, self.place(at), len(token.markup), marks)
            case "code_inline":
                inner = self.content.replace("\n", " ").find(token.content, at + len(token.markup))
                return self._append(token.content, inner, (*marks, Mark(MarkKind.CODE)))
            case "entity_reference":
                return self._append(
                    token.content, at + 3 + len(token.info), (*marks, Mark(MarkKind.ENTITY, token.info))
                )
            case "citation":
                return self._append(token.content, at, (*marks, Mark(MarkKind.CITATION, token.info)))
            case _ if token.content:
                # An autolink's text is decoded from what stands between its angle brackets.
                shift = 1 if self.content.startswith("<", at) and token.content[0] != "<" else 0
                return self._append(token.content, at + shift, marks)
        return None

    def _append(self, words: str, at: int, marks: tuple[Mark, ...]) -> Run:
        return self.builder.append(words, self.place(at), len(words), marks)


def _add(runs: list[Run], run: Run) -> None:
    """Append a run, or lengthen the last one when both carry the same marks."""
    last = runs[-1] if runs else None
    joined = (MarkKind.BREAK, MarkKind.CITATION, MarkKind.ENTITY)
    if last and last.marks == run.marks and not any(mark.kind in joined for mark in run.marks):
        runs[-1] = Run(Span(last.span.start, run.span.end), run.marks)
    else:
        runs.append(run)

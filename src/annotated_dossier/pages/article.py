"""The page of a source: its text with everything that stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ..model import (
    Article,
    Block,
    BlockKind,
    Mention,
    Passage,
    PlacedClaim,
    PlacedNote,
    Rights,
    Source,
    Span,
    plain_text,
    to_say,
)
from .apparatus import NamedEntity, NamedKind, WorkCited, named_kinds, reasons_in, works_cited
from .catalogue import Catalogue, page_sign
from .citing import coins_of_source, entry
from .claims import ClaimRow, claim_rows
from .corrections import CorrectionRow, corrections_of
from .escaping import escape, escape_for_heading
from .foreign import foreign, marked
from .map import PictureView, map_of_article
from .notes import NoteView, note_views
from .prose import Element, Insertion, Weaving, render_blocks, render_code, render_table, weave
from .standing import mark
from .urls import Links, entity_page
from .wording import Words

_RIGHTS = {
    Rights.FULL: to_say("shown in full"),
    Rights.EXCERPTS: to_say("shown in excerpts"),
    Rights.NONE: to_say("text withheld; metadata, notes and locators only"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text under one of its own headings; `heading` is inline HTML, empty before the first."""

    heading: Markup
    html: Markup
    level: int = 2

    @property
    def marks(self) -> Markup:
        """The heading's level as Markdown writes it."""
        return Markup("#" * self.level)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """All that the template of an article needs."""

    title: str
    marked: Markup
    foreign: Markup
    byline: tuple[tuple[str, Markup], ...]
    facts: tuple[tuple[str, Markup], ...]
    is_withheld: bool
    sections: tuple[Section, ...]
    margin_notes: int
    footnotes: tuple[NoteView, ...]
    on_the_whole: tuple[NoteView, ...]
    unplaced: tuple[NoteView, ...]
    claims: tuple[ClaimRow, ...]
    corrections: tuple[CorrectionRow, ...]
    named: tuple[NamedKind, ...]
    works: tuple[WorkCited, ...]
    map: PictureView | None
    removed: tuple[str, ...]
    cite_this: Markup
    style: str
    coins: Markup


def view_article(
    identifier: str, catalogue: Catalogue, links: Links, set_entity: Callable[[NamedEntity], Markup]
) -> ArticleView:
    """The view of one article, for the edition that `catalogue` holds; `set_entity` sets one that it names."""
    private = catalogue.edition.audience == "private"
    article = catalogue.articles[identifier]
    notes, sections = catalogue.part("text", partial(_typeset, identifier, links))
    return ArticleView(
        title=article.source.title,
        marked=marked(article.source.language),
        foreign=foreign(article.source.language, catalogue.words),
        byline=tuple(_byline(article.source, catalogue.words)),
        facts=tuple(_facts(article.source, catalogue.words)),
        is_withheld=not article.visible,
        sections=sections,
        margin_notes=sum(not note.is_footnote and note.is_placed for note in notes),
        footnotes=tuple(note for note in notes if note.is_footnote and note.is_placed),
        on_the_whole=tuple(note for note in notes if note.is_whole),
        unplaced=tuple(note for note in notes if not (note.is_placed or note.is_whole)) if private else (),
        claims=claim_rows((made.claim.id for made in article.claims), catalogue, links),
        corrections=corrections_of("source", article.source.id, catalogue, links),
        named=named_kinds(identifier, catalogue, links, set_entity),
        works=works_cited(article, catalogue, links),
        map=map_of_article(article, catalogue, links),
        removed=article.source.removed if private else (),
        cite_this=_cite_this(article.source, catalogue),
        style=catalogue.edition.bibliography.style,
        coins=coins_of_source(article.source),
    )


def _typeset(identifier: str, links: Links, catalogue: Catalogue) -> tuple[tuple[NoteView, ...], tuple[Section, ...]]:
    """The notes of an article, and its text with them."""
    article = catalogue.articles[identifier]
    notes = tuple(note_views(article, catalogue, links))
    return notes, tuple(_Typesetter(article, catalogue, links, notes).sections())


def _byline(source: Source, words: Words) -> Iterator[tuple[str, Markup]]:
    if source.authors:
        yield words.text("By"), escape(words.text(", ").join(source.authors))
    if source.publisher:
        yield words.text("Published by"), escape(source.publisher)
    if source.date:
        yield words.text("Date"), escape(words.date(source.date))


def _facts(source: Source, words: Words) -> Iterator[tuple[str, Markup]]:
    if source.dateline:
        yield words.text("Dateline"), escape(source.dateline)
    if source.url:
        yield words.text("Read at"), _outbound(source.url)
    if source.archived:
        yield words.text("Archived copy"), _outbound(source.archived)
    if source.retrieved:
        yield words.text("Retrieved"), escape(words.date(source.retrieved))
    yield words.text("Rights"), words.say(_RIGHTS[source.rights])


def _cite_this(source: Source, catalogue: Catalogue) -> Markup:
    words = catalogue.edition.bibliography.entries.get(source.id)
    return entry(words, [address for address in [source.url] if address in plain_text(words)]) if words else Markup()


def _outbound(address: str) -> Markup:
    return Markup('<a class="d-outbound" href="{}" rel="noopener noreferrer">{}</a>').format(
        escape(address), escape(address)
    )


class _Typesetter:
    """Sets an article's blocks with its mentions and notes woven in."""

    def __init__(self, article: Article, catalogue: Catalogue, links: Links, notes: Sequence[NoteView]) -> None:
        self.article = article
        self.catalogue = catalogue
        self.links = links
        self.notes = {note.id: note for note in notes}
        self.reasons = reasons_in(article)
        self.elements: dict[int, list[Element]] = {}
        self.insertions: dict[int, list[Insertion]] = {}
        self.margin: dict[int, list[NoteView]] = {}
        self.visible: dict[int, list[Span]] = {}
        for mention in article.mentions:
            self._add(self._mention(mention))
        for placed in article.notes:
            self._add_note(placed)
        for made in article.claims:
            self._add_claim(made)
        for span in article.visible:
            for index in self._passages_of(span):
                self.visible.setdefault(index, []).append(span)

    def sections(self) -> Iterator[Section]:
        """The text, divided at its own top-level headings."""
        if not self.article.visible:
            yield Section(Markup(), self._withheld_text())
            return
        top = min((b.level for b in self.article.text.blocks if b.kind is BlockKind.HEADING), default=1)
        heading, level, blocks = Markup(), 2, list[Block]()
        for block in self.article.text.blocks:
            if block.kind is not BlockKind.HEADING:
                blocks.append(block)
                continue
            if blocks or heading:
                yield Section(heading, self._render(blocks), level)
            heading, level, blocks = self._heading(block), min(6, block.level - top + 2), []
        yield Section(heading, self._render(blocks), level)

    def _passages_of(self, span: Span) -> range:
        return self.article.text.passages_of(span)

    def _add(self, element: Element) -> None:
        for index in self._passages_of(element.span):
            self.elements.setdefault(index, []).append(element)

    def _add_note(self, placed: PlacedNote) -> None:
        span = placed.anchor.span
        if span is None:
            return
        note = self.notes[placed.annotation.id]
        if placed.annotation.target.paragraph is None:
            opening = Markup('<span class="d-noted d-noted-{}">').format(escape(placed.annotation.stands))
            self._add(Element(span, opening, Markup("</span>"), rank=0))
        last = self._passages_of(span)[-1]
        self.insertions.setdefault(last, []).append(Insertion(span.end, note.marker))
        if not note.is_footnote:
            self.margin.setdefault(last, []).append(note)

    def _add_claim(self, made: PlacedClaim) -> None:
        span, claim = made.anchor.span, made.claim
        if span is None:
            return
        if claim.target.paragraph is None:
            opening = Markup('<span class="d-claimed d-status-{}">').format(escape(claim.status))
            self._add(Element(span, opening, Markup("</span>"), rank=-1))
        last = self._passages_of(span)[-1]
        self.insertions.setdefault(last, []).append(Insertion(span.end, mark(claim, self.catalogue.words, self.links)))

    def _mention(self, mention: Mention) -> Element:
        entity = self.catalogue.entities[mention.entity]
        reasons = self.reasons[entity.id]
        # A card finds the rest by the address; only which of several reasons holds is the mention's own.
        why = f' data-why="{reasons.index(mention.reason) + 1}"' if mention.reason else ""
        opening = Markup(f'<a class="d-m d-{entity.kind}" href="{self.links.to(entity_page(entity.id))}"{why}>')
        return Element(mention.span, opening, Markup("</a>"), rank=1, is_link=True)

    def _weaving(self, index: int) -> Weaving:
        whole = self.article.visible[:1] == (Span(0, len(self.article.text.plain)),)
        return Weaving(
            tuple(self.elements.get(index, ())),
            tuple(self.insertions.get(index, ())),
            None if whole else tuple(self.visible.get(index, ())),
            site=self.catalogue.words,
        )

    def _heading(self, block: Block) -> Markup:
        assert block.passage is not None
        passage = self.article.text.passages[block.passage]
        html = weave(self.article.text.plain, block.runs, self._weaving(block.passage))
        attributes = foreign(self.article.source.language, self.catalogue.words)
        # The heading is Markdown's, so that the publisher's table of contents has it; its words must not be.
        words = _inline_html(html)
        if attributes:
            words = Markup("<bdi{}>{}</bdi>").format(attributes, words)
        return self._number(passage, with_id=True) + words

    def _render(self, blocks: Sequence[Block]) -> Markup:
        return render_blocks(self.article.text, blocks, Weaving(), partial(self._leaf))

    def _leaf(self, block: Block) -> Markup:
        assert block.passage is not None
        passage = self.article.text.passages[block.passage]
        weaving = self._weaving(block.passage)
        identity = Markup(' id="{}"').format(escape(passage.label))
        margin = Markup("").join(note.aside for note in self.margin.get(block.passage, ()))
        if block.kind is BlockKind.CODE:
            return self._number(passage) + render_code(self.article.text, block, weaving, identity) + margin
        if block.kind is BlockKind.TABLE:
            # No cell ends where the table does: what stands at its end stands behind it.
            behind = [i for i in weaving.insertions if i.position == passage.span.end]
            weaving = replace(weaving, insertions=tuple(i for i in weaving.insertions if i not in behind))
            margin = Markup("").join(i.html for i in behind) + margin
            return self._number(passage) + render_table(self.article.text, block, weaving, identity) + margin
        tag = f"h{min(6, block.level + 2)}" if block.kind is BlockKind.HEADING else "p"
        words = weave(self.article.text.plain, block.runs, weaving)
        return Markup(f'<{tag} class="d-p"{{}}>{{}}{{}}</{tag}>{{}}').format(
            identity, self._number(passage), words, margin
        )

    def _withheld_text(self) -> Markup:
        """In place of a text that may not be shown: what each passage names, and its notes."""
        named: dict[int, dict[str, None]] = {}
        for mention in self.article.mentions:
            named.setdefault(mention.passage, {})[mention.entity] = None
        say = self.catalogue.words.say
        rows = []
        for index, passage in enumerate(self.article.text.passages):
            links = say(", ").join(self.catalogue.entity_link(i, self.links) for i in named.get(index, ()))
            markers = Markup(" ").join(i.html for i in self.insertions.get(index, ()))
            margin = Markup("").join(note.aside for note in self.margin.get(index, ()))
            rows.append(
                Markup('<li id="{}"><a class="d-loc" href="#{}">{}</a> {}{}{}</li>').format(
                    escape(passage.label),
                    escape(passage.label),
                    self._called(passage),
                    say("names {entities}", entities=links) if links else say("names nobody in the register"),
                    markers,
                    margin,
                )
            )
        return Markup('<ul class="d-list d-locators">{}</ul>').format(Markup("\n").join(rows))

    def _called(self, passage: Passage) -> Markup:
        """ "Paragraph 3", "Heading 2 (p. 7)"."""
        say = self.catalogue.words.say
        words = say("Heading {n}", n=passage.number) if passage.is_heading else say("Paragraph {n}", n=passage.number)
        return say("{passage} ({page})", passage=words, page=page_sign(passage)) if passage.pages else words

    def _number(self, passage: Passage, with_id: bool = False) -> Markup:
        """The passage's number, drawn by the style sheet so that copying and searching the text leave it out."""
        say = self.catalogue.words.say
        identity = Markup(' id="{}"').format(escape(passage.label)) if with_id else Markup()
        return Markup('<a class="d-n"{} href="#{}" data-n="{}" aria-label="{}" title="{}"></a>').format(
            identity,
            escape(passage.label),
            escape(f"§\u00a0{passage.number}" if passage.is_heading else str(passage.number)),
            self._called(passage),
            say("Link to this heading") if passage.is_heading else say("Link to this paragraph"),
        )


def _inline_html(html: Markup) -> Markup:
    """Inline HTML as it may stand in a line of Markdown: on one line, every mark outside a tag escaped."""
    parts = []
    for piece in html.replace("\n", " ").split("<"):
        tag, bracket, words = piece.partition(">")
        parts.append(f"<{tag}>{_plain_marks(words)}" if bracket else _plain_marks(tag))
    return Markup("".join(parts))


def _plain_marks(escaped: str) -> str:
    return str(escape_for_heading(Markup(escaped).unescape()))

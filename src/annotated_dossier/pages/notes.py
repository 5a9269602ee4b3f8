"""Notes as they stand on a page: a marker in the text, a footnote below or a note in the margin."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ..model import AnchorStatus, Article, Motivation, NotePlace, PlacedNote, to_say
from .catalogue import Catalogue, locator_sign
from .escaping import escape
from .foreign import foreign, marked
from .prose import Weaving, render_blocks
from .urls import Links
from .wording import Words

_MOTIVATIONS = {
    Motivation.COMMENTING: to_say("Comment"),
    Motivation.DESCRIBING: to_say("Description"),
    Motivation.QUESTIONING: to_say("Question"),
    Motivation.CORRECTING: to_say("Correction"),
    Motivation.LINKING: to_say("Cross-reference"),
    Motivation.HIGHLIGHTING: to_say("Highlight"),
}
LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note ready for a template. `marker` stands in the text and `aside` beside it, for a note in the margin."""

    id: str
    sign: str
    is_footnote: bool
    is_placed: bool
    is_whole: bool
    locator: Markup
    quote: str
    body: Markup
    byline: str
    marker: Markup
    aside: Markup


def note_views(article: Article, catalogue: Catalogue, links: Links) -> tuple[NoteView, ...]:
    """The notes of an article: footnotes numbered, margin notes lettered, in the order of the text."""
    return tuple(_views(article, catalogue, links))


def _views(article: Article, catalogue: Catalogue, links: Links) -> Iterator[NoteView]:
    signs = _signs(article)
    for placed in article.notes:
        yield _view(article, placed, signs, catalogue, links)


def _signs(article: Article) -> dict[str, str]:
    """What each note is called on the page, by its id."""
    signs: dict[str, str] = {}
    footnotes = margin = 0
    for placed in article.notes:
        if placed.anchor.span is None:
            signs[placed.annotation.id] = "–"
        elif placed.annotation.stands is NotePlace.FOOTNOTE:
            footnotes += 1
            signs[placed.annotation.id] = str(footnotes)
        else:
            margin += 1
            signs[placed.annotation.id] = letters(margin)
    return signs


def letters(number: int) -> str:
    """1 is `a`, 26 is `z`, 27 is `aa`."""
    word = ""
    while number:
        number, rest = divmod(number - 1, 26)
        word = string.ascii_lowercase[rest] + word
    return word


def _view(
    article: Article, placed: PlacedNote, signs: Mapping[str, str], catalogue: Catalogue, links: Links
) -> NoteView:
    annotation, span = placed.annotation, placed.anchor.span
    sign, is_footnote = signs[annotation.id], annotation.stands is NotePlace.FOOTNOTE
    body = render_blocks(
        placed.body, placed.body.blocks, Weaving(refer=partial(catalogue.refer, links), site=catalogue.words)
    )
    byline = _byline(placed, signs, catalogue.words)
    locator, where = Markup(), ""
    if span is not None:
        passage = article.text.passages[article.text.passage_at(span.start)]
        locator = catalogue.passage_link(article.source.id, passage, links)
        where = locator_sign(passage)
    view = NoteView(
        id=annotation.id,
        sign=sign,
        is_footnote=is_footnote,
        is_placed=span is not None,
        is_whole=annotation.target.is_whole,
        locator=locator,
        quote=_quote(article, placed),
        body=body,
        byline=byline,
        marker=_marker(annotation.id, sign, is_footnote, catalogue.words),
        aside=Markup(),
    )
    return view if is_footnote else replace(view, aside=_aside(view, where, article.source.language, catalogue.words))


def _marker(identifier: str, sign: str, is_footnote: bool, words: Words) -> Markup:
    label = words.say("Note {sign}", sign=sign) if is_footnote else words.say("Margin note {sign}", sign=sign)
    return Markup(
        '<sup class="d-ref"><a id="ref-{0}" href="#note-{0}" role="doc-noteref" aria-label="{1}">{2}</a></sup>'
    ).format(escape(identifier), label, escape(sign))


def _aside(note: NoteView, where: str, language: str, words: Words) -> Markup:
    """A note in the margin of a text in `language`. On paper it stands at the end, and says what it is about."""
    quoted = Markup(" <q{}>{}</q>").format(marked(language), escape(note.quote)) if note.quote else Markup()
    # It stands within the text, and is in the words of the dossier's authors.
    own = Markup(' lang="{}" dir="auto"').format(words.language) if foreign(language, words) else Markup()
    return Markup(
        '<aside class="d-margin" id="note-{0}" role="doc-footnote" aria-label="{1}"{2}>'
        '<bdi class="d-sign">{3}</bdi> <bdi class="d-note-head d-on-paper">{4}{5}</bdi> {6}<footer>{7}\u00a0'
        '<a class="d-back" href="#ref-{0}" role="doc-backlink" aria-label="{8}">↩</a></footer></aside>'
    ).format(
        escape(note.id),
        words.say("Margin note {sign}", sign=note.sign),
        own,
        escape(note.sign),
        escape(where),
        quoted,
        note.body,
        escape(note.byline),
        words.say("Back to {place}", place=where) if where else words.say("Back to the text"),
    )


def _byline(placed: PlacedNote, signs: Mapping[str, str], words: Words) -> str:
    annotation = placed.annotation
    parts = [words.text(_MOTIVATIONS[annotation.motivation]), annotation.author]
    if annotation.replies_to in signs:
        sign = signs[annotation.replies_to]
        said = words.text("in reply to a note") if sign == "–" else words.text("in reply to note {sign}", sign=sign)
        parts.insert(1, said)
    if annotation.created:
        parts.append(words.date(annotation.created))
    if annotation.modified:
        parts.append(words.text("changed {date}", date=words.date(annotation.modified)))
    if annotation.tags:
        parts.append(words.text("tags: {tags}", tags=words.text(", ").join(annotation.tags)))
    if placed.anchor.status is AnchorStatus.EDITED:
        parts.append(words.text("the words have changed since"))
    return " · ".join(part for part in parts if part)


def _quote(article: Article, placed: PlacedNote) -> str:
    """The words that the note is about, as far as the edition shows them; the author's quotation of a lost place."""
    span = placed.anchor.span
    if span is None:
        return placed.annotation.target.quote
    if placed.annotation.target.paragraph is not None or not any(v.covers(span) for v in article.visible):
        return ""
    words = " ".join(article.text.plain[span.start : span.end].split())
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"

"""The page of a claim: what is said, by whom and where, and what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..indexing.sentences import sentence_around
from ..model import Article, Claim, Evidence, Selector, Span, Stance
from .catalogue import Catalogue
from .claim_review import claim_review
from .claims import speaker_words
from .corrections import CorrectionRow, corrections_of
from .escaping import escape
from .foreign import marked
from .prose import Weaving, render_blocks
from .site import Site
from .standing import STANDINGS, chip, grade_link
from .urls import Links

LONGEST_CONTEXT = 700
LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class PassageView:
    """The words of a claim among those around them; none where the edition withholds them or the place was lost."""

    locator: Markup
    source: Markup
    marked: Markup
    before: str
    words: str
    after: str
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence. `quote` is empty where nothing is quoted or the edition withholds it."""

    work: Markup
    locator: Markup
    quote: str
    is_withheld: bool
    marked: Markup
    grade: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A line of a claim's history."""

    date: str
    chip: Markup
    why: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """All that the template of a claim needs."""

    statement: str
    chip: Markup
    meaning: str
    facts: tuple[tuple[str, Markup], ...]
    passage: PassageView
    supports: tuple[EvidenceView, ...]
    disputes: tuple[EvidenceView, ...]
    history: tuple[ChangeView, ...]
    corrections: tuple[CorrectionRow, ...]
    review: Markup


def view_claim(claim: Claim, catalogue: Catalogue, links: Links, site: Site) -> ClaimView:
    """The view of one claim, for the edition that `catalogue` holds."""
    evidence = [
        (item.stance, _view_evidence(claim, number, item, catalogue, links))
        for number, item in enumerate(claim.evidence)
    ]
    return ClaimView(
        statement=claim.statement,
        chip=chip(claim.status, catalogue.words),
        meaning=catalogue.words.text(STANDINGS[claim.status].meaning),
        facts=tuple(_facts(claim, catalogue, links)),
        passage=_passage(claim, catalogue, links),
        supports=tuple(view for stance, view in evidence if stance is Stance.SUPPORTS),
        disputes=tuple(view for stance, view in evidence if stance is Stance.DISPUTES),
        history=tuple(
            ChangeView(catalogue.words.date(change.date), chip(change.status, catalogue.words), change.why)
            for change in claim.history
        ),
        corrections=corrections_of("claim", claim.id, catalogue, links),
        review=claim_review(claim, catalogue, links, site),
    )


def _facts(claim: Claim, catalogue: Catalogue, links: Links) -> Iterator[tuple[str, Markup]]:
    passage = catalogue.passage_of_claim(claim.id)
    locator = catalogue.passage_link(claim.source, passage, links) if passage else Markup()
    words = catalogue.words
    yield words.text("Said by"), speaker_words(claim.id, catalogue, links)
    yield words.text("Said in"), Markup("{} {}").format(catalogue.work_link(claim.source, links), locator)
    yield words.text("Last reviewed"), escape(words.date(claim.reviewed) if claim.reviewed else words.text("not yet"))


def _passage(claim: Claim, catalogue: Catalogue, links: Links) -> PassageView:
    source = catalogue.work_link(claim.source, links)
    article = catalogue.articles.get(claim.source)
    passage = catalogue.passage_of_claim(claim.id)
    if article is None or passage is None:
        # A source that is not there may have been one of which nothing was to be shown.
        is_private = catalogue.edition.audience == "private"
        return PassageView(Markup(), source, Markup(), "", claim.target.quote if is_private else "", "", is_lost=True)
    span = catalogue.claim_anchors[claim.id].span
    assert span is not None
    locator, language = catalogue.passage_link(claim.source, passage, links), article.source.language
    around = _context(article, span)
    if around is None:
        return PassageView(locator, source, marked(language), "", "", "")
    plain = article.text.plain
    first, last = (article.text.passages[index].span for index in _ends(article.text.passages_of(span)))
    before = ("… " if around.start > first.start else "") + plain[around.start : span.start]
    after = plain[span.end : around.end] + (" …" if around.end < last.end else "")
    return PassageView(locator, source, marked(language), before, plain[span.start : span.end], after)


def _ends(indexes: range) -> tuple[int, int]:
    return indexes[0], indexes[-1]


def _context(article: Article, span: Span) -> Span | None:
    """The words around `span` that the edition shows: its passages or, where those are long, its sentence."""
    visible = next((shown for shown in article.visible if shown.covers(span)), None)
    if visible is None:
        return None
    first, last = (article.text.passages[index].span for index in _ends(article.text.passages_of(span)))
    within = Span(max(visible.start, first.start), min(visible.end, last.end))
    if within.end - within.start <= LONGEST_CONTEXT:
        return within
    return sentence_around(article.text.plain, span, within)


def _view_evidence(claim: Claim, number: int, evidence: Evidence, catalogue: Catalogue, links: Links) -> EvidenceView:
    locator, language, is_withheld = Markup(), "", False
    # Words that were quoted from a source by mistake, as from a reference, may be words that are withheld.
    quote = evidence.target.quote if evidence.reference in catalogue.references else ""
    if evidence.source:
        article = catalogue.articles.get(evidence.source)
        anchor = catalogue.evidence_anchors.get((claim.id, number))
        span = anchor.span if anchor else None
        quote = _shown(article, span) if article and span else ""
        is_withheld = not quote and evidence.target != Selector()
        if article and span:
            language = article.source.language
            passage = article.text.passages[article.text.passage_at(span.start)]
            locator = catalogue.passage_link(evidence.source, passage, links)
    remark = catalogue.edition.remarks[claim.id][number]
    return EvidenceView(
        work=catalogue.work_link(evidence.work, links),
        locator=locator,
        quote=quote,
        is_withheld=is_withheld,
        marked=marked(language) if language else Markup(),
        grade=grade_link(evidence.grade, catalogue.words, links) if evidence.grade else Markup(),
        note=render_blocks(remark, remark.blocks, Weaving(refer=partial(catalogue.refer, links), site=catalogue.words)),
    )


def _shown(article: Article, span: Span) -> str:
    """The words at `span`, shortened where they run on; none where the edition withholds any of them."""
    if not any(shown.covers(span) for shown in article.visible):
        return ""
    words = " ".join(article.text.plain[span.start : span.end].split())
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"

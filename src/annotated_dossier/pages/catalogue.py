"""An edition with everything at hand by its id, and the short things that many pages say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Literal, NamedTuple, TypeVar

from markupsafe import Markup

from ..annotating.referring import cited_keys, named_entities
from ..indexing.collation import index_heading
from ..indexing.network import strongest_part
from ..model import (
    Anchor,
    Article,
    Claim,
    Coordinates,
    Correctable,
    Correction,
    Edition,
    Entity,
    Kind,
    Mark,
    MarkKind,
    NamedPlace,
    Network,
    Passage,
    Reference,
    Related,
    Relation,
    Tie,
)
from ..remembering import Remembered
from .citing import cited
from .escaping import escape
from .foreign import foreign
from .network_drawing import Drawing, draw
from .urls import BIBLIOGRAPHY, Links, claim_page, entity_page, reference_fragment, source_page
from .wording import ENGLISH, Words

Drawn = TypeVar("Drawn")

# More than these cannot be told apart, with their names, in the width of a page.
MOST_DRAWN, MOST_LINES = 60, 150

# Enough passages to be read one by one; the page of either side has all.
MOST_LOCATORS = 6

# Around a place: more than a small picture can hold.
_ENOUGH_NEIGHBOURS = 48


class Citing(NamedTuple):
    """What cites a work: a note of a source, an entity's entry, or a claim's evidence."""

    what: Literal["note", "entity", "claim"]
    id: str
    note: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Looks things up in an edition and says them in the site's words; knows nothing of any one page."""

    edition: Edition
    words: Words = ENGLISH
    drawings: Remembered[Drawing] = field(default_factory=Remembered)
    lines: Remembered[str] = field(default_factory=Remembered)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.edition.dossier.entities}

    @cached_property
    def organization_names(self) -> frozenset[str]:
        """What organizations of the register are called."""
        bodies = [entity for entity in self.edition.dossier.entities if entity.kind == "organization"]
        return frozenset(name for body in bodies for name in (body.name, *(alias.name for alias in body.aliases)))

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.source.id: article for article in self.edition.articles}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of the sources: what most pages say of any but their own."""
        return {identifier: article.source.title for identifier, article in self.articles.items()}

    @cached_property
    def languages(self) -> dict[str, str]:
        """The languages of the sources, which their titles are in."""
        return {identifier: article.source.language for identifier, article in self.articles.items()}

    @cached_property
    def references(self) -> dict[str, Reference]:
        return {reference.key: reference for reference in self.edition.dossier.references}

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Each kind by its id, those that every site has in the site's words."""
        return {kind.id: self.words.kind(kind) for kind in self.edition.dossier.kinds}

    @cached_property
    def headings(self) -> dict[str, str]:
        return {entity.id: index_heading(entity) for entity in self.edition.dossier.entities}

    @cached_property
    def relations_to(self) -> dict[str, list[tuple[str, Relation]]]:
        """For each entity the relations that others have to it, with those others' ids."""
        found: dict[str, list[tuple[str, Relation]]] = {}
        for entity in self.edition.dossier.entities:
            for relation in entity.relations:
                found.setdefault(relation.to, []).append((entity.id, relation))
        return found

    @cached_property
    def notes_naming(self) -> dict[str, list[tuple[str, str]]]:
        """For each entity the placed notes that name it, as pairs of the source's id and the note's."""
        found: dict[str, list[tuple[str, str]]] = {}
        for article in self.edition.articles:
            for note in article.notes:
                if note.anchor.span is not None:
                    for entity in dict.fromkeys(named_entities(note.body)):
                        found.setdefault(entity, []).append((article.source.id, note.annotation.id))
        return found

    @cached_property
    def mentions(self) -> dict[str, int]:
        """How often the sources name each entity that they name."""
        return {entity: len(occurrences) for entity, occurrences in self.edition.concordance.items()}

    @cached_property
    def sources_naming(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each entity the ids of the sources that name it, in their order, each with how often it does."""
        return {
            entity: tuple(Counter(occurrence.source for occurrence in occurrences).items())
            for entity, occurrences in self.edition.concordance.items()
        }

    @cached_property
    def citing(self) -> dict[str, list[Citing]]:
        """For each work what cites it: notes, descriptions and relations, in the order of the dossier."""
        found: dict[str, list[Citing]] = {}
        for article in self.edition.articles:
            for note in article.notes:
                for key in dict.fromkeys(cited_keys(note.body)):
                    if note.anchor.span is not None:
                        found.setdefault(key, []).append(Citing("note", article.source.id, note.annotation.id))
        for entity in self.edition.dossier.entities:
            text = self.edition.descriptions.get(entity.id)
            keys = list(cited_keys(text)) if text else []
            keys += [relation.source for relation in entity.relations if relation.source]
            for key in dict.fromkeys(keys):
                found.setdefault(key, []).append(Citing("entity", entity.id))
        for claim in self.edition.dossier.claims:
            keys = [evidence.work for evidence in claim.evidence]
            keys += [key for remark in self.edition.remarks[claim.id] for key in cited_keys(remark)]
            for key in dict.fromkeys(keys):
                found.setdefault(key, []).append(Citing("claim", claim.id))
        return found

    def places_around(self, at: Coordinates) -> list[NamedPlace]:
        """The located places in the squares of ten degrees around a point, the most often named first."""
        row, column = _square(at)
        squares = [(row + up, (column + east) % 36) for up in (-1, 0, 1) for east in (-1, 0, 1)]
        found = [number for square in squares for number in self._places_by_square.get(square, ())]
        return [self.edition.places[number] for number in sorted(found)[:_ENOUGH_NEIGHBOURS]]

    @cached_property
    def _places_by_square(self) -> dict[tuple[int, int], list[int]]:
        found: dict[tuple[int, int], list[int]] = {}
        for number, place in enumerate(self.edition.places):
            if place.location:
                found.setdefault(_square(place.location), []).append(number)
        return found

    @cached_property
    def ties(self) -> dict[str, list[tuple[str, Tie]]]:
        """For each entity those that it is named with beyond chance, the strongest tie first."""
        found: dict[str, list[tuple[str, Tie]]] = {}
        for tie in self.edition.network.ties:
            found.setdefault(tie.one, []).append((tie.other, tie))
            found.setdefault(tie.other, []).append((tie.one, tie))
        return found

    @cached_property
    def drawn_network(self) -> Network:
        """As much of the network as a picture can show with all names legible."""
        return strongest_part(self.edition.network, MOST_DRAWN, MOST_LINES)

    @cached_property
    def network_drawing(self) -> Drawing:
        # Where two are named together changes with every edit, and no line of the picture.
        network = replace(self.drawn_network, ties=tuple(replace(tie, passages=()) for tie in self.drawn_network.ties))
        names = {identifier: self.entities[identifier].name for identifier in network.entities}
        mentions = {identifier: self.mentions.get(identifier, 0) for identifier in network.entities}
        return self.drawings.recall("network", (network, names, mentions), partial(draw, network, names, mentions))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.edition.dossier.claims}

    @cached_property
    def claims_by(self) -> dict[str, tuple[str, ...]]:
        """For each entity the claims that it makes."""
        return {group.speaker.entity: group.claims for group in self.edition.claims.by_speaker if group.speaker.entity}

    @cached_property
    def claim_anchors(self) -> dict[str, Anchor]:
        return {placed.claim.id: placed.anchor for article in self.edition.articles for placed in article.claims}

    @cached_property
    def evidence_anchors(self) -> dict[tuple[str, int], Anchor]:
        """Where evidence is quoted from a source, by the claim and its number there."""
        return {(e.claim, e.number): e.anchor for article in self.edition.articles for e in article.evidence}

    @cached_property
    def corrections(self) -> dict[tuple[Correctable, str], list[Correction]]:
        """What was corrected about each source, entity or claim."""
        found: dict[tuple[Correctable, str], list[Correction]] = {}
        for correction in self.edition.dossier.corrections:
            found.setdefault((correction.what, correction.id), []).append(correction)
        return found

    def passage_of_claim(self, identifier: str) -> Passage | None:
        """The passage in which a claim is made, or begins; None where its place was lost."""
        anchor = self.claim_anchors.get(identifier)
        if anchor is None or anchor.span is None:
            return None
        text = self.articles[self.claims[identifier].source].text
        return text.passages[text.passage_at(anchor.span.start)]

    def part(self, _name: Hashable, draw: Callable[[Catalogue], Drawn]) -> Drawn:
        """A part of a page, drawn from this catalogue alone: a preview may keep it where the rest is drawn again."""
        return draw(self)

    def kind_word(self, entity: Entity) -> str:
        """The word for the entity's kind: "person"."""
        return self.kinds[entity.kind].singular.lower()

    def source_link(self, identifier: str, links: Links) -> Markup:
        """A link to a source's page, by its title."""
        address, marks = links.to(source_page(identifier)), foreign(self.languages[identifier], self.words)
        return Markup(f'<a href="{address}"{marks}>{escape(self.titles[identifier])}</a>')

    def note_link(self, source: str, note: str, links: Links) -> Markup:
        """A link to a note, by the title of the source that it is about."""
        marks = foreign(self.languages[source], self.words)
        words = self.words.say("a note on “{title}”", title=_apart(self.titles[source], marks))
        return Markup(f'<a href="{links.to(source_page(source), f"note-{note}")}">{words}</a>')

    def claim_link(self, identifier: str, links: Links) -> Markup:
        """A link to a claim, by its statement."""
        words = self.words.say("the claim “{statement}”", statement=_apart(self.claims[identifier].statement, Markup()))
        return Markup(f'<a href="{links.to(claim_page(identifier))}">{words}</a>')

    def entity_link(self, identifier: str, links: Links, words: str = "") -> Markup:
        """A link to an entity's page; plain words where the register has no such entry."""
        entity = self.entities.get(identifier)
        if entity is None:
            return escape(words or identifier)
        address, shown = links.to(entity_page(identifier)), escape(words or entity.name)
        return Markup(f'<a class="d-e d-{entity.kind}" href="{address}">{shown}</a>')

    def work_link(self, key: str, links: Links, locator: str = "") -> Markup:
        """A link to what is cited, a source's page or an item of the bibliography; the bare key where there is none."""
        if key in self.titles:
            words, marks = self.titles[key], foreign(self.languages[key], self.words)
        elif key in self.references:
            marks, words = Markup(), short_citation(self.references[key], self.words)
        else:
            return escape(key)
        shown = escape(f"{words}, {locator}" if locator else words)
        return Markup(f'<a class="d-cite" href="{self.work_address(key, links)}"{marks}>{shown}</a>')

    def according_to(self, related: Related, links: Links) -> Markup:
        """The work that a relation rests on and, in a source of the dossier, the passages behind it."""
        work = self.work_link(related.relation.source, links) if related.relation.source else Markup()
        locators = self._locators(related.relation.source, self.edition.grounds.get(related, ()), links)
        return Markup("{} {}").format(work, locators) if locators else work

    def told_in(self, told: Sequence[tuple[str, Passage]], links: Links) -> Markup:
        """Passages of several sources, each behind its source's title."""
        by_source: dict[str, list[Passage]] = {}
        for source, passage in told:
            by_source.setdefault(source, []).append(passage)
        return self.words.say("; ").join(
            Markup("{} {}").format(self.source_link(source, links), self._locators(source, passages, links))
            for source, passages in by_source.items()
        )

    def _locators(self, source: str, passages: Sequence[Passage], links: Links) -> Markup:
        shown = self.words.say(", ").join(
            self.passage_link(source, passage, links) for passage in passages[:MOST_LOCATORS]
        )
        return shown + Markup(" …") if len(passages) > MOST_LOCATORS else shown

    def work_address(self, key: str, links: Links) -> Markup:
        """Where the citations of a work lead: a source's page, or its item of the bibliography."""
        return links.to(source_page(key)) if key in self.titles else links.to(BIBLIOGRAPHY, reference_fragment(key))

    def more_on(self, entity: Entity, links: Links) -> Markup:
        """A link that leads from words about an entity to its page."""
        return self.entity_link(entity.id, links, self.words.text("More on {name}", name=entity.name))

    def refer(self, links: Links, mark: Mark, words: str) -> Markup:
        """A citation or an entity reference of a note or description."""
        if mark.kind is MarkKind.ENTITY:
            return self.entity_link(mark.target, links, words)
        citation = self.edition.bibliography.citations.get((mark.target, words))
        if citation is None:
            return self.work_link(mark.target, links, words)
        return Markup('<a class="d-cite" href="{}">{}</a>').format(
            self.work_address(mark.target, links), cited(citation)
        )

    def passage_link(self, source: str, passage: Passage, links: Links) -> Markup:
        """A locator: `¶ 3`, or `§ 2` for a heading; with the page, where it is known."""
        address = links.to(source_page(source), passage.label)
        paged = " d-paged" if passage.pages else ""
        return Markup(f'<a class="d-loc{paged}" href="{address}">{escape(locator_sign(passage))}</a>')


def _square(at: Coordinates) -> tuple[int, int]:
    return int((at.latitude + 90) // 10), int((at.longitude + 180) // 10) % 36


def locator_sign(passage: Passage) -> str:
    """`¶ 3` for a paragraph, `§ 2` for a heading, `p. 7, ¶ 3` where the page is known; its spaces do not break."""
    sign = f"{'§' if passage.is_heading else '¶'}\u00a0{passage.number}"
    return f"{page_sign(passage)}, {sign}" if passage.pages else sign


def page_sign(passage: Passage) -> str:
    """`p. 7`, or `pp. 7–8` for a passage that runs over a page's end."""
    return f"{'pp.' if '–' in passage.pages else 'p.'}\u00a0{passage.pages}"


def short_citation(reference: Reference, words: Words) -> str:
    """Who and when: "Kington 2024", "UN Security Council 2011"; the title where nobody signed."""
    match reference.short_authors:
        case []:
            named = reference.title
        case [one]:
            named = one
        case [one, other]:
            named = words.text("{one} and {other}", one=one, other=other)
        case [one, *_]:
            named = words.text("{name} et al.", name=one)
    return f"{named} {reference.issued[:4]}".strip()


def _apart(words: str, marks: Markup) -> Markup:
    """An author's words within ours, which may run the other way; `marks` are their language's."""
    return Markup("<bdi{}>{}</bdi>").format(marks, escape(words))

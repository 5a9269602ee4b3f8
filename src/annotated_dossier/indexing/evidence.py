"""Whether a claim's evidence carries its status.

The rules, which the guide and the page on grades tell too:

- Evidence *carries weight* unless it is graded E (an unreliable source), 5 (improbable) or 6 (cannot be judged), or is
  the claim itself over again: the very passage that makes it, or a work by its speaker.
- Two works *depend* on each other when they are one work, share an author (or, unsigned, a publisher), when the note
  on one cites the other, or when the passage quoted of one names the other's author or journal.
- `corroborated` takes two supporting pieces that carry weight and do not depend on each other; `refuted` a disputing
  one that carries weight; `disputed` a disputing one; `asserted` no disputing one. `unverified` takes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ..model import Article, Claim, ClaimStatus, Dossier, Evidence, Stance
from ..problems import Check, Problems

WEIGHTLESS = ("E", "5", "6")
Cited = Callable[[str, int], Sequence[str]]
Piece = tuple[int, Evidence]


def check_statuses(dossier: Dossier, articles: Sequence[Article], cited: Cited, problems: Problems) -> None:
    """Tells of each claim whose status its evidence does not carry. `cited` gives the works that a note cites."""
    library = Library(dossier, {article.source.id: article for article in articles})
    for claim in dossier.claims:
        missing = what_is_missing(claim, library, cited)
        if missing:
            problems.warning(
                Check.UNSUPPORTED_STATUS,
                claim.place,
                f"the claim `{claim.id}` is `{claim.status}`, but its evidence does not carry that: {missing}",
            )


@dataclass(frozen=True)
class Library:
    """The dossier's works, by id or key, with their articles."""

    dossier: Dossier
    articles: Mapping[str, Article]

    @cached_property
    def makers(self) -> dict[str, frozenset[str]]:
        """Who made each work: its authors or, where it is unsigned, its publisher."""
        made = {r.key: r.authors or (r.container or r.publisher,) for r in self.dossier.references}
        made |= {s.id: s.authors or (s.publisher,) for s in self.dossier.sources}
        return {work: _folded_names(names) for work, names in made.items()}

    @cached_property
    def signatures(self) -> dict[str, frozenset[str]]:
        """The names by which another text would credit each work: authors, journal or, for want of them, publisher."""
        names = {r.key: (*r.authors, r.container or r.publisher * (not r.authors)) for r in self.dossier.references}
        names |= {s.id: (*s.authors, s.publisher) for s in self.dossier.sources}
        return {work: _folded_names(signed) for work, signed in names.items()}

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """The names of each entity."""
        return {e.id: _folded_names((e.name, *(a.name for a in e.aliases))) for e in self.dossier.entities}

    @cached_property
    def passages(self) -> dict[tuple[str, int], range]:
        """The passages in which each piece of evidence stands, by claim and number."""
        return {
            (placed.claim, placed.number): article.text.passages_of(placed.anchor.span)
            for article in self.articles.values()
            for placed in article.evidence
            if placed.anchor.span
        }

    @cached_property
    def made_in(self) -> dict[str, range]:
        """The passages in which each claim is made."""
        return {
            placed.claim.id: article.text.passages_of(placed.anchor.span)
            for article in self.articles.values()
            for placed in article.claims
            if placed.anchor.span
        }

    def quoted(self, claim: str, number: int, source: str) -> str:
        """The words of the passages that a piece of evidence quotes, folded; none of a reference."""
        if (claim, number) not in self.passages:
            return ""
        text = self.articles[source].text
        return " ".join(
            _folded(text.plain[slice(*text.passages[index].span)]) for index in self.passages[claim, number]
        )


def what_is_missing(claim: Claim, library: Library, cited: Cited) -> str:
    """What the claim's evidence lacks to carry its status, in the author's words; nothing where it carries it."""
    against = [evidence for evidence in claim.evidence if evidence.stance is Stance.DISPUTES]
    match claim.status:
        case ClaimStatus.CORROBORATED:
            weighty, light = _weighed(claim, Stance.SUPPORTS, library)
            missing = _why_not_corroborated(claim, weighty, library, cited)
            return f"{missing}{light}; add an independent one, or set it to `unverified`" if missing else ""
        case ClaimStatus.REFUTED:
            weighty, light = _weighed(claim, Stance.DISPUTES, library)
            missing = f"nothing that carries weight disputes it{light}"
            return "" if weighty else f"{missing}; add evidence, or set it to `disputed` or `unverified`"
        case ClaimStatus.DISPUTED if not against:
            return "nothing disputes it; add evidence with `stance: disputes`, or set it to `unverified`"
        case ClaimStatus.ASSERTED if against:
            return f"`{against[0].work}` disputes it; set it to `disputed`"
        case _:
            return ""


def _weighed(claim: Claim, stance: Stance, library: Library) -> tuple[list[Piece], str]:
    """The pieces of one stance that carry weight, and what to say of those that do not."""
    weighty: list[Piece] = []
    light: dict[str, None] = {}
    for number, evidence in enumerate(claim.evidence):
        if evidence.stance is stance:
            reason = _why_weightless(claim, number, evidence, library)
            if reason:
                light[f"`{evidence.work}` {reason}"] = None
            else:
                weighty.append((number, evidence))
    return weighty, f" ({', '.join(light)})" if light else ""


def _why_weightless(claim: Claim, number: int, evidence: Evidence, library: Library) -> str:
    """Why a piece does not count; nothing where it does."""
    if evidence.grade and not {*evidence.grade}.isdisjoint(WEIGHTLESS):
        return f"is graded {evidence.grade}"
    if library.makers.get(evidence.work, frozenset()) & library.names.get(claim.by.entity, frozenset()):
        return "is the speaker’s own"
    if evidence.source != claim.source:
        return ""
    # Without a quote nothing shows that another part of the source is meant than the one that makes the claim.
    stands, made = library.passages.get((claim.id, number)), library.made_in.get(claim.id, range(0))
    return "" if stands is not None and not {*stands} & {*made} else "is the passage that makes the claim"


def _why_not_corroborated(claim: Claim, support: Sequence[Piece], library: Library, cited: Cited) -> str:
    works = list(dict.fromkeys(evidence.work for _, evidence in support))
    if not works:
        return "no work that carries weight supports it"
    if len(works) == 1:
        return f"one work alone supports it, `{works[0]}`"
    reasons: dict[str, None] = {}
    for one, other in combinations(support, 2):
        reason = _dependence(claim, one, other, library, cited)
        if not reason:
            return ""
        if one[1].work != other[1].work:
            reasons[reason] = None
    return " and ".join([*reasons][:3])


def _dependence(claim: Claim, one: Piece, other: Piece, library: Library, cited: Cited) -> str:
    """Why two pieces count as one; nothing where they are independent."""
    first, second = one[1].work, other[1].work
    if first == second:
        return f"`{first}` is one work"
    shared = library.makers.get(first, frozenset()) & library.makers.get(second, frozenset())
    if shared:
        return f"`{first}` and `{second}` come from the same hand"
    for (number, evidence), (_, rival) in ((one, other), (other, one)):
        if rival.work in cited(claim.id, number):
            return f"the note on `{evidence.work}` cites `{rival.work}`"
        words = library.quoted(claim.id, number, evidence.source)
        named = next((n for n in sorted(library.signatures.get(rival.work, ())) if _names(words, n)), "")
        if named:
            return f"the passage quoted of `{evidence.work}` names the maker of `{rival.work}`"
    return ""


def _names(words: str, name: str) -> bool:
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _folded_names(names: Sequence[str]) -> frozenset[str]:
    return frozenset(filter(None, map(_folded, names)))


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())

"""Where claims are made and where the words of their evidence stand, in one source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from ..model import Anchor, Claim, Evidence, PlacedClaim, PlacedEvidence, Selector, Span


@dataclass(frozen=True, slots=True)
class Asked:
    """What the claims of a dossier ask of one source: those made in it, and the evidence that quotes it.

    Evidence goes with its claim's id and its number there.
    """

    claims: tuple[Claim, ...] = ()
    evidence: tuple[tuple[str, int, Evidence], ...] = ()

    @classmethod
    def by_source(cls, claims: Sequence[Claim]) -> Mapping[str, Self]:
        """What is asked of each source."""
        made: dict[str, list[Claim]] = {}
        quoted: dict[str, list[tuple[str, int, Evidence]]] = {}
        for claim in claims:
            made.setdefault(claim.source, []).append(claim)
            for number, evidence in enumerate(claim.evidence):
                if evidence.source and not evidence.target.is_whole:
                    quoted.setdefault(evidence.source, []).append((claim.id, number, evidence))
        return {
            source: cls(tuple(made.get(source, ())), tuple(quoted.get(source, ())))
            for source in sorted({*made, *quoted})
        }

    def targets(self) -> list[Selector]:
        return [claim.target for claim in self.claims] + [evidence.target for _, _, evidence in self.evidence]

    def place(self, anchors: Sequence[Anchor]) -> tuple[tuple[PlacedClaim, ...], tuple[PlacedEvidence, ...]]:
        """Claims in the order of the text, those without a place last, and evidence; `anchors` are the targets'."""
        claims = map(PlacedClaim, self.claims, anchors)
        quoted = zip(self.evidence, anchors[len(self.claims) :], strict=True)
        return tuple(sorted(claims, key=_in_the_text)), tuple(
            PlacedEvidence(claim, number, anchor) for (claim, number, _), anchor in quoted
        )


def spans_of(claims: Sequence[PlacedClaim], evidence: Sequence[PlacedEvidence]) -> Iterator[Span]:
    """Where claims and evidence stand, claims first."""
    for anchor in [placed.anchor for placed in claims] + [placed.anchor for placed in evidence]:
        if anchor.span is not None:
            yield anchor.span


def _in_the_text(placed: PlacedClaim) -> tuple[bool, Span, str]:
    return (placed.anchor.span is None, placed.anchor.span or Span(0, 0), placed.claim.id)

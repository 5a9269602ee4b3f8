"""The claims that sources make, with what speaks for and against each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..dates import parse_date, sort_key
from ..model import Claim, Evidence, Grade, Selector, Speaker, StatusChange
from ..problems import Check, Place, Problems
from .annotations import selector_of
from .checking import check_format, place_of
from .claim_schema import ClaimFormat, EvidenceFormat
from .files import is_there
from .lists import parse_items
from .nodes import Node
from .shelf import Shelf

# Pages that stand beside those of the claims, under an address that a claim would otherwise have.
RESERVED = ("grades",)


def load_claims(path: Path, problems: Problems, shelf: Shelf | None = None) -> Sequence[Claim]:
    """The claims of `claims.yml`, if there is one; of two with one id, the first counts."""
    return ((shelf or Shelf()).read(path, _parse_whole, problems) if is_there(path, problems) else None) or ()


def _parse_whole(text: str, file: str, problems: Problems) -> tuple[Claim, ...]:
    return tuple(_parse_claims(text, file, problems))


def _parse_claims(text: str, file: str, problems: Problems) -> Iterator[Claim]:
    seen: dict[str, Place] = {}
    for node in parse_items(text, file, "claims", problems):
        form = check_format(ClaimFormat, node, problems, "the claim")
        if form is None:
            continue
        if form.id in RESERVED:
            problems.error(
                Check.RESERVED_ID,
                node.place,
                f"`{form.id}` cannot be a claim's id, a page of ours has it; rename the claim",
            )
        elif form.id in seen:
            problems.error(
                Check.DUPLICATE_ID,
                node.place,
                f"the claim's id `{form.id}` is taken already at {seen[form.id]}; rename one",
            )
        else:
            seen[form.id] = node.place
            claim = _claim(form, node)
            _check_history(claim, problems)
            yield claim


def _claim(form: ClaimFormat, node: Node) -> Claim:
    return Claim(
        id=form.id,
        statement=" ".join(form.statement.split()),
        source=form.target.source,
        target=selector_of(form.target),
        status=form.status,
        place=node.place,
        by=Speaker(form.by.entity, form.by.unnamed),
        evidence=tuple(_evidence(item, place_of(node, ("evidence", n))) for n, item in enumerate(form.evidence)),
        reviewed=form.reviewed,
        history=tuple(StatusChange(change.date, change.status, change.why) for change in form.history),
    )


def _evidence(form: EvidenceFormat, place: Place) -> Evidence:
    return Evidence(
        stance=form.stance,
        place=place,
        source=form.source,
        reference=form.cite,
        target=Selector(form.quote, form.prefix, form.suffix, paragraph=form.paragraph),
        grade=Grade(form.grade[0], form.grade[1]) if form.grade else None,
        note=form.note,
    )


def _check_history(claim: Claim, problems: Problems) -> None:
    """A history that contradicts itself or the claim: out of order, ending in another status, later than the review."""
    if not claim.history:
        return
    what, last = f"the history of the claim `{claim.id}`", claim.history[-1]
    dates = [sort_key(change.date) for change in claim.history]
    if dates != sorted(dates):
        problems.warning(
            Check.HISTORY_CONTRADICTS, claim.place, f"{what} is out of order; put the earliest change first"
        )
    elif last.status is not claim.status:
        problems.warning(
            Check.HISTORY_CONTRADICTS,
            claim.place,
            f"{what} ends with `{last.status}`, its status is `{claim.status}`; add the last change or mend the status",
        )
    elif claim.reviewed and dates[-1] > (parse_date(claim.reviewed).last or dates[-1]):
        problems.warning(
            Check.HISTORY_CONTRADICTS,
            claim.place,
            f"{what} ends on {last.date}, after the claim was last reviewed ({claim.reviewed}); one of them is wrong",
        )

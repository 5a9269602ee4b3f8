"""How a claim stands and how evidence is graded, in words: what each status and each grade means."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..model import Claim, ClaimStatus, Grade
from .escaping import escape
from .urls import GRADES, Links, claim_page


class Standing(NamedTuple):
    """A status as a reader meets it: a shape, a word, a sentence."""

    sign: str
    word: str
    meaning: str


STANDINGS = {
    ClaimStatus.CORROBORATED: Standing(
        "✓", "Corroborated", "At least two works that do not depend on each other bear it out."
    ),
    ClaimStatus.DISPUTED: Standing("◐", "Disputed", "The evidence speaks against it too, and does not settle it."),
    ClaimStatus.REFUTED: Standing("✕", "Refuted", "Evidence that carries weight shows that it was not so."),
    ClaimStatus.UNVERIFIED: Standing(
        "?", "Unverified", "It was looked into; what was found neither bears it out nor disproves it."
    ),
    ClaimStatus.ASSERTED: Standing("○", "Asserted", "Somebody says so, and there is no more than their word."),
}


class GradeMeaning(NamedTuple):
    """One letter or figure of the Admiralty code."""

    sign: str
    words: str
    meaning: str


RELIABILITY = (
    GradeMeaning("A", "Completely reliable", "No doubt about the source; what it said before has always held."),
    GradeMeaning("B", "Usually reliable", "Minor doubts; most of what it said before has held."),
    GradeMeaning("C", "Fairly reliable", "Some doubts; it has been right before, and wrong."),
    GradeMeaning("D", "Not usually reliable", "Serious doubts, though it has been right now and then."),
    GradeMeaning("E", "Unreliable", "It lacks authenticity or competence, or has a record of being wrong."),
    GradeMeaning("F", "Reliability cannot be judged", "Nothing is known of the source that would tell."),
)
CREDIBILITY = (
    GradeMeaning(
        "1", "Confirmed by others", "Independent sources say the same; it makes sense and fits what is known."
    ),
    GradeMeaning("2", "Probably true", "Not confirmed; it makes sense and agrees with other reports."),
    GradeMeaning("3", "Possibly true", "Not confirmed; it makes sense and agrees with some of what is known."),
    GradeMeaning("4", "Doubtful", "Not confirmed; possible, but nothing else on the matter leads there."),
    GradeMeaning("5", "Improbable", "Not confirmed; it does not make sense, or other reports contradict it."),
    GradeMeaning("6", "Truth cannot be judged", "There is nothing to hold it against."),
)
_WORDS = {grade.sign: grade.words for grade in (*RELIABILITY, *CREDIBILITY)}


def chip(status: ClaimStatus) -> Markup:
    """The status as a small label: its shape and its word."""
    standing = STANDINGS[status]
    return Markup(
        '<span class="d-chip d-status-{}"><span class="d-shape" aria-hidden="true">{}</span> {}</span>'
    ).format(escape(status), escape(standing.sign), escape(standing.word))


def mark(claim: Claim, links: Links) -> Markup:
    """The claim's mark behind its words in an article: the shape of its status; it leads to the claim's page."""
    return Markup('<a class="d-claimref d-status-{}" href="{}" aria-label="{}">{}</a>').format(
        escape(claim.status),
        links.to(claim_page(claim.id)),
        escape(f"Claim, {claim.status}: {claim.statement}"),
        escape(STANDINGS[claim.status].sign),
    )


def grade_link(grade: Grade, links: Links) -> Markup:
    """The grade with its words, leading to where the code is explained."""
    words = f"{_WORDS[grade.reliability]} source; {_WORDS[grade.credibility].lower()}"
    if grade.reliability == "F":
        words = f"{_WORDS['F']}; {_WORDS[grade.credibility].lower()}"
    return Markup('<a class="d-grade" href="{}"><strong>{}</strong> {}</a>').format(
        links.to(GRADES, f"grade-{grade.reliability.lower()}"), escape(str(grade)), escape(words)
    )

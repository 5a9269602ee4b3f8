"""How a claim stands and how evidence is graded, in words: what each status and each grade means."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..model import Claim, ClaimStatus, Grade, to_say
from .escaping import escape
from .urls import GRADES, Links, claim_page
from .wording import Words


class Standing(NamedTuple):
    """A status as a reader meets it: a shape, a word, a sentence."""

    sign: str
    word: str
    meaning: str


STANDINGS = {
    ClaimStatus.CORROBORATED: Standing(
        "✓", to_say("Corroborated"), to_say("At least two works that do not depend on each other bear it out.")
    ),
    ClaimStatus.DISPUTED: Standing(
        "◐", to_say("Disputed"), to_say("The evidence speaks against it too, and does not settle it.")
    ),
    ClaimStatus.REFUTED: Standing(
        "✕", to_say("Refuted"), to_say("Evidence that carries weight shows that it was not so.")
    ),
    ClaimStatus.UNVERIFIED: Standing(
        "?", to_say("Unverified"), to_say("It was looked into; what was found neither bears it out nor disproves it.")
    ),
    ClaimStatus.ASSERTED: Standing(
        "○", to_say("Asserted"), to_say("Somebody says so, and there is no more than their word.")
    ),
}


class GradeMeaning(NamedTuple):
    """One letter or figure of the Admiralty code."""

    sign: str
    words: str
    meaning: str


RELIABILITY = (
    GradeMeaning(
        "A", to_say("Completely reliable"), to_say("No doubt about the source; what it said before has always held.")
    ),
    GradeMeaning("B", to_say("Usually reliable"), to_say("Minor doubts; most of what it said before has held.")),
    GradeMeaning("C", to_say("Fairly reliable"), to_say("Some doubts; it has been right before, and wrong.")),
    GradeMeaning("D", to_say("Not usually reliable"), to_say("Serious doubts, though it has been right now and then.")),
    GradeMeaning(
        "E", to_say("Unreliable"), to_say("It lacks authenticity or competence, or has a record of being wrong.")
    ),
    GradeMeaning(
        "F", to_say("Reliability cannot be judged"), to_say("Nothing is known of the source that would tell.")
    ),
)
CREDIBILITY = (
    GradeMeaning(
        "1",
        to_say("Confirmed by others"),
        to_say("Independent sources say the same; it makes sense and fits what is known."),
    ),
    GradeMeaning("2", to_say("Probably true"), to_say("Not confirmed; it makes sense and agrees with other reports.")),
    GradeMeaning(
        "3", to_say("Possibly true"), to_say("Not confirmed; it makes sense and agrees with some of what is known.")
    ),
    GradeMeaning(
        "4", to_say("Doubtful"), to_say("Not confirmed; possible, but nothing else on the matter leads there.")
    ),
    GradeMeaning(
        "5", to_say("Improbable"), to_say("Not confirmed; it does not make sense, or other reports contradict it.")
    ),
    GradeMeaning("6", to_say("Truth cannot be judged"), to_say("There is nothing to hold it against.")),
)
_WORDS = {grade.sign: grade.words for grade in (*RELIABILITY, *CREDIBILITY)}


def chip(status: ClaimStatus, words: Words) -> Markup:
    """The status as a small label: its shape and its word."""
    standing = STANDINGS[status]
    return Markup(
        '<span class="d-chip d-status-{}"><span class="d-shape" aria-hidden="true">{}</span> {}</span>'
    ).format(escape(status), escape(standing.sign), words.say(standing.word))


def mark(claim: Claim, words: Words, links: Links) -> Markup:
    """The claim's mark behind its words in an article: the shape of its status; it leads to the claim's page."""
    return Markup('<a class="d-claimref d-status-{}" href="{}" aria-label="{}">{}</a>').format(
        escape(claim.status),
        links.to(claim_page(claim.id)),
        words.say(
            "Claim: {statement}. {status}.",
            statement=claim.statement.rstrip("."),
            status=words.text(STANDINGS[claim.status].word),
        ),
        escape(STANDINGS[claim.status].sign),
    )


def grade_link(grade: Grade, words: Words, links: Links) -> Markup:
    """The grade with its words, leading to where the code is explained."""
    reliability, credibility = words.text(_WORDS[grade.reliability]), words.text(_WORDS[grade.credibility])
    said = words.say("Source: {source}. What it says: {report}.", source=reliability, report=credibility)
    return Markup('<a class="d-grade" href="{}"><strong>{}</strong> {}</a>').format(
        links.to(GRADES, f"grade-{grade.reliability.lower()}"), escape(str(grade)), said
    )

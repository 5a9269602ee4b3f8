from __future__ import annotations

from pathlib import Path

from annotated_dossier.model import Claim, ClaimStatus, Correction, Dossier, Grade, Selector, Speaker, Stance
from annotated_dossier.problems import Problems
from annotated_dossier.reading.dossier import load_dossier

from ..conftest import Write
from ..writing import SMALL


def read(folder: Path) -> Dossier:
    problems = Problems()
    dossier = load_dossier(folder / "dossier", problems)
    assert problems.found == []
    return dossier


def test_a_claim_is_read_with_its_evidence_and_history(write: Write) -> None:
    claim = read(write(SMALL)).claims[0]
    assert (claim.id, claim.status, claim.reviewed) == ("forty-crates", ClaimStatus.DISPUTED, "2024-05-03")
    assert (claim.source, claim.target) == ("two-ships", Selector("Coast League counted 40"))
    assert claim.by == Speaker("coast-league")
    assert [(e.work, e.stance, e.grade) for e in claim.evidence] == [
        ("two-ships", Stance.SUPPORTS, Grade("C", "3")),
        ("tide-tables", Stance.DISPUTES, Grade("B", "2")),
    ]
    assert [(change.date, change.status) for change in claim.history] == [
        ("2024-05-02", ClaimStatus.ASSERTED),
        ("2024-05-03", ClaimStatus.DISPUTED),
    ]
    assert [e.place.line for e in claim.evidence] == [7, 8]


def claim_with(write: Write, by: str) -> Claim:
    text = f"- id: a\n  statement: A.\n{by}  target: {{source: two-ships, paragraph: 1}}\n  status: asserted\n"
    return read(write({**SMALL, "dossier/claims.yml": text, "dossier/corrections.yml": ""})).claims[0]


def test_a_speaker_may_have_no_name(write: Write) -> None:
    assert claim_with(write, "  by: {unnamed: a former diplomat}\n").by == Speaker(unnamed="a former diplomat")


def test_without_a_speaker_the_source_says_it_itself(write: Write) -> None:
    assert claim_with(write, "").by == Speaker()


def test_corrections_are_read_in_the_order_of_the_file(write: Write) -> None:
    corrections = read(write(SMALL)).corrections
    assert [(c.date, c.what, c.id) for c in corrections] == [
        ("2024-05-04", "source", "two-ships"),
        ("2024-05-06", "entity", "port-amber"),
        ("2024-05-05", "claim", "forty-crates"),
    ]
    assert isinstance(corrections[0], Correction)
    assert (corrections[0].was, corrections[0].now) == ("Three ships.", "Two ships.")


def test_a_month_in_which_a_claim_was_reviewed_takes_in_all_its_days(write: Write) -> None:
    text = (
        "- id: a\n  statement: A.\n  target: {source: two-ships, paragraph: 1}\n  status: asserted\n"
        "  reviewed: 2024-05\n  history: [{date: 2024-05-02, status: asserted, why: New.}]\n"
    )
    assert len(read(write({**SMALL, "dossier/claims.yml": text, "dossier/corrections.yml": ""})).claims) == 1

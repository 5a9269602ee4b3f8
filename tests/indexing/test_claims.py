from __future__ import annotations

from annotated_dossier.model import ClaimStatus, Edition
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import SMALL, source_file


def edition_with(write: Write, claims: str) -> Edition:
    files = {**SMALL, "dossier/claims.yml": claims, "dossier/corrections.yml": ""}
    files["dossier/sources/a-second.md"] = source_file("Port Amber slept. Ivo Marek slept.", rights="full")
    return edition_of(write(files) / "dossier", Problems())


def claim(identifier: str, target: str, by: str = "", status: str = "asserted") -> str:
    speaker = f"  by: {by}\n" if by else ""
    return f"- id: {identifier}\n  statement: S.\n{speaker}  target: {{{target}}}\n  status: {status}\n"


def test_claims_stand_in_the_order_of_the_text_under_their_status(write: Write) -> None:
    late = claim("a", "source: two-ships, quote: a puzzle")
    early = claim("z", "source: two-ships, quote: Two ships")
    other = claim("m", "source: two-ships, paragraph: 1", status="unverified")
    assert edition_with(write, late + early + other).claims.by_status == (
        (ClaimStatus.UNVERIFIED, ("m",)),
        (ClaimStatus.ASSERTED, ("z", "a")),
    )


def test_speakers_of_the_register_come_first_then_the_unnamed_then_sources_in_their_own_voice(write: Write) -> None:
    index = edition_with(
        write,
        claim("a", "source: two-ships, paragraph: 1")
        + claim("b", "source: two-ships, paragraph: 1", "{unnamed: a pilot}")
        + claim("c", "source: two-ships, paragraph: 1", "port-amber")
        + claim("d", "source: two-ships, paragraph: 1", "ivo-marek")
        + claim("e", "source: a-second, paragraph: 1")
        + claim("f", "source: two-ships, paragraph: 2", "port-amber"),
    ).claims
    assert [(g.speaker.entity or g.speaker.unnamed or g.source, g.claims) for g in index.by_speaker] == [
        ("ivo-marek", ("d",)),
        ("port-amber", ("c", "f")),
        ("a pilot", ("b",)),
        ("a-second", ("e",)),
        ("two-ships", ("a",)),
    ]


def test_an_entity_has_the_claims_whose_passage_names_it_but_for_its_own(write: Write) -> None:
    naming = edition_with(
        write,
        claim("a", "source: two-ships, quote: Two ships", "ivo-marek")
        + claim("b", "source: two-ships, quote: a puzzle")
        + claim("lost", "source: two-ships, quote: words that stand nowhere at all"),
    ).claims.naming
    assert naming == {"coast-league": ("a", "b"), "ivo-marek": ("b",), "port-amber": ("a",)}

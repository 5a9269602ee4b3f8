from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from annotated_dossier.model import Edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.site import Site
from annotated_dossier.problems import Problems

from ..building import edition_of, pages_of
from ..conftest import Write
from ..writing import CLAIMS, SMALL, SOURCE
from .test_prose import checked

PAGE = "claims/forty-crates/index.md"


def shown(markdown: str) -> str:
    """The words of a page as a reader sees them."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markdown)).split())


def review(markdown: str) -> dict[str, object]:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', markdown)
    found = json.loads(script)
    assert isinstance(found, dict)
    return found


def pages_with(write: Write, **files: str) -> dict[str, str]:
    named = {f"dossier/{name.replace('_', '.')}": text for name, text in files.items()}
    return pages_of(edition_of(write({**SMALL, **named}) / "dossier", Problems()))


def test_a_claims_page_says_who_what_where_and_what_for_and_against(small_edition: Edition) -> None:
    page = pages_of(small_edition)[PAGE]
    text = shown(page)
    assert "The ships carried forty crates" in text
    assert "Said by Coast League" in text
    assert "Last reviewed 3 May 2024" in text
    assert "<p>The <mark>Coast League counted 40</mark> crates. Marek" in page
    assert 'href="../../sources/two-ships/#p2"' in page
    support, _, against = page.partition('<section aria-label="Evidence against">')
    assert "reached Port Amber" in support
    assert "Source: Fairly reliable. What it says: Possibly true." in shown(support)
    assert "no more than thirty" in against
    assert "Source: Usually reliable. What it says: Probably true." in shown(against)
    assert 'href="../../claims/grades/#grade-b"' in against
    assert "2 May 2024 ○ Asserted Only the League had counted." in text
    assert "3 May 2024 ◐ Disputed The tables leave no room for forty." in text


def test_the_mark_in_the_article_overlaps_notes_and_names_and_is_whole_html(small_edition: Edition) -> None:
    page = pages_of(small_edition)["sources/two-ships/index.md"]
    text = page.partition('<p class="d-p" id="p2">')[2].partition("</p>")[0]
    assert " ".join(checked(text).split()) == ('The Coast League counted 40◐ crates1. Marek called them "a puzzle".')
    assert 'href="../../claims/forty-crates/"' in text
    assert "Claim&#58; The ships carried forty crates. Disputed." in text


def test_each_grade_is_explained_and_each_status(small_edition: Edition) -> None:
    page = pages_of(small_edition)["claims/grades/index.md"]
    assert re.findall(r'id="grade-(\w)"', page) == [*"abcdef", *"123456"]
    for word in ("Corroborated", "Disputed", "Refuted", "Unverified", "Asserted"):
        assert word in page


def test_all_claims_are_listed_by_status_and_by_speaker(small_edition: Edition) -> None:
    by_status, _, by_speaker = pages_of(small_edition)["claims/index.md"].partition("## By speaker")
    assert re.findall("^### (.*)", by_status, re.MULTILINE) == ["Disputed", "Asserted"]
    assert re.findall("^### (.*)", by_speaker, re.MULTILINE) == ["Coast League", "A harbour pilot"]
    for part in (by_status, by_speaker):
        assert part.count('href="../claims/forty-crates/"') == 1
        assert part.count('href="../claims/on-monday/"') == 1


def test_an_entity_lists_what_it_claims_and_the_claims_whose_passage_names_it(small_edition: Edition) -> None:
    pages = pages_of(small_edition)
    league = pages["entities/coast-league/index.md"]
    made, _, named = league.partition("## Named in the passages of claims")
    assert "## Claims made" in made
    assert "claims/forty-crates/" in made
    assert "claims/on-monday/" in named
    assert "## Claims made" not in pages["entities/port-amber/index.md"]


def test_the_bibliography_says_which_claims_cite_a_work(small_edition: Edition) -> None:
    assert 'href="../claims/forty-crates/"' in pages_of(small_edition)["bibliography/index.md"]


@pytest.mark.parametrize("rights", ["none", "excerpts"])
def test_words_that_an_edition_withholds_are_on_no_claims_page(write: Write, rights: str) -> None:
    hidden = " ".join(f"secret{n}" for n in range(60))
    source = SOURCE.replace("rights: full", f"rights: {rights}") + f"\n{hidden}\n"
    claims = CLAIMS.replace("quote: reached Port Amber", "paragraph: 3") + (
        "- id: secret\n  statement: A secret.\n  target: {source: two-ships, paragraph: 3}\n  status: asserted\n"
        "- id: lost\n  statement: Lost.\n  target: {source: two-ships, quote: secretlost words}\n  status: unverified\n"
        "  evidence: [{source: two-ships, quote: secretgone words, stance: supports}]\n"
    )
    files = {**SMALL, "dossier/sources/two-ships.md": source, "dossier/claims.yml": claims}
    folder = write(files) / "dossier"
    for page in pages_of(edition_of(folder, Problems())).values():
        assert len(re.findall(r"secret\w+", page)) <= (25 if rights == "excerpts" else 0)
    private = pages_of(edition_of(folder, Problems(), "private"))
    assert "secret40" in private["claims/secret/index.md"]
    assert "secretlost words" in private["claims/lost/index.md"]


def test_a_claim_review_says_only_what_is_known(small_edition: Edition) -> None:
    assert review(pages_of(small_edition)[PAGE]) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "datePublished": "2024-05-03",
        "claimReviewed": "The ships carried forty crates.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": "Coast League"},
            "appearance": {"@type": "CreativeWork", "name": "Two ships in harbour", "datePublished": "2024-04"},
        },
        "reviewRating": {"@type": "Rating", "alternateName": "Disputed"},
    }


def test_a_claim_review_names_the_site_where_that_is_known(small_edition: Edition) -> None:
    site = Site("Ships", "Ed Itor", "https://ships.example/dossier/")
    pages = {page.path: page.markdown for page in Book(small_edition, PageOptions(site=site)).pages()}
    found = review(pages["claims/on-monday/index.md"])
    assert found["url"] == "https://ships.example/dossier/claims/on-monday/"
    assert found["author"] == {"@type": "Organization", "name": "Ed Itor"}
    assert "datePublished" not in found
    assert found["itemReviewed"] == {
        "@type": "Claim",
        "appearance": {
            "@type": "CreativeWork",
            "name": "Two ships in harbour",
            "url": "https://ships.example/dossier/sources/two-ships/",
            "datePublished": "2024-04",
        },
    }


@pytest.mark.parametrize(
    "evil",
    [
        "</script><script>window.ran=1</script>",
        "<!-- <script>",
        "{{ 7*7 }} {% x %}",
        "\\u003c \" ' \\",
        "😀 --8<-- [TOC]",
    ],
)
def test_nothing_in_a_statement_leaves_the_script_or_the_page(write: Write, evil: str) -> None:
    claims = CLAIMS.replace("The ships carried forty crates.", json.dumps(evil, ensure_ascii=False))
    page = pages_with(write, claims_yml=claims)[PAGE]
    assert review(page)["claimReviewed"] == " ".join(evil.split())
    assert "window.ran=1" not in page
    assert "{{" not in page
    assert "<!--" not in page


def test_a_correction_stands_on_its_page_and_on_the_page_concerned(small_edition: Edition) -> None:
    pages = pages_of(small_edition)
    text = shown(pages["corrections/index.md"])
    assert text.index("6 May 2024 · Port Amber") < text.index("5 May 2024 · The ships") < text.index("4 May 2024")
    assert "Was A village. Now A harbour town." in text
    for page in ("sources/two-ships", "entities/port-amber", "claims/forty-crates"):
        assert "Corrected" in shown(pages[f"{page}/index.md"])
    assert "Corrected" not in pages["entities/ivo-marek/index.md"]


def test_without_claims_and_corrections_the_pages_say_so(write: Write) -> None:
    pages = pages_with(write, claims_yml="", corrections_yml="")
    assert "No claim has been examined yet." in pages["claims/index.md"]
    assert "There are none yet." in pages["corrections/index.md"]


def test_the_dossier_that_ships_has_claims_of_many_standings() -> None:
    problems = Problems()
    edition = edition_of(Path(__file__).parents[2] / "dossier", problems)
    assert len(edition.dossier.claims) >= 8
    assert len(edition.claims.by_status) == 5
    assert [str(p) for p in problems.found if "claims.yml" in p.where.file] == []

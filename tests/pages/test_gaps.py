from __future__ import annotations

from annotated_dossier.model import Edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.gaps import MOST_LISTED, MOST_OPEN
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import SMALL, source_file
from .test_claims import shown
from .test_prose import checked

HEADING = "What this dossier does not yet say"


def home_of(edition: Edition) -> str:
    return Book(edition, PageOptions()).overview("index.md")


def home_with(write: Write, **files: str) -> str:
    named = {f"dossier/{name.replace('__', '/')}": text for name, text in files.items()}
    return home_of(edition_of(write({**SMALL, **named}) / "dossier", Problems()))


def register_of(count: int) -> dict[str, str]:
    return {"register__more.yml": "".join(f"e{n}: {{name: Entry {n}, kind: term}}\n" for n in range(count))}


def test_the_home_page_tells_what_is_not_yet_said_and_each_is_a_link(write: Write) -> None:
    page = home_with(write, **register_of(1), **{"sources__a.md": source_file("Nothing.", rights="full")})
    checked(page)
    told = " ".join(shown(page).split(HEADING)[1].split())
    assert "Entries without a definition 1 Entry 0" in told
    assert "Sources without a date 1 A title" in told
    assert "Claims for which no evidence is given yet 1 The ships came on a Monday." in told
    for address in ("entities/e0/", "sources/a/", "claims/on-monday/"):
        assert f'href="{address}"' in page.split(HEADING)[1]


def test_a_dossier_that_leaves_nothing_open_says_nothing_of_it(write: Write) -> None:
    assert HEADING not in home_with(write, **{"claims.yml": "[]", "corrections.yml": "[]"})


def test_a_name_left_open_shows_whom_it_may_mean_and_where_it_stands(write: Write) -> None:
    register = "a: {name: Georgia, kind: term, definition: A.}\nb: {name: Georgia, kind: term, definition: B.}\n"
    body = source_file("He left for Georgia.", rights="full", date="2024")
    page = home_with(write, **{"register__more.yml": register, "sources__a.md": body})
    assert "Georgia ( Georgia : A.; Georgia : B.) A title ¶ 1" in " ".join(shown(page).replace("\u00a0", " ").split())
    assert 'href="sources/a/#p1"' in page


def test_many_gaps_are_folded_and_very_many_are_left_to_the_glossary(write: Write) -> None:
    few = home_with(write, **register_of(MOST_OPEN)).split(HEADING)[1]
    assert few.count("<details") == few.count("open>")
    many = home_with(write, **register_of(MOST_LISTED + 5)).split(HEADING)[1]
    assert many.count("<details") == many.count("open>") + 1
    assert 'and 5 more, under <a href="glossary/">Glossary</a>' in many


def test_a_definition_cannot_be_forged_by_a_title(write: Write) -> None:
    page = home_with(write, **{"sources__a.md": "---\ntitle: <b>x</b>\nrights: full\n---\n\nNothing.\n"})
    assert "<b>x</b>" not in page

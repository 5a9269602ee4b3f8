"""What a preview remembers changes how soon pages are there, never what they say."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from annotated_dossier.edition import EditionMemory, build_edition
from annotated_dossier.focusing import focus_on
from annotated_dossier.model import Audience
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.catalogue import Catalogue
from annotated_dossier.pages.remembering import PageMemory
from annotated_dossier.pages.site import UNNAMED, Site
from annotated_dossier.problems import Check, Problem, Problems, Severity, in_reading_order
from annotated_dossier.reading.dossier import load_dossier
from annotated_dossier.reading.shelf import Shelf
from annotated_dossier.remembering import Remembered

from ..building import edition_of
from ..conftest import Write
from ..writing import CLAIMS, CORRECTIONS, NOTES, REFERENCES, REGISTER, SMALL, SOURCE, source_file, write_files

OTHER = source_file("Ivo Marek met the Coast League in Port Amber on 3 May 2024.\n\n> Marek: “No.”", date="2024-05")
# What each file may say; None is a file that is not there. A file that breaks keeps what it said, unlike a fresh one's.
VARIANTS: dict[str, tuple[str | None, ...]] = {
    "dossier/sources/two-ships.md": (
        SOURCE,
        SOURCE.replace("Two ships reached", "A paragraph more.\n\nTwo ships from Littoral League reached"),
        SOURCE.replace("title: Two ships in harbour", "title: Boats").replace("2024-04", "2023"),
        SOURCE.replace("Ivo Marek", "A pilot").replace("rights: full", "rights: excerpts"),
        None,
    ),
    "dossier/sources/other.md": (None, OTHER, OTHER.replace("Port Amber", "a port"), OTHER.replace("Marek:", "CL:")),
    "dossier/register/all.yml": (
        REGISTER,
        REGISTER.replace("name: Ivo Marek", "name: Ivo Marek the Elder"),
        REGISTER.replace("A harbour town.", "A town."),
        REGISTER.replace("[54.5, 13.25]", "[10.5, -13.25]").replace("from: 2020", "from: 2021"),
    ),
    "dossier/annotations/two-ships.yml": (NOTES, NOTES.replace("**counted**", "[[coast-league]] counted"), None),
    "dossier/annotations/other.yml": (
        None,
        "- {id: note, target: {quote: Coast League}, body: 'See [@tide-tables].'}\n",
    ),
    "dossier/claims.yml": (CLAIMS, CLAIMS.replace("forty crates", "40 crates").replace("grade: C3", "grade: A1"), None),
    "dossier/corrections.yml": (CORRECTIONS, None),
    "dossier/references.json": (REFERENCES, REFERENCES.replace("Tides", "Ebbs"), REFERENCES.replace("book", "report")),
    "dossier/references.bib": (None, "@book{pilots, title = {Pilots}, year = {2020}}\n"),
    "dossier/settings.yml": (
        None,
        "style: mla\n",
        "without: [surname]\n",
        "checks: {uncited-reference: error, unknown-key: warning, no-location: off}\n",
    ),
    "dossier/decisions.yml": (None, "- {source: two-ships, quote: Port Amber, entity: none}\n"),
    "dossier/kinds.yml": (None, "ship: {singular: Ship, plural: Ships}\n"),
    "templates/sources.md.jinja": (None, "# Ours\n"),
    "templates/banner.md.jinja": (None, "<p>Ours</p>\n\n"),
}
ONLY_SOMETIMES = {
    "dossier/references.bib": "@book{pilots, title = {Pilots}, year = {2020}}\n",
    "dossier/kinds.yml": "ship: {singular: Ship, plural: Ships}\n",
    "dossier/register/ships.yml": "anna: {name: Anna, kind: ship}\n",
    "dossier/settings.yml": "checks: {uncited-reference: off}\n",
}
EDITS = st.sampled_from([(path, text) for path, texts in VARIANTS.items() for text in texts])
Drawn = tuple[dict[str, str | bytes], tuple[Problem, ...]]


class Author:
    """Draws a dossier's pages again and again, with a memory."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.shelf, self.edition, self.pages = Shelf(), EditionMemory(), PageMemory()
        self.environment: Remembered[Environment] = Remembered()

    def drawn(self, audience: Audience = "private", site: Site = UNNAMED) -> Drawn:
        return self._draw(audience, site, self.shelf, self.edition, self.pages)

    def drawn_afresh(self, audience: Audience = "private", site: Site = UNNAMED) -> Drawn:
        pages = PageMemory()
        # Templates take longer to compile than these pages to draw.
        pages.environment = self.environment
        return self._draw(audience, site, Shelf(), EditionMemory(), pages)

    def _draw(self, audience: Audience, site: Site, shelf: Shelf, memory: EditionMemory, pages: PageMemory) -> Drawn:
        problems = Problems()
        dossier = load_dossier(self.root / "dossier", problems, shelf)
        edition = build_edition(dossier, audience, problems, memory=memory)
        book = Book(edition, PageOptions(templates=(self.root / "templates",), site=site), pages)
        found: dict[str, str | bytes] = {page.path: page.markdown for page in book.pages()}
        found |= {file.path: file.content for file in book.files()}
        found["the overview"] = book.banner() + book.overview("index.md")
        return found, in_reading_order([*problems.found, *pages.faults.found])


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_whatever_is_edited_the_pages_are_those_of_a_fresh_build(rounds: list[list[tuple[str, str | None]]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        author = Author(write_files(Path(name), SMALL))
        author.drawn()
        for edits in rounds:
            for path, text in edits:
                if text is None:
                    (author.root / path).unlink(missing_ok=True)
                else:
                    write_files(author.root, {path: text})
            (remembered, told), (fresh, found) = author.drawn(), author.drawn_afresh()
            assert [path for path in {**fresh, **remembered} if fresh.get(path) != remembered.get(path)] == []
            assert told == found


def test_pages_that_nothing_touches_are_the_same_objects(write: Write) -> None:
    author = Author(write({**SMALL, "dossier/sources/other.md": source_file("Nobody is named here.")}))
    before, _ = author.drawn()
    write({"dossier/sources/other.md": source_file("Nobody is named here, or there.")})
    after, _ = author.drawn()
    again = {path for path, page in after.items() if page is not before[path]}
    assert "sources/other/index.md" in again
    assert not again & {"sources/two-ships/index.md", "entities/ivo-marek/index.md", "claims/forty-crates/index.md"}


def test_a_part_is_drawn_again_only_where_it_would_change(write: Write) -> None:
    def catalogue(source: str, register: str) -> Catalogue:
        files = {"dossier/sources/two-ships.md": source, "dossier/register/all.yml": register}
        return Catalogue(edition_of(write({**SMALL, **files}) / "dossier", Problems()))

    drawn: list[str] = []

    def name(at: Catalogue) -> str:
        drawn.append("name")
        return at.entities["ivo-marek"].name

    def page(at: Catalogue) -> str:
        drawn.append("page")
        return f"{at.titles['two-ships']}: {at.part('name', name)}"

    memory, other_title = PageMemory(), SOURCE.replace("title: Two ships in harbour", "title: Boats")
    for source, register, text, again in (
        (SOURCE, REGISTER, "Two ships in harbour: Ivo Marek", ["page", "name"]),
        (SOURCE, REGISTER, "Two ships in harbour: Ivo Marek", []),
        (other_title, REGISTER, "Boats: Ivo Marek", ["page"]),
        (other_title, REGISTER.replace("name: Ivo Marek", "name: Ivo"), "Boats: Ivo", ["page", "name"]),
        (SOURCE, REGISTER, "Two ships in harbour: Ivo Marek", ["page", "name"]),
    ):
        memory.begin(catalogue(source, register))
        drawn.clear()
        assert (memory.recall("page", page), drawn) == (text, again)


def test_an_edition_for_others_is_drawn_anew(write: Write) -> None:
    author = Author(write({**SMALL, "dossier/sources/two-ships.md": SOURCE.replace("full", "none")}))
    author.drawn()
    assert author.drawn("public") == author.drawn_afresh("public")


def test_a_site_in_another_language_is_drawn_anew(write: Write) -> None:
    author = Author(write(SMALL))
    in_english, _ = author.drawn()
    french = replace(UNNAMED, language="fr")
    in_french, told = author.drawn(site=french)
    assert in_french["people/index.md"] != in_english["sources/index.md"]
    assert (in_french, told) == author.drawn_afresh(site=french)


def test_what_is_told_again_is_as_severe_as_the_settings_now_have_it(write: Write) -> None:
    author = Author(write({**SMALL, "dossier/sources/other.md": source_file("").rstrip()}))
    _, (told,) = author.drawn()
    assert (told.check, told.severity) == (Check.EMPTY_SOURCE, Severity.WARNING)
    write({"dossier/settings.yml": "checks: {empty-source: error}\n"})
    assert [problem.severity for problem in author.drawn()[1]] == [Severity.ERROR]
    write({"dossier/settings.yml": "checks: {empty-source: off}\n"})
    assert author.drawn()[1] == ()


@pytest.mark.parametrize(
    ("file", "broken", "kept"),
    [
        ("sources/two-ships.md", "---\ntitle: [\n---\n\nText.\n", "sources/two-ships/index.md"),
        ("sources/two-ships.md", "--\ntitle: T\n---\n\nText.\n", "sources/two-ships/index.md"),
        ("sources/two-ships.md", b"---\ntitle: caf\xe9\n---\n\nText.\n", "sources/two-ships/index.md"),
        ("register/all.yml", "ivo-marek: {name: [\n", "entities/ivo-marek/index.md"),
        ("register/all.yml", "ivo\n", "entities/ivo-marek/index.md"),
        ("register/all.yml", "ivo-marek: {nam: Ivo}\n", "entities/ivo-marek/index.md"),
        ("annotations/two-ships.yml", "- id: x\n  target: {quote\n", "sources/two-ships/index.md"),
        ("claims.yml", "- id: 'x\n", "claims/forty-crates/index.md"),
        ("corrections.yml", "a\n", "corrections/index.md"),
        ("references.json", "[{", "bibliography/index.md"),
        ("references.bib", "@book{pilots\n", "bibliography/index.md"),
        ("kinds.yml", "ships\n", "kind-ship/index.md"),
    ],
)
def test_a_file_that_loses_its_content_to_a_mistake_keeps_it(
    write: Write, file: str, broken: str | bytes, kept: str
) -> None:
    whole = {**SMALL, **ONLY_SOMETIMES}
    author = Author(write(whole))
    before, none = author.drawn()
    write({f"dossier/{file}": broken})
    after, problems = author.drawn()
    assert none == ()
    assert [problem.where.file for problem in problems if problem.where.file.endswith(file)]
    assert after[kept] == before[kept]
    write({f"dossier/{file}": whole[f"dossier/{file}"]})
    assert author.drawn() == (before, ())


def test_a_file_that_never_was_good_is_taken_as_it_is(write: Write) -> None:
    author = Author(write({**SMALL, "dossier/sources/two-ships.md": "No front matter, but a text.\n"}))
    pages, _ = author.drawn()
    assert "but a text" in str(pages["sources/two-ships/index.md"])


def test_a_focus_shows_what_a_source_touches_and_nothing_else(write: Write) -> None:
    third = source_file("Zed Nobody met the Coast League.", date="2024-06")
    register = REGISTER + "zed: {name: Zed Nobody, kind: person}\n"
    problems = Problems()
    root = write({**SMALL, "dossier/sources/third.md": third, "dossier/register/all.yml": register})
    edition = build_edition(load_dossier(root / "dossier", problems), "private", problems)
    pages = {page.path: page.markdown for page in Book(focus_on(edition, "third"), PageOptions()).pages()}
    assert {path for path in pages if path.startswith(("sources/", "entities/", "claims/"))} == {
        "sources/index.md",
        "sources/third/index.md",
        "entities/coast-league/index.md",
        "entities/zed/index.md",
        "claims/index.md",
        "claims/grades/index.md",
    }
    assert "Two ships" not in "".join(pages.values())
    other = {page.path: page.markdown for page in Book(focus_on(edition, "two-ships"), PageOptions()).pages()}
    assert "claims/forty-crates/index.md" in other
    assert "entities/zed/index.md" not in other
    files = Book(focus_on(edition, "two-ships"), PageOptions()).files()
    assert not [file.path for file in files if b"Zed" in file.content]
    whole = {page.path: page.markdown for page in Book(edition, PageOptions()).pages()}
    assert other["claims/forty-crates/index.md"] == whole["claims/forty-crates/index.md"]
    assert not [page for page in Book(focus_on(edition, "nothing"), PageOptions()).pages() if "third/" in page.path]

"""What an author wrote and nobody reads is told, with the name or place that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_dossier.authoring.adding.readers import READERS
from annotated_dossier.reading.strays import ADDABLE, SUFFIXES

from ..building import problems_of, run
from ..conftest import Write
from .test_check import WHOLE

BESIDE = "what is only for you can stand beside the dossier"
FILE = "nothing reads this file, and what is in it is on no page"
FOLDER = "nothing reads the files in this folder, and what is in them is on no page"
SOURCE = "---\ntitle: Two\n---\n\nText.\n"

MEANT = {
    "annotations/one.yml.txt": "did you mean `one.yml`?",
    "annotations/one.json": "`import {} --source one` makes notes of it; then it can go",
    "annotations/one.md": "the files in `annotations` that are read end in .yml or .yaml",
    "register/inbox.yml.txt": "did you mean `inbox.yml`?",
    "register/a.yml.txt": "`a.yml` is there already: move what is in here into it",
    "register/names.csv": "`import {}` makes entries of it; then it can go",
    "sources/page.html": "`add {}` makes a source of it; then it can go",
    "sources/two.txt": "`add {}` makes a source of it; then it can go",
    "sources/photo.jpg": "the files in `sources` that are read end in .md or .markdown",
    "claim.yml": "did you mean `claims.yml`?",
    "Claims.yml": "did you mean `claims.yml`?",
    "claims.yaml": "did you mean `claims.yml`?",
    "claims.yml.txt": "did you mean `claims.yml`?",
    "settings.yaml": "did you mean `settings.yml`?",
    "library.bib": "did you mean `references.bib`?",
    "people.yml": "entries belong in register/, notes on a source in annotations/",
    "two.md": f"a source belongs in sources/, and {BESIDE}",
    "README": BESIDE,
    "todo.txt": f"`add {{}}` makes a source of it; then it can go; {BESIDE}",
}


@pytest.mark.parametrize("name", MEANT)
def test_a_file_that_nobody_reads_is_told_with_what_was_meant(write: Write, name: str) -> None:
    dossier = write({**WHOLE, f"dossier/{name}": "words\n"}) / "dossier"
    assert problems_of(dossier) == [f"{name}:1:1: warning: {FILE}; {MEANT[name].format(name)} [stray-file]"]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("annotation/one.yml", f"annotation:1:1: warning: {FOLDER}; did you mean `annotations`?"),
        ("Sources/two.md", f"Sources:1:1: warning: {FOLDER}; did you mean `sources`?"),
        (
            "drafts/deep/two.md",
            f"drafts:1:1: warning: {FOLDER}; a dossier has sources, register, annotations; {BESIDE}",
        ),
        ("sources/old/two.md", f"sources/old:1:1: warning: {FOLDER}; only the files in `sources` itself are; {BESIDE}"),
    ],
)
def test_a_folder_that_nobody_reads_is_told_once(write: Write, file: str, told: str) -> None:
    dossier = write({**WHOLE, f"dossier/{file}": SOURCE, f"dossier/{file}.bak": SOURCE}) / "dossier"
    assert problems_of(dossier) == [f"{told} [stray-file]"]


def test_a_source_that_was_saved_as_txt_only_needs_another_name(write: Write) -> None:
    dossier = write({**WHOLE, "dossier/sources/two.txt": SOURCE}) / "dossier"
    (line,) = problems_of(dossier)
    assert line == f"sources/two.txt:1:1: warning: {FILE}; did you mean `two.md`? [stray-file]"


def test_what_belongs_to_a_dossier_is_no_stray(write: Write) -> None:
    files = {
        ".editorconfig": "",
        ".obsidian/app.json": "{}",
        "register/.a.yml.swp": "",
        "register/a.yml~": "",
        "sources/Thumbs.db": "",
        "annotations/.gitkeep": "",
        "sources/originals/unnamed.pdf": "%PDF",
        "sources/scans/two.pdf": "%PDF",
        "sources/two.md": SOURCE.replace("---\n\n", "original: scans/two.pdf\n---\n\n"),
        "house.CSL": "",
        "styles/house.csl": "",
        "register/people.YAML": "anna: {name: Anna Lund, kind: person}\n",
    }
    root = write({**WHOLE, **{f"dossier/{name}": text for name, text in files.items()}})
    (root / "dossier/drafts/empty").mkdir(parents=True)
    assert problems_of(root / "dossier") == []


def test_strays_can_be_off(write: Write) -> None:
    files = {"dossier/README.md": "Notes.\n", "dossier/settings.yml": "checks: {stray-file: off}\n"}
    assert problems_of(write({**WHOLE, **files}) / "dossier") == []


def test_every_suffix_that_add_takes_is_named_to_it() -> None:
    assert {*ADDABLE, *SUFFIXES["sources"], ""} == READERS.keys()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("artcle.md.jinja", "; did you mean `article.md.jinja`?"),
        ("article.md.jinja.txt", "; did you mean `article.md.jinja`?"),
        ("aside.md.jinja", ""),
    ],
)
def test_a_template_that_nothing_uses_is_told(small_site: Path, name: str, told: str) -> None:
    Path("templates").mkdir()
    Path("templates", name).write_text("<p>Ours.</p>\n")
    assert run("check").stdout.splitlines() == [
        f"templates/{name}:1:1: warning: no page is drawn with this template, and no other template includes it"
        f"{told} [stray-file]"
    ]


def test_a_template_that_another_one_uses_is_no_stray(small_site: Path) -> None:
    Path("templates/parts").mkdir(parents=True)
    Path("templates/card.md.jinja").write_text("{% include 'parts/ours.md.jinja' %}\n")
    Path("templates/parts/ours.md.jinja").write_text("{% from 'marks.jinja' import mark %}{{ mark() }}\n")
    Path("templates/marks.jinja").write_text("{% macro mark() %}!{% endmacro %}\n")
    assert run("check").stdout == ""


def test_where_a_template_chooses_another_as_it_runs_no_template_is_a_stray(small_site: Path) -> None:
    Path("templates").mkdir()
    Path("templates/card.md.jinja").write_text("{% set name = 'ours' %}{% include name ~ '.md.jinja' %}\n")
    Path("templates/ours.md.jinja").write_text("!\n")
    assert run("check").stdout == ""

"""`new`: six files that build, or an MkDocs site with a dossier in it, and nothing overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_dossier.authoring.site_config import CannotEdit, with_plugin
from annotated_dossier.authoring.starting import STARTER

from ..building import problems_of, run

SITE = """\
site_name: A site # with a name
theme: mkdocs

plugins:
  - search:
      lang: en
      # a comment below the last option

# Nothing more.
nav: [index.md]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_in(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()}


def test_a_new_dossier_has_six_files_without_a_problem_and_builds(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("new", "harbour")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        *(f"wrote      harbour/{name}" for name in sorted(files_in(here / "harbour"))),
        "Next:",
        "  cd harbour",
        "  dossier build",
    ]
    assert len(files_in(here / "harbour")) == 6
    assert problems_of(here / "harbour/dossier") == []
    monkeypatch.chdir(here / "harbour")
    assert run("build", "--strict").exit_code == 0
    for page in ("entities/ines-falk", "sources/dark-lamp", "claims/lamp-was-dark", "map", "timeline"):
        assert (here / "harbour/site" / page / "index.html").is_file()


def test_every_file_that_an_editor_checks_names_its_schema_where_a_build_puts_it(here: Path) -> None:
    run("new", "harbour")
    for name, text in files_in(here / "harbour/dossier").items():
        if name.endswith(".yml"):
            path = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
            assert path
            found = (here / "harbour/dossier" / name).parent / path[1]
            assert found.resolve().parent == here / "harbour/site/schemas"


def test_a_source_in_the_starter_is_found_in_the_schema_of_the_site_folder_that_there_is(here: Path) -> None:
    Path("mkdocs.yml").write_text("site_name: x\nsite_dir: public/html\n")
    run("new", ".", "--yes")
    assert "$schema=../public/html/schemas/claims.json" in Path("dossier/claims.yml").read_text()


def test_a_site_gets_the_line_after_the_difference_was_shown(here: Path) -> None:
    (here / "mkdocs.yml").write_text(SITE)
    (here / "docs").mkdir()
    (here / "docs/index.md").write_text("# Mine\n")
    result = run("new", ".")
    assert (result.exit_code, result.stderr) == (1, "Aborted!\n")
    assert files_in(here) == {"mkdocs.yml": SITE, "docs/index.md": "# Mine\n"}
    result = run("new", ".", "--yes")
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "--- mkdocs.yml\n+++ mkdocs.yml\n@@ -4,6 +4,7 @@\n plugins:\n   - search:\n       lang: en\n+  - dossier\n"
    )
    assert "new file   dossier/claims.yml\n" in result.stdout
    assert "`nav` names its pages itself" in result.stdout
    assert (here / "mkdocs.yml").read_text() == SITE.replace("lang: en\n", "lang: en\n  - dossier\n")
    assert files_in(here)["docs/index.md"] == "# Mine\n"
    assert len(files_in(here)) == 6
    assert run("build").exit_code == 0
    assert (here / "site/sources/dark-lamp/index.html").is_file()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("site_name: x\n", "site_name: x\n\nplugins:\n  - search\n  - dossier\n"),
        ("site_name: x", "site_name: x\n\nplugins:\n  - search\n  - dossier\n"),
        ("plugins:\nsite_name: x\n", "plugins:\n  - search\n  - dossier\nsite_name: x\n"),
        ("plugins: [search, tags] # two\n", "plugins: [search, tags, dossier] # two\n"),
        ("plugins: [search,\n  tags,]\n", "plugins: [search,\n  tags, dossier]\n"),
        ("plugins: []\n", "plugins: [dossier]\n"),
        ("plugins: {search: {}}\n", "plugins: {search: {}, dossier: {}}\n"),
        ("plugins:\n- search # words\nnav: []\n", "plugins:\n- search # words\n- dossier\nnav: []\n"),
        (
            "plugins:\n    - a: |\n        b\n\n# c\nd: 1\n",
            "plugins:\n    - a: |\n        b\n    - dossier\n\n# c\nd: 1\n",
        ),
        ("plugins:\n  search:\n    lang: en\n", "plugins:\n  search:\n    lang: en\n  dossier: {}\n"),
        ("plugins:\r\n  - search\r\n", "plugins:\r\n  - search\r\n  - dossier\r\n"),
        ("a: !!python/name:x.y\nplugins: [b]\n", "a: !!python/name:x.y\nplugins: [b, dossier]\n"),
        ("site_name: !ENV [A, b]\nplugins: [b]", "site_name: !ENV [A, b]\nplugins: [b, dossier]"),
        ("plugins: [dossier]\n", "plugins: [dossier]\n"),
        ("plugins:\n  - dossier:\n      edition: private\n", "plugins:\n  - dossier:\n      edition: private\n"),
    ],
)
def test_the_line_is_added_and_nothing_else_changes(before: str, after: str) -> None:
    assert with_plugin(before) == after


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("INHERIT: base.yml\n", "it inherits its plugins from another file; add `- dossier` to `plugins:` there"),
        ("a: [1\n", "it is not YAML (line 2, column 1); mend it first"),
        ("- a\n", "it is no mapping"),
        ("", "it is no mapping"),
        ("a: &a [x]\nplugins: *a\n", "is written in a way that nothing can be added to"),
        ("plugins: search\n", "is written in a way that nothing can be added to"),
        ("a: " + "[" * 5000, "it is nested too deep"),
    ],
)
def test_a_site_that_cannot_be_edited_says_why(text: str, message: str) -> None:
    with pytest.raises(CannotEdit, match=re.escape(message)):
        with_plugin(text)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["search", "tags", "blog"]), unique=True),
    st.sampled_from([0, 2, 4]),
    st.booleans(),
    st.sampled_from(["", "# a comment\n", "\n\n", "nav: []\n", "extra:\n  a: [b]\n"]),
)
def test_whatever_the_list_of_plugins_looks_like_the_last_is_ours(
    names: list[str], indent: int, inline: bool, below: str
) -> None:
    block = "".join(f"{' ' * indent}- {name}\n" for name in names)
    plugins = f"plugins: [{', '.join(names)}]\n" if inline or not names else f"plugins:\n{block}"
    text = f"site_name: x\n{plugins}{below}"
    after = yaml.safe_load(with_plugin(text))
    assert after.pop("plugins") == [*names, "dossier"]
    before = yaml.safe_load(text)
    del before["plugins"]
    assert after == before


def test_a_folder_that_holds_something_else_is_refused(here: Path) -> None:
    (here / "full").mkdir()
    (here / "full/letter.txt").write_text("x")
    (here / "file").write_text("x")
    Path("site").mkdir()
    Path("site/mkdocs.yml").write_text("site_name: x\n")
    Path("site/dossier").mkdir()
    Path("odd").mkdir()
    Path("odd/mkdocs.yml").write_bytes(b"site_name: \xff\n")
    before = sorted(here.rglob("*"))
    for folder, message in {
        "full": "full holds files and no mkdocs.yml; choose a new folder, an empty one, or an MkDocs site",
        "file": "file is no folder; choose another name",
        "site": "site/dossier is there already and stays as it is",
        "odd": "odd/mkdocs.yml is not UTF-8; save it as UTF-8",
    }.items():
        result = run("new", folder, "--yes")
        assert (result.exit_code, result.stdout) == (1, "")
        assert message in result.stderr
    assert sorted(here.rglob("*")) == before


def test_a_file_that_comes_in_between_is_not_overwritten(here: Path) -> None:
    from annotated_dossier.authoring.starting import CannotStart, plan_start, write_start

    start = plan_start(here / "new")
    (here / "new").mkdir()
    (here / "new/mkdocs.yml").write_text("mine")
    with pytest.raises(CannotStart, match="is there already and stays as it is"):
        write_start(start)
    assert (here / "new/mkdocs.yml").read_text() == "mine"


def test_a_configuration_that_was_changed_in_between_is_not_overwritten(here: Path) -> None:
    from annotated_dossier.authoring.starting import CannotStart, plan_start, write_start

    (here / "mkdocs.yml").write_text("site_name: x\n")
    start = plan_start(here)
    (here / "mkdocs.yml").write_text("site_name: y\n")
    with pytest.raises(CannotStart, match="was changed in the meantime"):
        write_start(start)
    assert files_in(here) == {"mkdocs.yml": "site_name: y\n"}


def test_the_starter_ships_with_the_package() -> None:
    assert len([path for path in STARTER.rglob("*") if path.is_file()]) == 6

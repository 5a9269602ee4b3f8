"""What is wrong with a site's `mkdocs.yml`, as `check` tells it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from annotated_dossier.problems import Problems
from annotated_dossier.publishing.configuration import dossier_folder, read_configuration

from ..building import run

WHOLE = """\
site_name: The harbour
theme: {name: material, font: false}
plugins:
  - search
  - dossier
"""


def told_of(config: str | bytes) -> list[str]:
    """The lines that `check` prints of the configuration."""
    Path("mkdocs.yml").write_bytes(config if isinstance(config, bytes) else config.encode())
    return [line for line in run("check").stdout.splitlines() if line.startswith("mkdocs.yml:")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("site_name: The harbour\n", "", "1:1: error: `site_name`: a site needs this, as in `site_name: The harbour`"),
        ("site_name", "site_nmae", "1:1: warning: `site_nmae` is not known; did you mean `site_name`?"),
        ("theme", "site_url: 12\ntheme", "2:1: error: `site_url`: expected text, got int"),
        ("theme", "extra: {a: 1, a: 2}\ntheme", "2:15: error: the key `a` stands here a second time; keep one of them"),
        ("material", "materiel", "2:1: error: `theme`: Unrecognised theme name: 'materiel'."),
        ("- search", "- serach", '4:5: error: `plugins`: The "serach" plugin is not installed; install it, or take it'),
        ("  - dossier\n", "", "3:1: error: `plugins:` does not name `dossier`; add it, and the pages"),
        (
            "- dossier",
            "- dossier: {edition: secret}",
            "5:15: error: `edition` of the plugin `dossier`: Expected one of: ('public', 'private') but received: 's",
        ),
        (
            "- dossier",
            "- dossier: {editon: public}",
            "5:15: warning: `editon` of the plugin `dossier` is not known; did you mean `edition`?",
        ),
        (
            "- dossier",
            "- dossier: {templates: mine}",
            "5:15: error: there is no folder `mine` beside this file; make",
        ),
        ("theme", "docs_dir: dcos\ntheme", "2:1: error: `docs_dir`: there is no folder `dcos`; make it"),
        ("theme", "site_dir: docs\ntheme", "2:1: error: `site_dir`: The 'docs_dir' should not be"),
        ("theme", "site_dir: dossier/site\ntheme", "2:1: error: `site_dir` is "),
        ("theme", "nav:\n  - People:people/index.md\ntheme", "3:5: warning: the navigation names `People:people/index"),
        ("theme", "nav: [index.md, tow.md]\ntheme", "2:17: warning: the navigation names `tow.md`, which there is not"),
        (
            "theme",
            "nav: [{All: [source/index.md]}]\ntheme",
            "2:14: warning: the navigation names `source/index.md`, which there is not; did you mean `sources/index",
        ),
        (
            "theme",
            "markdown_extensions: [toc, tocs]\ntheme",
            "2:28: error: `markdown_extensions`: Failed to load extension 'tocs'.",
        ),
        (
            "theme",
            "extra: {a: !!python/name:nowhere.at.all }\ntheme",
            "2:12: error: MkDocs cannot read this file: while constructing a Python object cannot find module 'no",
        ),
        (
            "theme",
            "INHERIT: other.yml\ntheme",
            "2:1: error: MkDocs cannot read this file: Inherited config file 'oth",
        ),
        (
            "theme",
            "INHERIT: mkdocs.yml\ntheme",
            "2:1: error: MkDocs cannot read this file: what it inherits from leads",
        ),
        ("- dossier", "- dosier", "5:5: error: `plugins`: there is no plugin `dosier`; did you mean `dossier`?"),
        (
            "The harbour",
            "2024",
            "1:1: error: `site_name`: expected text, got int; put it in quotation marks",
        ),
        (
            "font: false",
            "language: no",
            '2:25: error: YAML reads `no` as false; put it in quotation marks: `language: "no"`',
        ),
        ("theme", "yes: 1\ntheme", "2:1: error: YAML takes the key `yes` for no word; put it in quotation marks"),
        (
            "theme",
            "extra: !none x\ntheme",
            "2:8: error: MkDocs cannot read this file: could not determine a constructor",
        ),
        (
            "{name: material, font",
            "{name: material,\tfont",
            "2:24: error: this is not YAML: found character '\\t' that",
        ),
        ("plugins", "---\nplugins", "3:1: error: a second YAML document starts here; keep one"),
        ("theme", "INHERIT: [a]\ntheme", "1:1: error: MkDocs cannot read this file: TypeError: "),
        (
            "theme",
            'site_dir: "a\\0b"\ntheme',
            "1:1: error: MkDocs cannot read this file: ValueError: embedded",
        ),
        (
            "- dossier",
            "- dossier: {enabled: false}",
            "5:15: error: `plugins:` switches `dossier` off; take that out",
        ),
        ("- dossier", "- dossier: {dossier: case}", "5:15: error: there is no folder `case` beside this file; make it"),
        ("- search", "- search: {lang: 5}", "4:14: error: `lang` of the plugin `search`: "),
        ("font: false", "language: english", "2:25: error: the theme has no language `english`; name it by its code"),
        ("theme", "hooks: [docs/hook.py]\ntheme", "2:1: error: MkDocs cannot read this file: ZeroDivisionError: "),
        ("theme", "extra: *none\ntheme", "2:8: error: this is not YAML: found undefined alias"),
        ("theme", "extra: [a\ntheme", "2:8: error: this is not YAML: "),
        (WHOLE, "- a\n", "1:1: error: a site's configuration is a mapping from key to value"),
        (WHOLE, "[" * 3000, "1:21: error: nested more than 20 deep"),
    ],
)
def test_a_mistake_is_told_at_its_place(small_site: Path, old: str, new: str, told: str) -> None:
    assert old in WHOLE
    Path("docs/hook.py").write_text("1 / 0\n")
    lines = told_of(WHOLE.replace(old, new, 1))
    assert any(line.startswith(f"mkdocs.yml:{told}") for line in lines), lines


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- dossier", "- dosier", ["5:5: error: `plugins`: there is no plugin `dosier`; did you mean `dossier`?"]),
        (
            "- dossier",
            "- dossier: case",
            ["5:5: error: `plugins`: the options of `dossier` are a mapping from key to value"],
        ),
        (
            "- dossier",
            "- dossier: {dossier: 2024}",
            ["5:15: error: `dossier` of the plugin `dossier`: expected text, got int; put it in quotation marks"],
        ),
        (
            "theme",
            "nav:\n  Home: index.md\n  Sources: sources/index.md\ntheme",
            ["2:1: error: `nav`: a list is expected; start each of its lines with `- `"],
        ),
    ],
)
def test_one_mistake_is_told_once(small_site: Path, old: str, new: str, told: list[str]) -> None:
    lines = told_of(WHOLE.replace(old, new, 1))
    assert lines == [f"mkdocs.yml:{line} [site-configuration]" for line in told]


def test_what_only_a_dossier_may_not_hold_is_no_mistake_here(small_site: Path) -> None:
    config = "site_name: !ENV [NAME, x]\nextra: {a: &a b, c: *a}\nnav: [index.md\n"
    assert told_of(config) == [
        "mkdocs.yml:3:6: error: this is not YAML: the `[` here is never closed; this line lacks a `]` [yaml-syntax]"
    ]


def test_a_folder_in_the_place_of_the_configuration_is_told_by_a_build(small_site: Path) -> None:
    Path("mkdocs.yml").unlink()
    Path("mkdocs.yml").mkdir()
    assert "mkdocs.yml:1:1: error: this is no file; expected a text" in run("build").output


@pytest.mark.parametrize(
    "config",
    [
        "INHERIT: parent.yml\n",
        "site_name: x\nplugins: {search: {}, dossier: {dossier: case}}\n",
        "site_name: x\nplugins: [search, dossier: {dossier: !ENV [NOT_SET_ANYWHERE, case]}]\n",
        "\ufeffsite_name: x\r\nplugins: [search, dossier: {dossier: case}]\r\n",
    ],
)
def test_the_folder_of_the_dossier_is_found_however_it_is_named(small_site: Path, config: str) -> None:
    Path("parent.yml").write_text(WHOLE.replace("- dossier", "- dossier: {dossier: case}"))
    Path("dossier").rename("case")
    Path("mkdocs.yml").write_bytes(config.encode())
    assert dossier_folder(Path("mkdocs.yml")) == "case"
    assert run("check").stdout == ""


def test_a_configuration_that_is_no_file_is_not_waited_for(small_site: Path) -> None:
    Path("mkdocs.yml").unlink()
    os.mkfifo("mkdocs.yml")
    assert dossier_folder(Path("mkdocs.yml")) == ""


def test_what_is_no_utf_8_is_told(small_site: Path) -> None:
    assert told_of(b"site_name: caf\xe9\n") == [
        "mkdocs.yml:1:15: error: the byte 0xE9 at offset 14 is not UTF-8; save the file as UTF-8 [not-utf-8]"
    ]


def test_all_mistakes_are_told_at_once_and_for_programs(small_site: Path) -> None:
    Path("mkdocs.yml").write_text(
        "theme: {name: nothing}\ndocs_dir: pages\nextra_css: x\nplugins: [one, two, dossier: {a: 1, edition: b}]\n"
        "markdown_extensions: [three, four]\nsite_dir: dossier\nnav: [nowhere.md]\n"
    )
    rows = json.loads(run("check", "--format", "json").stdout)
    assert {row["file"] for row in rows} == {"mkdocs.yml"}
    assert dict.fromkeys((row["line"], row["column"], row["rule"]) for row in rows) == dict.fromkeys(
        [
            (1, 1, "site-configuration"),
            (2, 1, "site-configuration"),
            (3, 1, "site-configuration"),
            (4, 11, "site-configuration"),
            (4, 16, "site-configuration"),
            (4, 31, "site-doubt"),
            (4, 37, "site-configuration"),
            (5, 23, "site-configuration"),
            (5, 30, "site-configuration"),
            (6, 1, "site-configuration"),
            (7, 7, "unknown-page"),
        ]
    )
    assert "::error file=mkdocs.yml,line=2,col=1,title=site-configuration" in run("check", "--format", "github").stdout


@pytest.mark.parametrize(
    "more",
    [
        'repo_url: !ENV [NOT_SET, "https://a.example/x"]\n',
        "markdown_extensions: [{pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }}]\n",
        "extra: {one: &one {a: 1}, two: *one, three: {<<: *one, b: 2}}\n",
        "nav: [index.md, {Elsewhere: https://a.example/}, {Ours: [people/index.md, claims/forty-crates/index.md]}]\n",
        "extra: {any: thing}\nwatch: [docs]\n",
    ],
)
def test_what_mkdocs_takes_is_no_problem(small_site: Path, more: str) -> None:
    assert told_of(WHOLE + more) == []


def test_a_configuration_that_does_not_hold_stops_a_build_with_the_same_lines(small_site: Path) -> None:
    Path("mkdocs.yml").write_text("site_url: 1\nsite_name: x\nplugins: [dossier]\n")
    for command in (["build"], ["pages", "out"], ["serve"]):
        result = run(*command)
        assert result.exit_code == 1
        assert (
            "mkdocs.yml:1:1: error: `site_url`: expected text, got int; put it in quotation marks [site-conf"
            in result.output
        )


def test_every_command_takes_the_folders_that_the_configuration_names(small_site: Path) -> None:
    Path("dossier").rename("case")
    Path("docs").rename("words")
    (small_site / "forms").mkdir()
    (small_site / "forms/sources.md.jinja").write_text("{{ tilte }}\n")
    (small_site / "words/bad.md").write_bytes(b"\xff")
    options = "{dossier: case, templates: forms}"
    Path("mkdocs.yml").write_text(f"site_name: x\ndocs_dir: words\nplugins: [search, dossier: {options}]\n")
    assert [line.split(": ")[0] for line in run("check").stdout.splitlines()] == [
        "forms/sources.md.jinja:1:1",
        "words/bad.md:1:1",
    ]
    assert run("quotes", "case/sources/two-ships.md").exit_code == 0
    (small_site / "words/bad.md").unlink()
    assert "forms/sources.md.jinja:1" in run("pages", "out").output
    (small_site / "forms/sources.md.jinja").write_text("# Ours\n")
    assert run("pages", "out").exit_code == 0
    assert "Ours" in Path("out/sources/index.md").read_text()


def test_where_a_hook_may_add_pages_the_navigation_is_not_judged(small_site: Path) -> None:
    Path("docs/hook.py").write_text("def on_files(files, config):\n    return files\n")
    assert told_of(f"{WHOLE}nav: [added.md]\nhooks: [docs/hook.py]\n") == []
    assert told_of(f"{WHOLE}nav: [added.md]\nvalidation: {{nav: {{not_found: info}}}}\n") == []


def test_a_site_is_read_without_a_configuration(small_site: Path) -> None:
    Path("mkdocs.yml").unlink()
    assert run("check").exit_code == 0


def test_a_parent_configuration_holds_for_what_the_file_leaves_out(small_site: Path) -> None:
    Path("parent.yml").write_text(WHOLE)
    Path("mkdocs.yml").write_text("INHERIT: parent.yml\n")
    problems = Problems()
    site = read_configuration(Path("mkdocs.yml"), problems)
    assert problems.found == []
    assert site is not None
    assert site.config.site_name == "The harbour"


def test_where_the_folder_of_pages_is_missing_only_that_is_told(small_site: Path) -> None:
    Path("docs").rename("words")
    assert told_of(WHOLE) == [
        "mkdocs.yml:1:1: error: `docs_dir`: there is no folder `docs`; make it, or name another [site-configuration]"
    ]

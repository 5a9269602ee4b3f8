"""A site's own templates: they stand in for ours, and their mistakes are told with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..building import run


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("# {{ title\n", "sources.md.jinja:1: "),
        ("# {{ title }}\n\n{{ tilte }}\n", "sources.md.jinja:3: 'tilte' is undefined"),
        ("{% include 'nowhere.jinja' %}\n", "sources.md.jinja:1: nowhere.jinja"),
        (
            "{% for i in range(10 ** 12) %}\n{% endfor %}\n",
            "sources.md.jinja:1: the loops of this page count more than",
        ),
        (
            "\n{% for i in range(10 ** 5) %}\n{% for j in range(10 ** 5) %}\n{% endfor %}\n{% endfor %}\n",
            "sources.md.jinja:3: the loops of this page count more than 1,000,000 numbers",
        ),
        (
            "{% macro m() %}\n{{ m() }}\n{% endmacro %}\n{{ m() }}\n",
            "sources.md.jinja:2: RecursionError: this calls itself",
        ),
        ("\n{{ 10 ** (10 ** 10) }}\n", "sources.md.jinja:2: this power has more than 1,000 digits"),
        ("\n{% set n = 10 ** 9 %}\n{{ n ** n }}\n", "sources.md.jinja:3: this power has more than 1,000 digits"),
        ("{% set n = 10 ** 600 %}\n{{ n * n }}\n", "sources.md.jinja:2: this product has more than 1,000 digits"),
        ("{{ 'words' * 10 ** 12 }}\n", "sources.md.jinja:1: this repeats to a length of more than 1,000,000"),
        ("{{ 10 ** 12 * [1] }}\n", "sources.md.jinja:1: this repeats to a length of more than 1,000,000"),
        ("{{ title.__class__.__mro__ }}\n", "sources.md.jinja:1: access to attribute '__class__' of 'str' object"),
        ("\n{{ title + 1 }}\n", "sources.md.jinja:2: TypeError: "),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(small_site: Path, template: str, message: str) -> None:
    (small_site / "templates").mkdir()
    (small_site / "templates/sources.md.jinja").write_text(template)
    for command in (["build"], ["pages", "out"]):
        result = run(*command)
        assert result.exit_code == 1
        assert message in result.output
    assert not (small_site / "site").exists()
    told = run("check")
    assert told.exit_code == 1
    assert told.stdout.startswith("templates/sources.md.jinja:")
    assert told.stdout.endswith(" [template-error]\n")


@pytest.mark.parametrize("template", ["card.md.jinja", "sources.md.jinja"])
def test_a_template_in_another_encoding_is_told_by_its_name(small_site: Path, template: str) -> None:
    (small_site / "templates").mkdir()
    (small_site / "templates" / template).write_bytes(b"\ncaf\xe9\n")
    for command in (["build"], ["pages", "out"]):
        told = run(*command).output
        assert f"templates/{template}:2: the byte 0xE9 is not UTF-8; save the file as UTF-8\n" in told


def test_every_template_that_does_not_parse_is_told(small_site: Path) -> None:
    (small_site / "templates").mkdir()
    (small_site / "templates/one.md.jinja").write_text("\n{% if %}")
    (small_site / "templates/two.md.jinja").write_bytes(b"\xff")
    (small_site / "templates/three.md.jinja").write_text("{{ x\n\n")
    lines = run("check").stdout.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "templates/one.md.jinja:2:1",
        "templates/three.md.jinja:1:1",
        "templates/two.md.jinja:1:1",
    ]


def test_the_loops_of_an_imported_template_end_too(small_site: Path) -> None:
    (small_site / "templates").mkdir()
    (small_site / "templates/mine.jinja").write_text(
        "{% macro m() %}{% for i in range(10 ** 12) %}{% endfor %}{% endmacro %}"
    )
    (small_site / "templates/sources.md.jinja").write_text("{% from 'mine.jinja' import m %}{{ m() }}")
    assert "mine.jinja:1:1: error: the loops of this page" in run("check").stdout


def test_templates_that_work_are_no_problem(small_site: Path) -> None:
    (small_site / "templates").mkdir()
    (small_site / "templates/sources.md.jinja").write_text(
        "# {{ title }}{% for n in range(3) %}{{ n * 2 ** n }}{{ '-' * n }}{{ 0.5 ** n }}{% endfor %}\n"
    )
    assert run("check").stdout == ""


def test_a_site_overrides_a_template(small_site: Path) -> None:
    (small_site / "templates").mkdir()
    (small_site / "templates/sources.md.jinja").write_text("# Our own list\n")
    assert run("build").exit_code == 0
    assert "Our own list" in (small_site / "site/sources/index.html").read_text(encoding="utf-8")

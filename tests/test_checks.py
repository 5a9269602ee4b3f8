"""The catalogue of checks, held against the places that tell of problems; and what the settings make of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from annotated_dossier.checks import Check, Severity
from annotated_dossier.problems import Place, Problems

from .building import problems_of, run
from .conftest import Write
from .reading.test_check import WHOLE

PACKAGE = Path(__file__).parents[1] / "src/annotated_dossier"
UNCITED = {"dossier/references.json": '[{"id": "tides", "type": "book", "title": "Tides"}]'}
UNDATED = {"dossier/register/b.yml": "storm: {name: Storm, kind: event}\n"}


def _told() -> list[tuple[str, str]]:
    """Each place of the package that tells of a problem by its check's own name: the check and the severity."""
    calls = [
        node
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    return [
        (call.args[0].attr, call.func.attr)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in ("error", "warning", "unreadable")
        and call.args
        and isinstance(call.args[0], ast.Attribute)
        and call.args[0].attr in Check.__members__
    ]


def test_a_problem_has_the_severity_that_the_catalogue_gives_its_check() -> None:
    severity = {"error": Severity.ERROR, "unreadable": Severity.ERROR, "warning": Severity.WARNING}
    assert [told for told in _told() if Check[told[0]].severity is not severity[told[1]]] == []


def test_what_costs_a_whole_file_cannot_be_silent() -> None:
    assert [name for name, how in _told() if how == "unreadable" and not Check[name].loses] == []


def test_every_check_is_used() -> None:
    used = set(re.findall(r"\bCheck\.([A-Z0-9_]+)\b", "".join(f.read_text() for f in PACKAGE.rglob("*.py"))))
    assert used == set(Check.__members__)


def test_a_check_has_a_kebab_case_name_and_a_sentence() -> None:
    for check in Check:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", check.value), check
        assert check.meaning.endswith("."), check


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        (
            "error",
            "references.json:1:3: error: the reference `tides` is listed and never cited; cite it or take it out",
        ),
        (
            "warning",
            "references.json:1:3: warning: the reference `tides` is listed and never cited; cite it or take it out",
        ),
        ("off", None),
    ],
)
def test_a_check_can_be_an_error_a_warning_or_off(write: Write, setting: str, line: str | None) -> None:
    root = write({**WHOLE, **UNCITED, "dossier/settings.yml": f"checks:\n  uncited-reference: {setting}\n"})
    assert problems_of(root / "dossier") == ([f"{line} [uncited-reference]"] if line else [])


@pytest.mark.parametrize(
    ("checks", "told"),
    [
        (
            "uncited-referense: off",
            "2:22: error: there is no check `uncited-referense`; did you mean `uncited-reference`? [unknown-check]",
        ),
        (
            "uncited-reference: loud",
            "2:22: error: `loud` is no value for `checks.uncited-reference` of the settings; "
            "expected one of error, warning, off [unknown-value]",
        ),
        (
            "not-utf-8: off",
            "2:14: error: the check `not-utf-8` tells of something that is lost and cannot be off; "
            "make it a `warning` at most [unknown-check]",
        ),
    ],
)
def test_what_cannot_be_set_is_told_and_changes_nothing(write: Write, checks: str, told: str) -> None:
    root = write({**WHOLE, **UNCITED, "dossier/settings.yml": f"checks:\n  {checks}\n"})
    uncited, settings = problems_of(root / "dossier")
    assert "never cited" in uncited
    assert settings == f"settings.yml:{told}"


def test_a_check_is_set_for_what_was_told_before_the_settings_were_read() -> None:
    problems = Problems()
    problems.warning(Check.EMPTY_SOURCE, Place("a.md"), "nothing")
    problems.warning(Check.NO_SOURCES, Place("a.md"), "nothing")
    problems.choose({Check.EMPTY_SOURCE: None, Check.NO_SOURCES: Severity.ERROR})
    assert [(problem.check, problem.severity) for problem in problems.found] == [(Check.NO_SOURCES, Severity.ERROR)]


def test_a_text_that_cannot_be_read_stops_a_build_even_as_a_warning(small_site: Path) -> None:
    Path("dossier/settings.yml").write_text("checks: {not-utf-8: warning}\n")
    Path("dossier/register/more.yml").write_bytes(b"\xff")
    assert ": warning: the byte 0xFF" in run("check").stdout
    assert run("build").exit_code == 1
    assert not Path("site").exists()


@pytest.mark.parametrize("setting", ["off", "error"])
def test_a_strict_build_counts_checks_as_they_are_set(small_site: Path, setting: str) -> None:
    write_undated(setting)
    assert run("check").exit_code == (setting == "error")
    assert run("build", "--strict").exit_code == (setting == "error")


def write_undated(setting: str) -> None:
    Path("dossier/settings.yml").write_text(f"checks: {{event-without-date: {setting}}}\n")
    Path("dossier/register/b.yml").write_text(UNDATED["dossier/register/b.yml"])


def test_an_event_without_a_date_does_not_hide_an_id_that_is_not_there(write: Write) -> None:
    decision = {"dossier/decisions.yml": "- {source: one, quote: Tobruk, entity: tobrok}\n"}
    lines = problems_of(write({**WHOLE, **UNDATED, **decision}) / "dossier")
    assert [line.rpartition(" ")[2] for line in lines] == ["[unknown-entity]", "[event-without-date]"]

"""What `check` prints, as programs and people take it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from annotated_dossier.checks import Check, Severity
from annotated_dossier.cli.problem_formats import as_github, as_sarif
from annotated_dossier.problems import Place, Problem

from .building import run
from .writing import NOTES, REGISTER

STRANGE = Problem(
    Check.UNKNOWN_KEY, Severity.ERROR, Place("a, b:ü/100%.yml", 3, 5), "50% of `{x: 1}` is\nunknown, says: [[x]]"
)
# What SARIF 2.1.0 and those who read it require of a log like ours (OASIS, sections 3.13 to 3.50).
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription", "defaultConfiguration"],
                                            "properties": {
                                                "shortDescription": {"required": ["text"]},
                                                "defaultConfiguration": {
                                                    "properties": {"level": {"enum": ["error", "warning"]}}
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"const": "unicodeCodePoints"},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "artifactLocation": {
                                                        "properties": {
                                                            "uri": {"type": "string", "pattern": r"^[!-~]+$"}
                                                        }
                                                    },
                                                    "region": {
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        }
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def make_mistakes() -> None:
    Path("dossier/register/all.yml").write_text(REGISTER.replace("kind: place", "kind: plaec"))
    Path("dossier/annotations/two-ships.yml").write_text(NOTES.replace("see [[port-amber]] and", "see"))


def test_json_has_each_part_of_a_problem_under_its_name(small_site: Path) -> None:
    make_mistakes()
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "file": "dossier/register/all.yml",
            "line": 15,
            "column": 9,
            "severity": "error",
            "rule": "unknown-kind",
            "message": "unknown kind `plaec` of entry `port-amber`; did you mean `place`?",
        }
    ]


def test_github_is_given_workflow_commands(small_site: Path) -> None:
    make_mistakes()
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout == (
        "::error file=dossier/register/all.yml,line=15,col=9,title=unknown-kind::"
        "unknown kind `plaec` of entry `port-amber`; did you mean `place`?\n"
    )


def test_nothing_ends_a_workflow_command_early() -> None:
    assert as_github([STRANGE]) == (
        "::error file=a%2C b%3Aü/100%25.yml,line=3,col=5,title=unknown-key::50%25 of `{x: 1}` is%0Aunknown, says: [[x]]"
    )


def test_sarif_is_what_its_schema_says(small_site: Path) -> None:
    make_mistakes()
    result = run("check", "--format", "sarif")
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    jsonschema.validate(log, SARIF)
    (one,) = log["runs"]
    (found,) = one["results"]
    rule = one["tool"]["driver"]["rules"][found["ruleIndex"]]
    assert (rule["id"], rule["defaultConfiguration"]["level"]) == ("unknown-kind", "error")
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "dossier/register/all.yml"},
        "region": {"startLine": 15, "startColumn": 9},
    }


def test_sarif_keeps_a_message_and_a_path_as_they_are() -> None:
    log = json.loads(as_sarif([STRANGE]))
    jsonschema.validate(log, SARIF)
    (found,) = log["runs"][0]["results"]
    assert found["message"]["text"] == "50% of `{{x: 1}}` is\nunknown, says: [[x]]"
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%2C%20b%3A%C3%BC/100%25.yml"


@pytest.mark.parametrize(("form", "empty"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_nothing_wrong_is_told_as_nothing(small_site: Path, form: str, empty: str) -> None:
    result = run("check", "--format", form)
    assert (result.exit_code, result.stdout) == (0, empty)


def test_a_page_by_hand_that_is_no_text_is_told(small_site: Path) -> None:
    Path("docs/more.md").write_bytes(b"# More\n\nCaf\xe9\n")
    assert run("check").stdout == (
        "docs/more.md:3:4: error: the byte 0xE9 at offset 11 is not UTF-8; save the file as UTF-8 [not-utf-8]\n"
    )


def leave_things_to_do() -> None:
    source = Path("dossier/sources/two-ships.md")
    source.write_text(source.read_text() + "\nMarek slept.\n\nThe sea was calm.\n")
    notes = NOTES.replace(
        "counted 40 crates", "'The Coast League counted forty crates. Marek called them \"a puzzle\"'"
    )
    more = "- {id: lost, target: {quote: a whale under the bridge}, body: x}\n"
    Path("dossier/annotations/two-ships.yml").write_text(notes + more)


def test_coverage_tells_what_is_still_to_be_done(small_site: Path) -> None:
    leave_things_to_do()
    result = run("check", "--coverage")
    assert result.exit_code == 0
    assert result.stdout == (
        "two-ships: Two ships in harbour\n"
        "  paragraphs without a note     2  p3, p4\n"
        "  notes edited                  1  which-crates\n"
        "  notes orphaned                1  lost\n"
        "  claims unreviewed             1  on-monday\n"
        "1 source in all\n"
        "  names unlinked                0\n"
        "  paragraphs without a note     2\n"
        "  notes edited                  1\n"
        "  notes ambiguous               0\n"
        "  notes orphaned                1\n"
        "  claims unreviewed             1\n"
    )


def test_coverage_as_json_counts_each_name(small_site: Path) -> None:
    Path("dossier/register/all.yml").write_text(
        REGISTER + "a: {name: Ada Orm, kind: person}\nb: {name: Bo Orm, kind: person}\n"
    )
    source = Path("dossier/sources/two-ships.md")
    source.write_text(source.read_text() + "\nAda Orm met Bo Orm. Orm slept. Orm ate.\n")
    found = json.loads(run("check", "--coverage", "--format", "json").stdout)
    (row,) = found["sources"]
    assert {"name": "Orm", "times": 2} in row["names_unlinked"]
    assert row["paragraphs_without_note"] == ["p3"]


def test_coverage_counts_the_names_that_the_register_lacks(small_site: Path) -> None:
    source = Path("dossier/sources/two-ships.md")
    source.write_text(source.read_text() + "\nTilda Berg met Ivo Marek. Berg said nothing.\n")
    (row,) = json.loads(run("check", "--coverage", "--format", "json").stdout)["sources"]
    assert row["names_unlinked"] == [{"name": "Berg", "times": 1}, {"name": "Tilda Berg", "times": 1}]


def test_coverage_lists_no_problems(small_site: Path) -> None:
    assert run("check", "--coverage", "--format", "sarif").exit_code == 2


def test_coverage_says_when_something_could_not_be_counted(small_site: Path) -> None:
    Path("dossier/sources/two-ships.md").write_bytes(b"---\ntitle: x\n---\n\xff")
    result = run("check", "--coverage")
    assert result.exit_code == 0
    assert "part of the dossier cannot be read and is not counted" in result.stderr


def test_coverage_of_a_dossier_that_is_not_there_fails(small_site: Path) -> None:
    assert run("check", "--coverage", "--dossier", "nowhere").exit_code == 1

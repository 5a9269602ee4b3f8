"""Problems as the programs take them that show them to people: editors, GitHub and whatever reads SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from ..checks import Check
from ..problems import Problem

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_NUMBERS = {check: number for number, check in enumerate(Check)}


def as_text(problems: Sequence[Problem]) -> str:
    """A line each: `file:line:column: severity: message [check]`."""
    return "\n".join(map(str, problems))


def as_json(problems: Sequence[Problem]) -> str:
    """An array of objects; `line` and `column` count from 1, in code points."""
    rows = [
        {
            "file": problem.where.file,
            "line": problem.where.line,
            "column": problem.where.column,
            "severity": problem.severity,
            "rule": problem.check,
            "message": problem.message,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands of GitHub Actions, which show each problem beside its line."""
    return "\n".join(map(_workflow_command, problems))


def _workflow_command(problem: Problem) -> str:
    where = problem.where
    properties = {"file": where.file, "line": where.line, "col": where.column, "title": problem.check}
    named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{problem.severity} {named}::{_words(problem.message)}"


def _words(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _words(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(problems: Sequence[Problem]) -> str:
    """A log of SARIF 2.1.0 with one run; every check is a rule in it, whether it found something or not."""
    driver = {
        "name": "dossier",
        "semanticVersion": version("annotated-dossier"),
        "rules": [
            {
                "id": check,
                "shortDescription": {"text": check.meaning},
                "defaultConfiguration": {"level": check.severity},
            }
            for check in Check
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "ruleId": problem.check,
        "ruleIndex": _NUMBERS[problem.check],
        "level": problem.severity,
        "message": {"text": _without_placeholders(problem.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(where.file)},
                    "region": {"startLine": where.line, "startColumn": where.column},
                }
            }
        ],
    }


def _without_placeholders(message: str) -> str:
    """In a message of SARIF `{0}` would be an argument; a brace that is one is written twice (section 3.11.5)."""
    return message.replace("{", "{{").replace("}", "}}")


def _uri(file: str) -> str:
    """Relative to where the command was run, as the file's path is."""
    return Path(file).as_uri() if Path(file).is_absolute() else quote(file)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}

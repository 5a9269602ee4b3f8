from __future__ import annotations

from pathlib import Path
from typing import Any

from annotated_dossier.problems import Check, Place, Problem, Severity
from annotated_dossier.publishing.problems_on_pages import telling

from ..building import run

PAGE = b'<!doctype html><body dir="ltr"><h1>A page</h1></body>'
MISTAKE = Problem(
    Check.YAML_SYNTAX, Severity.ERROR, Place("dossier/a<b>.yml", 3, 7), "<script>alert(1)</script> is not YAML"
)
DOUBT = Problem(Check.AMBIGUOUS_NAME, Severity.WARNING, Place("dossier/a.yml"), "a doubt")


def served(kind: str, problems: list[Problem], focus: str = "") -> tuple[bytes, dict[str, str]]:
    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(PAGE)))])
        return [PAGE]

    headers: dict[str, str] = {}
    body = telling(app, lambda: problems, focus)({}, lambda status, found, exc_info=None: headers.update(found))
    return b"".join(body), headers


def test_problems_stand_first_on_a_page_and_are_text() -> None:
    page, headers = served("text/html", [MISTAKE, DOUBT])
    assert b"<script" not in page
    assert page.index(b'role="alert"') < page.index(b"<h1>")
    assert b"To mend: 1 error, 1 warning" in page
    assert headers["Content-Length"] == str(len(page))


def test_warnings_alone_are_folded_and_no_alert() -> None:
    page, _ = served("text/html", [DOUBT])
    assert b'role="region"' in page
    assert b"<details open" not in page


def test_what_has_no_problems_and_what_is_no_page_is_served_as_it_is() -> None:
    assert served("text/html", [])[0] == PAGE
    assert served("text/css", [MISTAKE])[0] == PAGE


def test_a_page_says_that_only_one_source_is_shown() -> None:
    assert b"Only what the source <code>two-ships</code> touches is shown." in served("text/html", [], "two-ships")[0]


def test_a_focus_on_a_source_that_there_is_not_names_those_that_there_are(small_site: Path) -> None:
    assert "there is no source `two-ship`; did you mean `two-ships`?" in run("serve", "--focus", "two-ship").output
    assert "there is no source `x`; expected one of two-ships" in run("serve", "--focus", "x").output

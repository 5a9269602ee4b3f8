"""What `check --fix` mends: only what is sure, only at its place, and never for the worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_dossier.authoring.mending import find_mends
from annotated_dossier.checks import Check
from annotated_dossier.edition import build_edition
from annotated_dossier.problems import Problem, Problems, Severity
from annotated_dossier.reading.dossier import load_dossier
from annotated_dossier.reading.mistyped import as_edtf, nearest

from ..building import run
from ..conftest import Write
from ..reading.test_check import WHOLE

SOURCE = WHOLE["dossier/sources/one.md"]


def found_in(dossier: Path) -> list[Problem]:
    problems = Problems()
    build_edition(load_dossier(dossier, problems), "private", problems)
    return problems.found


def errors_and_warnings(problems: list[Problem]) -> tuple[int, int]:
    """Of two of these the smaller is the better: fewer errors, or as many and fewer warnings."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return errors, len(problems) - errors


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("register/b.yml", "a: {nmae: Anna, kind: term} # why\n", "a: {name: Anna, kind: term} # why\n"),
        ("register/b.yml", "a:\n  name: Anna\n  kind: 'plaec'\n", "a:\n  name: Anna\n  kind: 'place'\n"),
        ("register/b.yml", "Anna: {name: Anna, kind: term}\n", "anna: {name: Anna, kind: term}\n"),
        (
            "register/b.yml",
            "\ufeffa: # the first\r\n  name: Anna\r\n  kind: persn\r\n",
            "\ufeffa: # the first\r\n  name: Anna\r\n  kind: person\r\n",
        ),
        (
            "register/b.yml",
            "a: {name: Anna, kind: event, dates: {date: 17 April 2024}}\n",
            "a: {name: Anna, kind: event, dates: {date: 2024-04-17}}\n",
        ),
        (
            "register/b.yml",
            "a:\n  name: Anna\n  kind: term\n  description: |\n    See [[Tobruk]], not Tobruk.\n",
            "a:\n  name: Anna\n  kind: term\n  description: |\n    See [[tobruk]], not Tobruk.\n",
        ),
        (
            "register/b.yml",
            "a: {name: Anna, kind: term, relations: [{to: Tobruk, as: of}]}\n",
            "a: {name: Anna, kind: term, relations: [{to: tobruk, as: of}]}\n",
        ),
        (
            "register/b.yml",
            "a:\n  name: Anna\n  kind: term\n  same_as:\n    wikidata: http://www.wikidata.org/wiki/Q34 # hers\n"
            "    geonames: 'https://www.geonames.org/2643743/london.html'\n",
            "a:\n  name: Anna\n  kind: term\n  same_as:\n    wikidata: Q34 # hers\n    geonames: '2643743'\n",
        ),
        (
            "annotations/one.yml",
            "- id: x\n  target: {paragraph: 1}\n  motivation: comenting\n  body: [[Tobruk]]\n".replace(
                "[[", '"[['
            ).replace("]]", ']]"'),
            '- id: x\n  target: {paragraph: 1}\n  motivation: commenting\n  body: "[[tobruk]]"\n',
        ),
        (
            "sources/one.md",
            SOURCE.replace("rights:", "date: 2024/4/17\nrihgts:"),
            SOURCE.replace("rights:", "date: 2024-04-17\nrights:"),
        ),
        (
            "register/b.yml",
            "a:\n  name: Anna\n  kind: term\n  aliases: Ann  # why\n",
            "a:\n  name: Anna\n  kind: term\n  aliases: [Ann]  # why\n",
        ),
        (
            "register/b.yml",
            "a: {name: Anna, kind: term, dates: {born:1943}}\n",
            "a: {name: Anna, kind: term, dates: {born: 1943}}\n",
        ),
        (
            "register/b.yml",
            "a: {name: Anna, kind: event, dates: {strat: 1943}}\n",
            "a: {name: Anna, kind: event, dates: {start: 1943}}\n",
        ),
        (
            "register/b.yml",
            "a: {name: Dr. Anna, kind: term, relations: [{to: Bo B, as: of}]}\n"
            "b: {name: Bo, kind: term, aliases: [Bo B], relations: [{to: 'Dr Anna', as: on}]}\n",
            "a: {name: Dr. Anna, kind: term, relations: [{to: b, as: of}]}\n"
            "b: {name: Bo, kind: term, aliases: [Bo B], relations: [{to: 'a', as: on}]}\n",
        ),
        (
            "register/b.yml",
            "a: {name: Ann Ba, kind: term, description: 'Beside [[Ann Ba]].'}\n",
            "a: {name: Ann Ba, kind: term, description: 'Beside [[a]].'}\n",
        ),
        (
            "register/a.yml",
            "tobruk: {name: Tobruk, kind: place, location: [32.08N, 23.96 E]}\n",
            "tobruk: {name: Tobruk, kind: place, location: [32.08, 23.96]}\n",
        ),
        ("settings.yml", "checks: {uncited-reference: offf}\n", "checks: {uncited-reference: off}\n"),
    ],
)
def test_what_is_sure_is_mended_at_its_place(write: Write, file: str, old: str, new: str) -> None:
    dossier = write({**WHOLE, f"dossier/{file}": old}) / "dossier"
    (mend,) = find_mends(dossier)
    mend.rewrite.write()
    assert (dossier / file).read_bytes().decode() == new
    assert found_in(dossier) == []


@pytest.mark.parametrize(
    "register",
    [
        "a: {name: Anna, kind: term, nmae: Bo}\n",
        "a: {name: Anna, kind: term, colour: red}\n",
        "a: {name: Anna, kind: event, dates: {date: 3/4/2024}}\n",
        "a: {name: Anna, kind: event, dates: {date: 31 April 2024}}\n",
        "a: {name: Anna, kind: term, relations: [{to: tobrok, as: of}]}\n",
        'a: {name: Anna, kind: term, description: "\\x5b[Tobruk]]"}\n',
        "a: {name: Anna, kind: ship}\n",
        "a:\n  name: Anna\n  kind: term\n  aliases: Brevik, Anna\n",
        'a: {name: Anna, kind: term, aliases: "Ann"}\n',
        "a: {name: Anna, kind: event, dates: {happened: 2024}}\n",
    ],
)
def test_what_is_not_sure_is_left_alone(write: Write, register: str) -> None:
    dossier = write({**WHOLE, "dossier/register/b.yml": register}) / "dossier"
    assert found_in(dossier)
    assert list(find_mends(dossier)) == []


def test_an_error_is_mended_though_it_hid_warnings(write: Write) -> None:
    hidden = {
        "dossier/register/b.yml": "a: {name: Anna, knid: event}\nb: {name: Bo, kind: event, dates: {date: 2024}}\n"
    }
    dossier = write({**WHOLE, **hidden}) / "dossier"
    before = found_in(dossier)
    for mend in find_mends(dossier):
        mend.rewrite.write()
    assert errors_and_warnings(before) == (2, 0)
    assert [problem.check for problem in found_in(dossier)] == [Check.EVENT_WITHOUT_DATE]


def test_what_would_not_help_is_not_written(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Tobruk: {name: Anna, kind: term}\n"
    root = write({**WHOLE, "dossier/register/b.yml": text})
    monkeypatch.chdir(root)
    result = run("check", "--fix", "--yes")
    assert (
        "left dossier/register/b.yml as it is: the dossier would have no fewer errors, and no fewer warnings either"
        in result.stderr
    )
    assert Path("dossier/register/b.yml").read_text() == text


def test_the_difference_is_shown_and_a_no_changes_nothing(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({**WHOLE, "dossier/register/b.yml": "a: {name: Anna, kind: trem}\n"})
    monkeypatch.chdir(root)
    refused = run("check", "--fix")
    assert "-a: {name: Anna, kind: trem}\n+a: {name: Anna, kind: term}\n" in refused.stderr
    assert refused.exit_code == 1
    assert Path("dossier/register/b.yml").read_text() == "a: {name: Anna, kind: trem}\n"


def test_mending_says_what_it_mended_and_checks_again(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({**WHOLE, "dossier/register/b.yml": "a: {name: Anna, kind: trem}\nb: {name: Bo}\n"})
    monkeypatch.chdir(root)
    result = run("check", "--fix", "--yes", "--format", "json")
    assert "mended dossier/register/b.yml\n  1:23 [unknown-kind]\n" in result.stderr
    assert [row["rule"] for row in json.loads(result.stdout)] == ["missing-key"]
    again = run("check", "--fix", "--yes")
    assert "mended" not in again.stderr


words = st.text(alphabet="abcdefghinmkeotr -_:#'\"{}[],\n\té", min_size=1, max_size=12)
keys = st.sampled_from(["name", "nmae", "kind", "knid", "aliases", "alaises", "definition", "definiton", "colour"])
kinds = st.sampled_from(["person", "persn", "plaec", "term", "trem", "Place", "event", "x"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["a", "B", "Cc", "d-"]), st.dictionaries(keys, words | kinds, max_size=5), max_size=3
    )
)
def test_mending_twice_is_mending_once(tmp_path: Path, entries: dict[str, dict[str, str]]) -> None:
    file = tmp_path / "register/a.yml"
    file.parent.mkdir(exist_ok=True)
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    file.write_text(text)
    before = found_in(tmp_path)
    for mend in find_mends(tmp_path):
        if mend.mended:
            mend.rewrite.write()
    after = found_in(tmp_path)
    assert errors_and_warnings(after) <= errors_and_warnings(before)
    assert (errors_and_warnings(after) == errors_and_warnings(before)) == (file.read_text() == text)
    assert len(file.read_text().splitlines()) == len(text.splitlines())
    assert [mend for mend in find_mends(tmp_path) if mend.mended] == []


def test_a_date_is_read_where_it_can_be_read_in_one_way() -> None:
    read = {
        text: fix.new if (fix := as_edtf(text)) else None
        for text in (
            "2024/04/17",
            "2024.4.7",
            "April 17, 2024",
            "17 april 2024",
            "May 2024",
            "17/04/2024",
            "04/17/2024",
            "17.4.2024",
            "3/4/2024",
            "2024-13-1",
            "soon",
        )
    }
    assert [*read.values()] == [
        "2024-04-17",
        "2024-04-07",
        "2024-04-17",
        "2024-04-17",
        "2024-05",
        *3 * ["2024-04-17"],
        None,
        None,
        None,
    ]


def test_a_word_that_may_be_two_is_neither() -> None:
    assert nearest("born", ["born", "borne"]) is None
    assert nearest("boat", ["goat", "coat"]) is None
    assert nearest("ot", ["to"]) is None

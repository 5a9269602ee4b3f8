"""The schemas take what the check takes, as an editor sees it, and mark the usual mistakes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from annotated_dossier.authoring.starting import STARTER
from annotated_dossier.dates import is_date
from annotated_dossier.model import KINDS, Kind
from annotated_dossier.reading.file_schemas import file_schemas
from annotated_dossier.reading.sources import front_matter_of

from ..building import run
from ..writing import SMALL

ROOT = Path(__file__).parents[2]
EXAMPLE = re.compile(r'^```\w+ title="(dossier/[^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
VESSEL = Kind("vessel", "Vessel", "Vessels", "kind-vessel")
SCHEMAS = {name: json.loads(schema) for name, schema in file_schemas([*KINDS, VESSEL]).items()}


class _Core(yaml.SafeLoader):
    """YAML 1.2's core schema, which editors go by: no dates, no `yes`, no octal numbers with a 0 alone."""


_Core.yaml_implicit_resolvers = {}


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


def faults(name: str, text: str) -> list[str]:
    value = json.loads(json.dumps(yaml.load(text, Loader=_Core)))
    return [error.message for error in Draft7Validator(SCHEMAS[name]).iter_errors(value)]


def schema_for(path: str) -> str:
    part = path.rpartition("dossier/")[2]
    return part.split("/")[0] if "/" in part and not part.startswith("sources") else Path(part).stem


def written() -> dict[str, tuple[str, str]]:
    """Every file of the shipped dossier, the starter, the small dossier and the guide: its schema and its text."""
    files = {f"shipped {p.name}": p.read_text("utf-8") for p in (ROOT / "dossier").rglob("*") if p.is_file()}
    paths = {f"shipped {p.name}": p.as_posix() for p in (ROOT / "dossier").rglob("*")}
    for path in STARTER.rglob("dossier/**/*"):
        if path.is_file():
            files[f"starter {path.name}"], paths[f"starter {path.name}"] = path.read_text("utf-8"), path.as_posix()
    guide = EXAMPLE.findall((ROOT / "docs/guide/files.md").read_text("utf-8"))
    for number, (path_name, text) in enumerate([*guide, *SMALL.items()]):
        if path_name.startswith("dossier/"):
            files[f"{number} {path_name}"], paths[f"{number} {path_name}"] = text, path_name
    found = {}
    for key, text in files.items():
        if paths[key].endswith(".md"):
            found[key] = ("source", front_matter_of(text)[0])
        elif paths[key].endswith(".yml"):
            found[key] = (schema_for(paths[key]), text)
    return found


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_is_a_schema_of_draft_07_that_says_what_every_key_means(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert "$defs" not in json.dumps(SCHEMAS[name])
    forms = [SCHEMAS[name], *SCHEMAS[name].get("definitions", {}).values()]
    for form in forms:
        for key, schema in form.get("properties", {}).items():
            assert schema.get("description"), f"{name}: {key}"


@pytest.mark.parametrize(("schema", "text"), written().values(), ids=list(written()))
def test_whatever_is_written_here_is_taken(schema: str, text: str) -> None:
    assert faults(schema, text) == []


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("register", "a: {name: 1984, kind: term, dates: {born: 1943}, location: [-5, '13.25']}"),
        ("register", "a: {name: NO, kind: vessel, aliases: [012, {name: 1e3, case: true, weak: no}], forms: []}"),
        ("register", "2024: {name: true, kind: event, sort: , not: x, dates: {date: 2024-04~}}"),
        ("source", "title: 2024\nauthor: A\ndate: 2024\nurl: HTTPS://a.example\nrights: full\nsha256:\n"),
        ("annotations", "- {id: 1, target: {paragraph: '1'}, body: 7, created: 2024-05-01T10:00:00Z}"),
        ("annotations", "- {id: a, target: {whole: true}, motivation: highlighting}"),
        ("settings", "without: demonym"),
        ("decisions", "- {source: a, quote: b, speaker: {unnamed: c}}"),
    ],
)
def test_what_an_author_may_type_is_taken(schema: str, text: str) -> None:
    assert faults(schema, text) == []


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("register", "a: {name: x, kind: persn}"),
        ("register", "a: {name: x}"),
        ("register", "A B: {name: x, kind: person}"),
        ("register", "a: {name: x, kind: place, location: [91, 0]}"),
        ("register", "a: {name: x, kind: place, location: [1]}"),
        ("register", "a: {name: x, kind: person, born: 1943}"),
        ("register", "a: {name: x, kind: person, dates: {born: May 1943}}"),
        ("register", "a: {name: x, kind: person, dates: {born: 1943/05/01}}"),
        ("register", "a: {name: x, kind: person, aliases: x}"),
        ("register", "a: {name: x, kind: person, relations: [{to: b}]}"),
        ("register", "- {name: x, kind: person}"),
        ("source", "author: A"),
        ("source", "title: A\nrights: some"),
        ("source", "title: A\nurl: www.a.example"),
        ("annotations", "- {id: a, target: {paragraph: 1}}"),
        ("annotations", "- {id: a, target: {paragraph: 0}, body: x}"),
        ("annotations", "- {id: a, target: {paragraph: 1, quote: x}, body: x}"),
        ("annotations", "- {id: a, target: {}, body: x}"),
        ("annotations", "- {id: a, target: {paragraph: 1}, body: x, place: header}"),
        ("claims", "- {id: a, statement: x, status: true, target: {source: a, paragraph: 1}}"),
        ("claims", "- {id: a, statement: x, status: asserted, target: {paragraph: 1}}"),
        ("decisions", "- {source: a, quote: b}"),
        ("decisions", "- {source: a, quote: b, entity: c, speaker: d}"),
        ("corrections", "- {date: 2024-05, entity: a, was: b, now: c}"),
        ("corrections", "- {date: 2024-05-01, was: b, now: c}"),
        ("kinds", "vessel: {singular: Vessel}"),
        ("settings", "styles: apa"),
    ],
)
def test_the_usual_mistakes_are_marked(schema: str, text: str) -> None:
    assert faults(schema, text) != []


# The features of EDTF, one after the other, as the Library of Congress's specification has them.
EDTF = re.findall(
    r"\S+",
    """
1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30
1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005 Y170000002 Y-170000002 2001-21 1984? 2004-06~
2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX 1985-04-12/.. 1985/.. 1985-04-12/ ../1985 /1985-04 -1985 Y-17E7
1950S2 [1667,1668,1670..1672] [..1760-12-03] [1760-12..] {1960,1961-12} 2004?-06-11 2004-06~-11 ?2004-06-~11
156X-12-25 1XXX-XX 2004-06-~01/2004-06-~20 1984~/2004-06
""",
)


@pytest.mark.parametrize("date", EDTF)
def test_what_the_check_takes_for_a_date_the_schema_takes(date: str) -> None:
    assert not is_date(date) or faults("source", f"{{title: a, date: '{date}'}}") == []


def test_most_of_those_are_dates_to_the_check() -> None:
    assert sum(map(is_date, EDTF)) > 40


def test_the_schemas_are_published_with_the_kinds_of_the_site(small_site: Path) -> None:
    Path("dossier/kinds.yml").write_text("vessel: {singular: Vessel, plural: Vessels}\n")
    assert run("pages", "out").exit_code == 0
    for name, schema in SCHEMAS.items():
        assert json.loads(Path(f"out/schemas/{name}.json").read_text("utf-8")) == schema

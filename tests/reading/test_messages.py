"""What an author is told of a value that does not fit, word for word: where it stands, and how it is written."""

from __future__ import annotations

import pytest

from ..building import problems_of
from ..conftest import Write
from .test_check import WHOLE

# What stands in an entry of the register besides name and kind, and what is told of it.
ENTRIES = {
    # One value where a list belongs
    "aliases: Anna": "`aliases` of entry `a`: `Anna` should be a list, as in `aliases: [Anna]` [wrong-type]",
    "aliases: Anna, Bo": (
        "`aliases` of entry `a`: `Anna, Bo` should be a list, as in `aliases: [Anna, Bo]` [wrong-type]"
    ),
    'aliases: "#1"': '`aliases` of entry `a`: `#1` should be a list, as in `aliases: ["#1"]` [wrong-type]',
    "aliases:\n    -Anna\n    -Bo": (
        "`aliases` of entry `a`: `-Anna -Bo` should be a list; put a space behind the `-` of each item [wrong-type]"
    ),
    "aliases: {name: Anna}": "`aliases` of entry `a`: should be a list; start its items with `- ` [wrong-type]",
    "relations: tobruk": (
        "`relations` of entry `a`: `tobruk` should be a list, "
        "as in `relations: [{to: port-amber, as: part of}]` [wrong-type]"
    ),
    "relations: [tobruk]": (
        "item 1 of `relations` of entry `a`: `tobruk` should be a mapping of keys to values, "
        "as in `{to: port-amber, as: part of}` [wrong-type]"
    ),
    "location: 50.2, -5.4": (
        "`location` of entry `a`: `50.2, -5.4` should be a list of two numbers: latitude, longitude, "
        "as in `location: [50.2, -5.4]` [wrong-type]"
    ),
    "dates: 2024": (
        "`dates` of entry `a`: `2024` should be a mapping of keys to values, "
        "as in `dates: {date: 2024-04}` [wrong-type]"
    ),
    "same_as: Q34": (
        "`same_as` of entry `a`: `Q34` should be a mapping of keys to values, "
        "as in `same_as: {wikidata: Q34}` [wrong-type]"
    ),
    # Identifiers of authorities
    "same_as: {viaf: abc}": (
        "`same_as.viaf` of entry `a`: `abc` is no identifier of viaf; "
        "expected one as in `viaf: 113230702` [malformed-value]"
    ),
    "same_as: {wikidata: q34}": (
        "`same_as.wikidata` of entry `a`: `q34` is no identifier; did you mean `Q34`? [malformed-value]"
    ),
    'same_as: {wikidata: "http://www.wikidata.org/wiki/Q34"}': (
        "`same_as.wikidata` of entry `a`: `http://www.wikidata.org/wiki/Q34` is an address; "
        "write the identifier that it ends with, `Q34` [malformed-value]"
    ),
    'same_as: {geonames: "https://elsewhere.example/2643743"}': (
        "`same_as.geonames` of entry `a`: `https://elsewhere.example/2643743` is no identifier of geonames; "
        "expected one as in `geonames: 2643743` [malformed-value]"
    ),
    # Where it stands
    "relations: [{to: tobruk, as: of}, {to: tobruk}]": (
        "item 2 of `relations` of entry `a` has no `as`; it needs one [missing-key]"
    ),
    "aliases: [{name: Anna, only_in: [one, '']}]": (
        "item 2 of `only_in` in item 1 of `aliases` of entry `a`: `` is empty; write at least one word [blank-value]"
    ),
    "aliases: [{name: Anna, wek: yes}]": (
        "unknown key `wek` in item 1 of `aliases` of entry `a`; did you mean `weak`? [unknown-key]"
    ),
    "location: [95, here]": [
        "`95` is out of range for the latitude in `location` of entry `a`: should be at most 90 [out-of-range]",
        "the longitude in `location` of entry `a`: `here` should be a number [wrong-type]",
    ],
    # Colons
    "aliases:\n    - Anna: a name": [
        "item 1 of `aliases` of entry `a` has no `name`; it needs one [missing-key]",
        "unknown key `Anna` in item 1 of `aliases` of entry `a`; expected one of case, name, only_in, weak; "
        "a text that holds `: ` needs quotation marks [unknown-key]",
    ],
    "dates: {born:1943}": (
        "`born:1943` is a key without a value; put a space behind the colon: `born: 1943` [malformed-value]"
    ),
    # Keys without a value
    "definiton:": "unknown key `definiton` in entry `a`; did you mean `definition`? [unknown-key]",
    "definition:": [],
    "relations: [{to: tobruk, as: keeper of, and pilot}]": (
        "unknown key `and pilot` in item 1 of `relations` of entry `a`; text that holds a comma needs quotation marks "
        "[unknown-key]"
    ),
    "forms:\n    - surname: yes": (
        "item 1 of `forms` of entry `a`: should be text; a text that holds `: ` needs quotation marks [wrong-type]"
    ),
    "location: [50.2]": (
        "`location` of entry `a`: should be two numbers, each with a decimal point, as in [50.2, -5.4] [wrong-type]"
    ),
    "location: [50.2N, 5.4 W]": [
        "the latitude in `location` of entry `a`: `50.2N` should be a number, "
        "north and east positive, south and west negative: `50.2` [wrong-type]",
        "the longitude in `location` of entry `a`: `5.4 W` should be a number, "
        "north and east positive, south and west negative: `-5.4` [wrong-type]",
    ],
    "location: [5.4W, 50.2]": "the latitude in `location` of entry `a`: `5.4W` should be a number [wrong-type]",
    # Ids
    "relations: [{to: Dr. Ada, as: of}]": (
        "`to` in item 1 of `relations` of entry `a`: `Dr. Ada` is no id; an id is made of a-z, 0-9 and hyphens "
        "[not-an-id]"
    ),
    "relations: [{to: ADA, as: of}]": (
        "`to` in item 1 of `relations` of entry `a`: `ADA` is no id; an id is made of a-z, 0-9 and hyphens; "
        "did you mean `a`? [not-an-id]"
    ),
    # Dates
    "dates: {born: 22.4.2024}": (
        "`dates.born` of entry `a`: `22.4.2024` is no date; did you mean `2024-04-22`? [not-a-date]"
    ),
    "dates: {born: 11/14/1929}": (
        "`dates.born` of entry `a`: `11/14/1929` is no date; did you mean `1929-11-14`? [not-a-date]"
    ),
    "dates: {born: 31/4/2024}": ("`dates.born` of entry `a`: `31/4/2024` is no date: April has 30 days [not-a-date]"),
    "dates: {born: 1987-11-31}": (
        "`dates.born` of entry `a`: `1987-11-31` is no date: November has 30 days [not-a-date]"
    ),
    "dates: {born: 2024-02-31}": (
        "`dates.born` of entry `a`: `2024-02-31` is no date: February 2024 has 29 days [not-a-date]"
    ),
    "dates: {born: 2023-02-29~}": (
        "`dates.born` of entry `a`: `2023-02-29~` is no date: February 2023 has 28 days [not-a-date]"
    ),
    "dates: {born: 2023-04-31/..}": (
        "`dates.born` of entry `a`: `2023-04-31/..` is no date: April has 30 days [not-a-date]"
    ),
    "dates: {born: 31 April 2024}": (
        "`dates.born` of entry `a`: `31 April 2024` is no date: April has 30 days [not-a-date]"
    ),
    "dates: {born: 2024-13}": "`dates.born` of entry `a`: `2024-13` is no date: there is no month 13 [not-a-date]",
    "dates: {born: 2024-00-10}": (
        "`dates.born` of entry `a`: `2024-00-10` is no date: there is no month 00 [not-a-date]"
    ),
    "dates: {born: 17 April 2024}": (
        "`dates.born` of entry `a`: `17 April 2024` is no date; did you mean `2024-04-17`? [not-a-date]"
    ),
    "dates: {born: 2024-21}": [],
}


@pytest.mark.parametrize("keys", ENTRIES)
def test_a_slip_in_an_entry_is_told_with_what_to_write(write: Write, keys: str) -> None:
    register = {"dossier/register/b.yml": f"a:\n  name: Ada\n  kind: person\n  {keys}\n"}
    told = ENTRIES[keys]
    lines = problems_of(write({**WHOLE, **register}) / "dossier")
    assert [line.split(": error: ", 1)[1] for line in lines] == ([told] if isinstance(told, str) else told)


# What stands in other files, and what is told of it.
FILES = {
    ("settings.yml", "checks: off\n"): (
        "1:9: error: `checks` of the settings: `off` should be a mapping of keys to values, "
        "as in `checks: {uncited-reference: off}` [wrong-type]"
    ),
    ("settings.yml", "style:apa\n"): (
        "1:1: error: the settings should be a mapping of keys to values, "
        "with a space behind the colon: `style: apa` [wrong-type]"
    ),
    ("kinds.yml", "ship: Ship\n"): (
        "1:7: error: kind `ship` should be a mapping of keys to values, as in `singular: ...` [wrong-type]"
    ),
    ("claims.yml", "- {id: x, statement: W., target: one, status: asserted}\n"): (
        "1:34: error: `target` of the claim: `one` should be a mapping of keys to values, "
        "as in `target: {source: two-ships, quote: the words}` [wrong-type]"
    ),
    ("annotations/one.yml", "- {id: x, target: Tobruk, body: W.}\n"): (
        "1:19: error: `target` of the note: `Tobruk` should be a mapping of keys to values, "
        "as in `target: {quote: the words}` [wrong-type]"
    ),
    ("decisions.yml", "- {source: one, quote: Tobruk entity: tobruk}\n"): (
        "1:17: error: this is not YAML: either a comma is missing before `entity:`, or the text holds `: `; "
        'put it in quotation marks: `quote: "Tobruk entity: tobruk"` [yaml-syntax]'
    ),
    ("corrections.yml", "- {date: 2024-02-30, was: a, now: b, source: one}\n"): (
        "1:10: error: `date` of the correction: `2024-02-30` is no day: February 2024 has 29 days [not-a-date]"
    ),
    ("register/b.yml", "- bo:\n    name: Bo\n    kind: person\n"): (
        "1:1: error: a register file is a mapping from id to entry, as in `tobruk: {name: Tobruk, kind: place}`; "
        "delete the `- ` before each id [wrong-type]"
    ),
    ("register/b.yml", "bo:\nname: Bo\nkind: person\ndates: {born: 1943}\n"): (
        "2:1: error: `name`, `kind`, `dates` of entry `bo` should be indented below it; "
        "put two spaces before each line from here on [wrong-type]"
    ),
    ("register/b.yml", "bo:\n  name：Bo\n"): (
        "2:3: error: entry `bo` should be a mapping of keys to values, with a space behind the colon: `name: Bo` "
        "[wrong-type]"
    ),
    ("references.json", '[{“id”: "a"}]'): (
        '1:3: error: this is not JSON: `“` is no quotation mark of JSON; write `"` [json-syntax]'
    ),
    ("references.json", '[{"id": "a", "title": "A",}]'): (
        "1:26: error: this is not JSON: nothing stands behind the comma here; delete it [json-syntax]"
    ),
    ("references.json", '{"id": "a"}\n{"id": "b"}'): (
        "2:1: error: this is not JSON: a second value starts here; "
        "put all in one list, with commas between them: `[..., ...]` [json-syntax]"
    ),
    ("sources/two.md", "---\ntitle: Report: what\n---\nText.\n"): (
        "2:14: error: this is not YAML: the text holds `: `; "
        'put it in quotation marks: `title: "Report: what"` [yaml-syntax]'
    ),
}


@pytest.mark.parametrize(("file", "text"), FILES)
def test_a_slip_in_any_file_is_told_with_what_to_write(write: Write, file: str, text: str) -> None:
    root = write({**WHOLE, f"dossier/{file}": text})
    assert problems_of(root / "dossier") == [f"{file}:{FILES[file, text]}"]


def test_each_entry_that_is_not_indented_is_told_once(write: Write) -> None:
    register = {"dossier/register/b.yml": "bo:\nname: Bo\nkind: person\nada:\nname: Ada\nkind: person\n"}
    assert problems_of(write({**WHOLE, **register}) / "dossier") == [
        "register/b.yml:2:1: error: `name`, `kind` of entry `bo` should be indented below it; "
        "put two spaces before each line from here on [wrong-type]",
        "register/b.yml:5:1: error: `name`, `kind` stand in one column with `ada`, which has no value; "
        "indent them below it [duplicate-key]",
    ]


# The dates of an event and of a person, and what is told of their labels.
LABELS = {
    "kind: event, dates: {happened: 2024}": (
        "1:43",
        "the entry `a` has a date that is called `happened`; an event has `date`, or `start` and `end`",
    ),
    "kind: event, dates: {founded: 2024}": (
        "1:43",
        "the entry `a` has a date that is called `founded`; an event has `date`, or `start` and `end`",
    ),
    "kind: event, dates: {strat: 2024}": (
        "1:43",
        "the entry `a` has a date that is called `strat`; did you mean `start`? "
        "an event has `date`, or `start` and `end`",
    ),
    "kind: event, dates: {start: 2024, edn: 2025}": (
        "1:56",
        "the entry `a` has a date that is called `edn`; did you mean `end`? an event has `date`, or `start` and `end`",
    ),
    "kind: person, dates: {bron: 1943}": (
        "1:44",
        "the entry `a` has a date that is called `bron`; did you mean `born`? "
        "usual are `born`, `died`, `founded`, `dissolved`, `date`, `start`, `end`",
    ),
    "kind: event, dates: {start: 2024, ratified: 2025}": None,
    "kind: person, dates: {knighted: 1943}": None,
}


@pytest.mark.parametrize("keys", LABELS)
def test_a_date_that_is_called_by_no_usual_word_is_told(write: Write, keys: str) -> None:
    register = {"dossier/register/b.yml": f"a: {{name: The Storm, {keys}}}\n"}
    told = LABELS[keys]
    expected = [f"register/b.yml:{told[0]}: warning: {told[1]} [unknown-date-label]"] if told else []
    assert problems_of(write({**WHOLE, **register}) / "dossier") == expected

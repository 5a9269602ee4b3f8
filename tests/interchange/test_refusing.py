"""A file that is not as it must be is refused whole, with the place and the rule, and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotated_dossier.interchange.detecting import parse_annotations
from annotated_dossier.problems import Problems

C = "http://www.w3.org/ns/anno.jsonld"
ID = "http://x.example/1"
TARGET = "http://x.example/text"
GOOD: dict[str, Any] = {"@context": C, "id": ID, "type": "Annotation", "bodyValue": "Hi.", "target": TARGET}
ROW: dict[str, Any] = {"id": "a1", "uri": TARGET, "user": "acct:a@b", "text": "Hi.", "target": [{"source": TARGET}]}


def told(text: str) -> list[str]:
    problems = Problems()
    found = parse_annotations(text, "f.json", problems)
    assert (found is None) == any(problem.severity == "error" for problem in problems.found)
    return [str(problem).replace(": error: ", " ") for problem in problems.found]


def with_(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**GOOD, **changes}.items() if value != "GONE"}


def row(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in {**ROW, **changes}.items() if value != "GONE"}


def specific(**selector: Any) -> dict[str, Any]:
    return {"type": "SpecificResource", "source": TARGET, "selector": selector}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f.json:1:1 this is not JSON: it is empty; expected `[...]` or `{...}`"),
        ('{"id": 1,\n  "x" 2}', "f.json:2:7 this is not JSON: a colon is missing here, between a key and its value"),
        ('[{"a": 1}] x', "f.json:1:12 this is not JSON: a second value starts here"),
        ('{"x": NaN}', "f.json:1:7 this is not a number that JSON and its readers know"),
        ('{"x": [1, 1e999]}', "f.json:1:11 this is not a number that JSON and its readers know"),
        ('{"x": ' + "9" * 5000 + "}", "f.json:1:7 this is not a number that JSON and its readers know"),
        ('{"x": "\\ud83d"}', "f.json:1:7 half of a surrogate pair is no character"),
        ('{"\\ud83d": 1}', "f.json:1:2 half of a surrogate pair is no character"),
        ("[" * 70 + "]" * 70, "f.json:1:61 nested more than 60 deep; no annotation needs that"),
        ("[" * 100_000 + "]" * 100_000, "f.json:1:1 nested more than 60 deep; no annotation needs that"),
        (
            '{"motivation": "linking",\n "motivation": "tagging"}',
            "f.json:2:2 /motivation: the key `motivation` stands here a second time; a key has one value",
        ),
        ("7", "f.json:1:1 the whole file: expected an annotation, a list, page or collection of them, or rows"),
        ("[7]", "f.json:1:2 /0: expected an annotation, a list, page or collection of them, or rows"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_not_json_is_told_with_line_and_column(text: str, message: str) -> None:
    (line,) = told(text)
    assert line.startswith(message)


@pytest.mark.parametrize(
    ("value", "messages"),
    [
        (with_(target="GONE"), ["/target: an annotation has at least one `target`; found none"]),
        (with_(target=None), ["/target: an annotation has at least one `target`; found none"]),
        (with_(target=[]), ["/target: an annotation has at least one `target`; found none"]),
        (with_(target=7), ["/target: a target is an IRI or an object; found the number 7"]),
        (with_(target=[TARGET, [TARGET]]), ["/target/1: a target is an IRI or an object; found a list"]),
        (with_(target="two words"), ["/target: a target that is text is an IRI; found `two words`"]),
        (with_(target={}), ["/target/id: a target that is a resource has exactly one `id`; found none"]),
        (
            with_(target={"source": [TARGET, ID], "selector": []}),
            ["/target/source: a target that is part of something (SpecificResource) has exactly one `source`; found 2"],
        ),
        (
            with_(target={"selector": {"type": "CssSelector", "value": "p"}}),
            [
                "/target/source: a target that is part of something (SpecificResource) has exactly one `source`; "
                "found none"
            ],
        ),
        (
            with_(target={"type": "List", "items": []}),
            ["/target/items: a target of several has a list of `items`"],
        ),
        (with_(id="GONE"), ["/id: an annotation has exactly one `id`; found none"]),
        (with_(id=[ID, "http://x.example/2"]), ["/id: an annotation has exactly one `id`; found 2"]),
        (with_(id="no iri"), ["/id: `id` of an annotation is an IRI; found `no iri`"]),
        (with_(type="GONE"), ["/type: an annotation has the `type` `Annotation`"]),
        (with_(type="Note"), ["/type: an annotation has the `type` `Annotation`"]),
        (with_(**{"@context": "GONE"}), [f"/@context: the `@context` holds {C}; found none"]),
        (
            with_(**{"@context": "http://schema.org"}),
            [f"/@context: the `@context` holds {C}; found `http://schema.org`"],
        ),
        (with_(body=ID), ["/bodyValue: an annotation has either `body` or `bodyValue`, not both"]),
        (with_(bodyValue=["a", "b"]), ["/bodyValue: an annotation has at most one `bodyValue`; found 2"]),
        (with_(bodyValue={"value": "x"}), ["/bodyValue: `bodyValue` of an annotation is text; found an object"]),
        (with_(bodyValue="GONE", body=[3]), ["/body/0: a body is an IRI or an object; found the number 3"]),
        (
            with_(bodyValue="GONE", body={"type": "TextualBody"}),
            ["/body/value: a body without `id` or `source` (TextualBody) has exactly one `value`; found none"],
        ),
        (
            with_(bodyValue="GONE", body={"type": "TextualBody", "value": 5, "textDirection": "up"}),
            [
                "/body/textDirection: `textDirection` of a body without `id` or `source` (TextualBody) is `ltr`, `rtl` "
                "or `auto`; found `up`",
                "/body/value: `value` of a body without `id` or `source` (TextualBody) is text; found the number 5",
            ],
        ),
        (
            with_(created="yesterday", modified=["2024-05-01T10:00:00Z", "2024-05-02T10:00:00Z"]),
            [
                "/created: `created` of an annotation is a date and time such as 2024-05-01T10:00:00Z; "
                "found `yesterday`",
                "/modified: an annotation has at most one `modified`; found 2",
            ],
        ),
        (with_(created="2024-13-01T10:00:00Z"), ["/created: `created` of an annotation is a date and time such as"]),
        (with_(motivation=7), ["/motivation: `motivation` of an annotation is an IRI; found the number 7"]),
        (with_(creator=True), ["/creator: `creator` of an annotation is an IRI or an object; found true"]),
        (with_(creator={"name": 7}), ["/creator/name: `name` of a creator is text; found the number 7"]),
        (with_(canonical=[ID, TARGET]), ["/canonical: an annotation has at most one `canonical`; found 2"]),
        (
            with_(target=specific(type="TextQuoteSelector", prefix="x")),
            ["/target/selector/exact: a TextQuoteSelector has exactly one `exact`; found none"],
        ),
        (
            with_(target=specific(type="TextQuoteSelector", exact=["a", "b"])),
            ["/target/selector/exact: a TextQuoteSelector has exactly one `exact`; found 2"],
        ),
        (
            with_(target=specific(type="TextPositionSelector", start=-1, end="5")),
            [
                "/target/selector/start: `start` of a TextPositionSelector is a whole number from 0; "
                "found the number -1",
                "/target/selector/end: `end` of a TextPositionSelector is a whole number from 0; found `5`",
            ],
        ),
        (
            with_(target=specific(type="TextPositionSelector", start=9, end=5)),
            ["/target/selector/end: a selector ends where it starts or later; 5 is before 9"],
        ),
        (with_(target=specific(exact="x")), ["/target/selector/type: a selector has a `type`; found none"]),
        (
            with_(target=specific(type="FragmentSelector", value="a", refinedBy={"type": "CssSelector"})),
            ["/target/selector/refinedBy/value: a CssSelector has exactly one `value`; found none"],
        ),
        ([GOOD, {**GOOD, "bodyValue": "Ho."}], [f"/1/id: the id `{ID}` stands here a second time (first at /0)"]),
        (
            {"@context": C, "id": ID, "type": "AnnotationPage"},
            ["/items: an annotation page has exactly one list of `items`"],
        ),
        (
            {"@context": C, "id": ID, "type": "AnnotationPage", "items": [GOOD, "http://x.example/2", with_(target=7)]},
            [
                "/items/1: the annotation `http://x.example/2` is not in this file and is not fetched; embed it",
                "/items/2/target: a target is an IRI or an object; found the number 7",
            ],
        ),
        (
            {"@context": C, "id": ID, "type": "AnnotationCollection", "total": 2},
            ["/first: an annotation collection has a `first` page; found none"],
        ),
        (
            {"@context": C, "id": ID, "type": "AnnotationCollection", "total": -2, "first": "http://x.example/p"},
            [
                "/total: `total` of an annotation collection is a whole number from 0; found the number -2",
                "/first: the page `http://x.example/p` is not in this file and is not fetched",
            ],
        ),
        (
            {"@context": C, "id": ID, "type": "AnnotationCollection", "first": {"items": []}},
            ["/first: `first` is an annotation page (an object of the type `AnnotationPage`)"],
        ),
        ({"type": "AnnotationCollection", "id": ID, "total": 0}, [f"/@context: the `@context` holds {C}; found none"]),
        ({"rows": 7}, ["/rows: `rows` of Hypothes.is is a list"]),
        ({"rows": [7]}, ["/rows/0: a row of Hypothes.is is an object"]),
        (
            {"rows": [row(target="GONE"), row(id="GONE", target=[7])]},
            [
                "/rows/0/target: a row of Hypothes.is has a list of at least one `target`",
                "/rows/1/id: a row of Hypothes.is has exactly one `id`, which is text",
                "/rows/1/target/0: a target of Hypothes.is is an object",
            ],
        ),
        (
            row(tags=[1], created="soon", target=[{"selector": [{"type": "TextQuoteSelector"}]}]),
            [
                "/created: `created` is a date and time such as 2024-05-01T10:00:00Z; found `soon`",
                "/tags: `tags` of a row of Hypothes.is is a list of words",
                "/target/0/selector/0/exact: a TextQuoteSelector has exactly one `exact`; found none",
            ],
        ),
        (
            {"type": "Annotation", "id": "#5c8f", "body": [{"type": "TextualBody"}]},
            [
                "/body/0/value: a body without `id` or `source` (TextualBody) has exactly one `value`; found none",
                "/target: an annotation has at least one `target`; found none",
            ],
        ),
        ({"id": "5c8f", "bodies": [], "target": 7}, ["/target: an annotation of Recogito has exactly one `target`"]),
        ({"id": "5c8f", "bodies": [7], "target": {}}, ["/bodies/0: a body is an IRI or an object; found the number 7"]),
        (
            with_(**{"urn:annotated-dossier:id": "A B", "urn:annotated-dossier:target": "{"}),
            [
                "/urn:annotated-dossier:id: `urn:annotated-dossier:id` is an id of a-z, 0-9 and hyphens; found `A B`",
                "/urn:annotated-dossier:target: `urn:annotated-dossier:target` is a target of ours, as JSON; found `{`",
            ],
        ),
    ],
    ids=lambda value: "",
)
def test_what_breaks_a_rule_is_told_with_its_pointer(value: Any, messages: list[str]) -> None:
    lines = [line.split(" ", 1)[1] for line in told(json.dumps(value))]
    assert len(lines) == len(messages), lines
    for line, message in zip(lines, messages, strict=True):
        assert line.startswith(message)


@pytest.mark.parametrize(
    "value",
    [
        GOOD,
        with_(created=["2024-05-01T10:00:00Z"], motivation=["linking", "tagging"], bodyValue=["Hi."]),
        with_(created="2024-05-01", type=["Annotation", "x:Own"], **{"@context": [C, {"x": "http://x.example/"}]}),
        with_(target={"id": TARGET, "type": "Text", "format": ["text/html", "text/plain"]}),
        with_(target={"source": {"id": TARGET, "type": "Text"}, "selector": "http://x.example/selector"}),
        with_(target=specific(type="UnheardOfSelector", value=7)),
        with_(bodyValue="GONE", body=[]),
        with_(bodyValue="GONE", body={"type": "Choice", "items": [ID, {"value": "x"}]}),
        with_(creator={"type": "Person", "name": ["Ada", "A."], "email": "mailto:ada@x.example"}, rights=[ID, TARGET]),
        with_(unheard_of={"of": [1, 2.5, None, True]}),
        [],
        {"total": 0, "rows": []},
        {"@context": C, "id": ID, "type": "AnnotationCollection", "total": 0},
        {"@context": C, "id": ID, "type": ["AnnotationPage"], "items": [], "next": None},
        row(permissions=None, user_info=None, tags=None, references=None, document={}, target=[{}]),
    ],
    ids=lambda value: "",
)
def test_what_the_model_allows_is_taken(value: Any) -> None:
    assert told(json.dumps(value)) == []


def test_a_page_that_goes_on_elsewhere_is_taken_with_a_warning() -> None:
    page = {"@context": C, "id": ID, "type": "AnnotationPage", "items": [GOOD], "next": "http://x.example/p2"}
    assert told(json.dumps(page)) == [
        "f.json:1:278: warning: /next: the page `http://x.example/p2` is not in this file and is not fetched; "
        "its notes are not imported [imported-otherwise]"
    ]


def test_places_are_those_of_the_values() -> None:
    text = '[\n  {"id": 1},\n  {"a/b~c": {"id": [true,\n    "x"]}}\n]'
    from annotated_dossier.interchange.json_places import parse_json

    json_text = parse_json("\ufeff" + text, "f", Problems())
    assert json_text is not None
    places = {pointer: str(json_text.place(pointer)) for pointer in ("", "/0/id", "/1/a~1b~0c/id/1", "/1/nothing/x")}
    assert places == {"": "f:1:1", "/0/id": "f:2:10", "/1/a~1b~0c/id/1": "f:4:5", "/1/nothing/x": "f:3:3"}


def test_no_file_at_all(tmp_path: Path) -> None:
    from annotated_dossier.authoring.importing import prepare_import

    problems = Problems()
    assert prepare_import(tmp_path / "none.json", "one", tmp_path, problems) is None
    assert str(problems.found[-1]).endswith("none.json:1:1: error: there is no such file [missing-file]")

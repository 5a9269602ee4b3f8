"""What goes out comes back: our notes as they were, and other tools' annotations with all that they said."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_dossier.authoring.importing import export_notes, prepare_import, write_import, yaml_of
from annotated_dossier.interchange.json_places import one_line
from annotated_dossier.interchange.rules import CONTEXT, check_annotation
from annotated_dossier.model import Annotation, Motivation, NotePlace, Selector, Span
from annotated_dossier.problems import Place, Problems
from annotated_dossier.reading.annotations import load_annotations

from ..writing import source_file, write_files
from .test_refusing import ID, C, row, specific, with_

GOLDEN = Path(__file__).parents[1] / "golden" / "interchange"
TEXT = "Two ships 🚢 reached Port Amber.\n\nThe league counted 40 crates. It counted 40 crates."
NOWHERE = Place("")

characters = st.characters(exclude_categories=["Cs"])
words = st.text(characters, min_size=1, max_size=40).map(str.strip).filter(bool)
bodies = st.one_of(
    words,
    st.sampled_from(
        ["- a\n- b", "# H\n\n  indented", "See [[port-amber]], [@one, p. 2].", "\ttab", "a  \nb\\\nc", "'\"#: {"]
    ),
)
dates = st.sampled_from(["", "2024", "2024-04", "2024-04-17", "2024-04~", "2015/..", "2024-05-01T10:00:00Z"])
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
quotes = st.one_of(st.sampled_from(["counted 40 crates", "Two ships 🚢", "Port Amber", "not there", "—"]), words)
targets = st.one_of(
    st.builds(Selector, quotes, st.text(characters, max_size=9), st.text(characters, max_size=9), st.none() | spans),
    st.builds(lambda number: Selector(paragraph=number), st.integers(1, 4)),
    st.just(Selector()),
)
foreign = st.sampled_from(
    [
        "",
        one_line(
            {"id": "AbC", "uri": "https://x.example", "text": "Hi [[x]]", "target": [{"source": "x"}], "extra": 1}
        ),
        one_line({"id": "http://x.example/1", "type": "Annotation", "target": "http://x.example", "x": [1.5, None]}),
        one_line({"id": "#5c8f3a0e-8d2f-4c55-a1f0-4a4a4d1fd0b2", "type": "Annotation", "target": {"selector": []}}),
    ]
)


@st.composite
def notes(draw: st.DrawFn, number: int) -> Annotation:
    motivation = draw(st.sampled_from(Motivation))
    return Annotation(
        id=f"note-{number}",
        source="one",
        target=draw(targets),
        body=draw(bodies | st.just("") if motivation is Motivation.HIGHLIGHTING else bodies).strip(),
        place=NOWHERE,
        motivation=motivation,
        stands=draw(st.sampled_from(NotePlace)),
        author=draw(st.just("") | words),
        created=draw(dates),
        modified=draw(dates),
        tags=tuple(dict.fromkeys(draw(st.lists(words, max_size=2)))),
        replies_to=draw(st.sampled_from(["", "note-0", "note-1", "somebody-else"])),
        origin=draw(foreign) if number == 0 else "",
    )


def loaded(dossier: Path) -> list[Annotation]:
    problems = Problems()
    found = [replace(note, place=NOWHERE) for note in load_annotations(dossier / "annotations", problems)]
    assert problems.found == []
    return found


def carried_over(dossier: Path, to: Path) -> list[dict[str, Any]]:
    """Export, hold each annotation against the model, import beside the same source; return the annotations."""
    collection = export_notes(dossier, (), Problems())
    assert collection is not None
    told: list[tuple[str, str]] = []
    for item in collection["first"]["items"]:
        check_annotation(item, "", lambda where, rule: told.append((where, rule)), inherits_context=False)
    assert told == []
    file = to / "export.json"
    write_files(to, {"sources/one.md": source_file(TEXT)})
    file.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    problems = Problems()
    prepared = prepare_import(file, "one", to, problems)
    assert prepared is not None, problems.found
    write_import(prepared)
    items: list[dict[str, Any]] = collection["first"]["items"]
    return items


@settings(max_examples=60, deadline=None)
@given(st.tuples(notes(0), notes(1), notes(2)), st.booleans())
def test_export_then_import_gives_the_same_notes(written: tuple[Annotation, ...], with_source: bool) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        files = {"a/annotations/one.yml": "".join(map(yaml_of, written)), "a/sources/one.md": source_file(TEXT)}
        write_files(root, files if with_source else {name: files[name] for name in list(files)[:1]})
        before = loaded(root / "a")
        assert before == list(written)
        carried_over(root / "a", root / "b")
        assert loaded(root / "b") == before
        again = root / "b" / "annotations" / "one.yml"
        as_it_was = again.read_bytes()
        carried_over(root / "a", root / "b")
        assert again.read_bytes() == as_it_was


def cases() -> list[Path]:
    return [path for path in sorted(GOLDEN.glob("*.yml")) if "notes:" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("case", cases(), ids=lambda path: path.stem)
def test_what_other_tools_wrote_comes_back(case: Path, tmp_path: Path) -> None:
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    files = {"a/annotations/one.yml": golden["notes"], "a/sources/one.md": source_file(golden["text"])}
    dossier = write_files(tmp_path, files) / "a"
    items = carried_over(dossier, tmp_path / "b")
    assert loaded(tmp_path / "b") == loaded(dossier)
    for note, item in zip(loaded(dossier), items, strict=True):
        origin = json.loads(note.origin)
        kept = item.get("urn:annotated-dossier:origin")
        if kept is not None:
            assert json.loads(kept) == origin
        else:
            bare = {key: value for key, value in item.items() if not key.startswith("urn:annotated-dossier:")}
            assert bare == {"@context": CONTEXT, **origin}


def test_what_the_author_changed_since_is_what_is_exported(tmp_path: Path) -> None:
    golden = yaml.safe_load((GOLDEN / "w3c-with-everything.yml").read_text(encoding="utf-8"))
    changed = golden["notes"].replace("In English.\n", "In plain English.\n", 1).replace("[odd]", "[odd, even]", 1)
    dossier = write_files(tmp_path, {"a/annotations/one.yml": changed}) / "a"
    item = carried_over(dossier, tmp_path / "b")[0]
    assert [body["value"] for body in item["body"]][1:] == ["odd", "even"]
    assert item["body"][0]["value"].endswith("In plain English.")
    assert item["rights"] == "https://creativecommons.org/licenses/by/4.0/"
    assert len(item["target"]) == 2
    assert json.loads(item["urn:annotated-dossier:origin"])["body"][1]["value"] == "odd"
    assert loaded(tmp_path / "b") == loaded(dossier)


def test_a_note_that_another_tool_moved_stands_where_it_says(tmp_path: Path) -> None:
    note = Annotation("a", "one", Selector("Port Amber"), "Where?", NOWHERE)
    dossier = write_files(tmp_path, {"a/annotations/one.yml": yaml_of(note), "a/sources/one.md": source_file(TEXT)})
    collection = export_notes(dossier / "a", (), Problems())
    assert collection is not None
    (item,) = collection["first"]["items"]
    item["target"]["selector"][0]["exact"] = "Two ships"
    item["seen"] = True
    write_files(tmp_path, {"moved.json": json.dumps(item), "b/sources/one.md": source_file(TEXT)})
    prepared = prepare_import(tmp_path / "moved.json", "one", tmp_path / "b", Problems())
    assert prepared is not None
    (moved,) = prepared.added
    assert moved.target.quote == "Two ships"
    assert json.loads(moved.origin)["seen"] is True


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 7, -1.5, "", "x y", "http://x.example/2", [], {}, [[]], [7], [None], {"id": []}, [{}]]
)
FULL: list[Any] = [
    with_(bodyValue="GONE", creator={"name": "Ada"}, created="2024-05-01T10:00:00Z", motivation="linking")
    | {"body": [{"type": "TextualBody", "value": "x", "format": "text/html", "purpose": "tagging"}, {"items": [ID]}]}
    | {"target": [specific(type="FragmentSelector", value="p", refinedBy={"type": "TextQuoteSelector", "exact": "x"})]},
    {
        "@context": C,
        "id": ID,
        "type": "AnnotationCollection",
        "first": {"type": "AnnotationPage", "id": ID, "items": []},
    },
    {"rows": [row(references=["b"], tags=["t"], permissions={"read": ["x"]}, user_info={"display_name": "A"})]},
    {"id": "#1", "type": "Annotation", "body": [{"value": "x"}], "target": {"selector": [{"type": "CssSelector"}]}},
    {
        "id": "1",
        "bodies": [{"value": "x", "creator": {"id": "u"}}],
        "target": {"selector": [{"quote": "x", "start": 1}]},
    },
]


def _spots(value: Any) -> list[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [(value, key) for key in keys] + [spot for key in keys for spot in _spots(value[key])]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FULL), st.data())
def test_nothing_is_too_odd_to_be_told_or_taken(value: Any, data: st.DataObject) -> None:
    value = json.loads(json.dumps(value))
    for _ in range(data.draw(st.integers(1, 3))):
        spots = _spots(value)
        if not spots:
            break
        holder, key = data.draw(st.sampled_from(spots))
        holder[key] = deepcopy(data.draw(ODD))
    with TemporaryDirectory() as folder:
        root = write_files(Path(folder), {"odd.json": json.dumps(value), "a/sources/one.md": source_file(TEXT)})
        prepared = prepare_import(root / "odd.json", "one", root / "a", Problems())
        if prepared is None or not prepared.added:
            return
        write_import(prepared)
        carried_over(root / "a", root / "b")
        assert loaded(root / "b") == loaded(root / "a")

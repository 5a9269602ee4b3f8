"""`import` and `export` on the command line: nothing overwritten, everything told."""

from __future__ import annotations

import json
import shutil
from html import unescape
from pathlib import Path

import pytest

from ..building import run
from ..writing import NOTES

FILE = Path("dossier/annotations/two-ships.yml")
ANNOTATION = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://x.example/1",
    "type": "Annotation",
    "bodyValue": "Blue ones.",
    "target": {"source": "http://x.example", "selector": {"type": "TextQuoteSelector", "exact": "40 crates"}},
}
ADDED = """\
- id: 1-1e7863
  target: {quote: "40 crates", position: {start: 113, end: 122}}
  body: |
    Blue ones.
  origin: |-
    {"id":"http://x.example/1","type":"Annotation","bodyValue":"Blue ones.",\
"target":{"source":"http://x.example","selector":{"type":"TextQuoteSelector","exact":"40 crates"}}}
"""


@pytest.fixture
def file(small_site: Path) -> Path:
    path = small_site / "notes.json"
    path.write_text(json.dumps(ANNOTATION))
    return path


def test_import_adds_at_the_end_and_never_twice(file: Path) -> None:
    first = run("import", "notes.json", "--source", "two-ships")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == "added      1-1e7863\n1 note added to dossier/annotations/two-ships.yml\n"
    assert FILE.read_text() == NOTES + ADDED
    again = run("import", "notes.json", "--source", "two-ships")
    assert again.stdout == "is there   1-1e7863\n0 notes added to dossier/annotations/two-ships.yml\n"
    assert FILE.read_text() == NOTES + ADDED
    assert run("check").exit_code == 0


def test_a_note_that_was_changed_there_since_is_told_and_stays(file: Path) -> None:
    run("import", "notes.json", "--source", "two-ships")
    file.write_text(json.dumps({**ANNOTATION, "bodyValue": "Green ones."}))
    again = run("import", "notes.json", "--source", "two-ships")
    assert "is there   1-1e7863 (the file says something else now; the note stays)\n" in again.stdout
    assert FILE.read_text() == NOTES + ADDED


@pytest.mark.parametrize(
    ("there", "between"),
    [
        (b"", b""),
        (b"# only a comment", b"\n"),
        (NOTES.rstrip("\n").encode(), b"\n"),
        (NOTES.replace("\n", "\r\n").encode(), b""),
        (b"- id: a\n  target: {paragraph: 1}\n  body: |+\n    x\n\n\n", b""),
        ("".join("  " + line for line in NOTES.splitlines(keepends=True)).encode(), b""),
    ],
)
def test_what_is_there_stays_byte_for_byte(file: Path, there: bytes, between: bytes) -> None:
    FILE.write_bytes(there)
    assert run("import", "notes.json", "--source", "two-ships").exit_code == 0
    after = FILE.read_bytes()
    assert after.startswith(there + between)
    added = after.removeprefix(there + between).decode()
    assert [line.strip() for line in added.splitlines()] == [line.strip() for line in ADDED.splitlines()]
    assert ("\r\n" in added) == (b"\r\n" in there)
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("there", "message"),
    [
        ("[]\n", "two-ships.yml:1:1: error: nothing can be added to this list; write it as lines that start with `- `"),
        ("[{id: a, target: {paragraph: 1}, body: x}]", "error: nothing can be added to this list"),
        ("- id: a\n  target: {paragraph: 1}\n  body: x\n...\n", "error: nothing can be added to this list"),
        ("a: 1\n", "error: a file of notes is a list; start each item with `- `"),
        ("- id: [\n", "error: this is not YAML"),
        ("- id: a\n  body: x\n", "error: the note has no `target`; it needs one"),
    ],
)
def test_a_file_that_cannot_be_added_to_stays(file: Path, there: str, message: str) -> None:
    FILE.write_text(there)
    result = run("import", "notes.json", "--source", "two-ships")
    assert result.exit_code == 1
    assert message in result.stderr
    assert FILE.read_text() == there


def test_one_mistake_and_nothing_is_written(file: Path) -> None:
    file.write_text(json.dumps([ANNOTATION, {**ANNOTATION, "id": "http://x.example/2", "target": []}]))
    result = run("import", "notes.json", "--source", "two-ships")
    assert result.exit_code == 1
    assert (
        "notes.json:1:372: error: /1/target: an annotation has at least one `target`; found none [not-an-annotation]\n"
        in result.stderr
    )
    assert "nothing was written" in result.stderr
    assert FILE.read_text() == NOTES


@pytest.mark.parametrize("source", ["../x", "Two Ships", ""])
def test_a_source_that_is_no_id_is_refused(file: Path, source: str) -> None:
    result = run("import", "notes.json", "--source", source)
    assert result.exit_code == 2
    assert "is no id" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["two-shpis"], "notes.json:1:1: error: there is no source `two-shpis`; did you mean `two-ships`?"),
        (["new"], "notes.json:1:1: error: there is no source `new`; expected one of two-ships"),
        (["new", "--dossier", "elsewhere"], "there is no source `new`; the dossier has no sources yet"),
    ],
)
def test_notes_for_a_source_that_is_not_there_are_refused(file: Path, arguments: list[str], told: str) -> None:
    result = run("import", "notes.json", "--source", *arguments)
    assert result.exit_code == 1
    assert told in result.stderr
    assert [path.name for path in Path().rglob("annotations/*")] == ["two-ships.yml"]


@pytest.mark.parametrize("name", ["people.csv", "people.tsv", "people.xml", "Ada.md", "vault"])
def test_what_holds_entries_is_no_file_of_notes(small_site: Path, name: str) -> None:
    path = Path(name)
    path.mkdir() if name == "vault" else path.write_text("name,kind\nAda,person\n")
    result = run("import", name, "--source", "two-ships")
    assert result.exit_code == 1
    assert f"{name}:1:1: error: notes for a source come as JSON" in result.stderr
    assert "leave out --source [not-importable]" in result.stderr


def test_a_note_that_finds_no_place_is_added_and_told(file: Path) -> None:
    target = {"source": "http://x.example", "selector": {"type": "TextQuoteSelector", "exact": "nine elephants ran"}}
    file.write_text(json.dumps({**ANNOTATION, "target": target}))
    result = run("import", "notes.json", "--source", "two-ships")
    assert result.exit_code == 0
    assert "is imported, but finds no place: `nine elephants ran` is not in `two-ships`" in result.stderr
    assert "nine elephants ran" in FILE.read_text()


def test_an_id_that_is_taken_gets_a_number(file: Path) -> None:
    FILE.write_text(NOTES.replace("which-crates", "1-1e7863"))
    assert "added      1-1e7863-2\n" in run("import", "notes.json", "--source", "two-ships").stdout
    assert "is there   1-1e7863-2\n" in run("import", "notes.json", "--source", "two-ships").stdout


def test_notes_of_one_source_may_be_taken_to_another(small_site: Path) -> None:
    Path("out.json").write_text(run("export").stdout, encoding="utf-8")
    shutil.copy("dossier/sources/two-ships.md", "dossier/sources/other.md")
    shutil.copytree("dossier/sources", "fresh/sources")
    for _ in range(2):
        run("import", "out.json", "--source", "other")
    other = run("export", "--source", "other").stdout
    assert [item["id"] for item in json.loads(other)["first"]["items"]] == [
        "urn:annotated-dossier:note:which-crates-2",
        "urn:annotated-dossier:note:what-monday-2",
    ]
    Path("all.json").write_text(run("export").stdout, encoding="utf-8")
    assert "4 notes added" in run("import", "all.json", "--source", "two-ships", "--dossier", "fresh").stdout


def test_export_prints_a_collection_of_all_sources(small_site: Path) -> None:
    collection = json.loads(run("export").stdout)
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 2)
    crates, monday = collection["first"]["items"]
    assert crates["target"]["selector"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "counted 40 crates",
            "prefix": "League.\n\nThe cargo\n\nThe Coast League ",
            "suffix": '. Marek called them "a puzzle".',
        },
        {"type": "TextPositionSelector", "start": 105, "end": 122},
    ]
    assert crates["body"][0]["format"] == "text/markdown"
    assert crates["creator"] == {"type": "Person", "name": "Ed Itor"}
    assert crates["created"] == "2024-05-01T00:00:00Z"
    assert monday["motivation"] == "questioning"
    assert run("export", "--source", "two-ships").stdout == run("export").stdout


def test_export_leaves_no_note_out(small_site: Path) -> None:
    FILE.write_text(NOTES + "- id: broken\n")
    result = run("export")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the note has no `target`; it needs one" in result.stderr
    unknown = run("export", "--source", "nothing")
    assert unknown.exit_code == 1
    assert "there is no source `nothing`; expected one of two-ships" in unknown.stderr


def test_highlights_replies_and_notes_on_the_whole_text_are_on_the_page(small_site: Path) -> None:
    FILE.write_text(
        NOTES
        + "- {id: mark, target: {quote: Port Amber}, motivation: highlighting, tags: [ports, towns]}\n"
        + "- {id: reply, target: {quote: counted 40 crates}, body: We did., replies_to: which-crates}\n"
        + "- {id: whole, target: {whole: true}, body: On all of it., modified: '2024-05-02T10:00:00Z'}\n"
    )
    assert run("check").exit_code == 0
    assert run("pages", "out").exit_code == 0
    page = unescape(Path("out/sources/two-ships/index.md").read_text(encoding="utf-8"))
    assert '<span class="d-noted d-noted-footnote">' in page
    assert "Highlight · tags: ports, towns" in page
    assert "Comment · in reply to note 3" in page
    assert page.index("## Notes on the whole text") < page.index("On all of it.")
    assert "Comment · changed 2 May 2024" in page
    assert "lost their place" not in page


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("replies_to: nobody, body: x", "the note `n` replies to a note `nobody` that there is not"),
        ("motivation: commenting", "the note has no `body`; it needs one"),
        ("body: x, origin: '[1]'", "`origin` of the note: `[1]` is no JSON object"),
        ("body: x, modified: soon", "`modified` of the note: `soon` is no date"),
    ],
)
def test_what_is_wrong_with_the_new_fields_is_told(small_site: Path, note: str, message: str) -> None:
    FILE.write_text(NOTES + f"- {{id: n, target: {{paragraph: 1}}, {note}}}\n")
    assert message in run("check").stdout


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("whole: true, paragraph: 1", "needs either `quote` or `paragraph`"),
        ("paragraph: 1, position: {start: 1, end: 2}", "has a `position` without a `quote`"),
        ("quote: crates, position: {start: 2, end: 1}", "ends before it starts"),
    ],
)
def test_what_is_wrong_with_a_target_is_told(small_site: Path, target: str, message: str) -> None:
    FILE.write_text(f"- {{id: n, target: {{{target}}}, body: x}}\n")
    assert message in run("check").stdout


def test_a_dossier_that_is_not_there_exports_nothing(small_site: Path) -> None:
    result = run("export", "--dossier", "nowhere")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "nowhere:1:1: error: there is no such folder" in result.stderr

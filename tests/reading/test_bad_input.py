"""Bad input, a row each: what is told, line by line, and that it is told soon. Nothing else may be raised or lost."""

from __future__ import annotations

import os
import shutil
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from annotated_dossier.problems import Problems
from annotated_dossier.reading.dossier import load_dossier

from ..building import edition_of, pages_of, problems_of
from ..conftest import Write
from .test_check import WHOLE

Files = dict[str, str | bytes]
MANY = 50_000
B = "register/b.yml"
N = "annotations/one.yml"
S = "sources/two.md"
NOTE = "- {id: x, target: {paragraph: 1}, body: Words.}\n"
CLAIM = "- {id: x, statement: Words., target: {source: one, paragraph: 1}, status: asserted}\n"
# Each level names the one before nine times; walked, the last one has more values than any memory.
ALIAS_BOMB = "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
MERGE_BOMB = "a: &a {k: v}\n" + "".join(
    f"{b}: &{b} {{<<: [*{a}, *{a}]}}\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
NUL = "the character U+0000 stands here, which no text has; save the file as text in UTF-8, or delete it [not-a-text]"
DEVICE = "cannot be an id: Windows keeps the name for a device; choose another [reserved-id]"
NO_ID = "is no id; an id is made of a-z, 0-9 and hyphens [not-an-id]"
NO_MATTER = "no front matter; start the file with `---`, `title: ...`, `---` [no-front-matter]"
NOT_YAML = "error: this is not YAML:"


def entry(**values: str) -> str:
    return (
        "a: {"
        + ", ".join(f"{key}: {value}" for key, value in {"name": "Anna", "kind": "term", **values}.items())
        + "}\n"
    )


# What is wrong, in which files, and what is told; a line that ends in an ellipsis need only begin so.
ROWS: dict[str, tuple[Files, Sequence[str]]] = {
    # YAML
    "tab indent": ({B: "a:\n\tname: Anna\n"}, [f"{B}:2:1: {NOT_YAML}…"]),
    "tab indent in front matter": ({S: "---\ntitle: T\nauthor:\n\t- A\n---\nText.\n"}, [f"{S}:4:1: {NOT_YAML}…"]),
    "unclosed quote": ({B: 'a:\n  name: "Anna\n  kind: term\n'}, [f"{B}:2:9: {NOT_YAML}…"]),
    "unclosed quote in front matter": ({S: '---\ntitle: "T\n---\nText.\n'}, [f"{S}:2:8: {NOT_YAML}…"]),
    "dangling alias": (
        {B: entry(definition="*gone")},
        [f"{B}:1:41: error: the YAML alias *gone is not followed here; write the value out [yaml-alias]"],
    ),
    "alias bomb": ({B: ALIAS_BOMB}, [f"{B}:{line}:…" for line in range(1, 10) for _ in range(1 if line == 1 else 3)]),
    "merge-key bomb": (
        {B: MERGE_BOMB},
        [f"{B}:1:…"] * 3 + [f"{B}:{line}:…" for line in range(2, 10) for _ in range(5)],
    ),
    "1,000 lists deep": (
        {B: "a: " + "[" * 1000 + "]" * 1000},
        [f"{B}:1:23: error: nested more than 20 deep; no field needs that [nested-too-deep]"],
    ),
    "1,000 mappings deep": (
        {B: "".join(f"{' ' * depth}a:\n" for depth in range(1000))},
        [f"{B}:21:21: error: nested more than 20 deep; no field needs that [nested-too-deep]"],
    ),
    "1,000 deep in JSON": (
        {"references.json": "[" * 100_000},
        ["references.json:1:1: error: this JSON is nested too deep to be a list of references [nested-too-deep]"],
    ),
    "a Python object": (
        {B: entry(definition="!!python/object/apply:os.system [exit]")},
        [
            f"{B}:1:41: error: `definition` of entry `a`: should be text [wrong-type]",
            f"{B}:1:41: error: the YAML tag !!python/object/apply:os.system is not taken here; "
            "every value is text, drop the tag [yaml-tag]",
        ],
    ),
    "a key twice": (
        {B: entry() + "b:\n  name: Bo\n  kind: term\n  name: Bobo\n"},
        [
            f"{B}:5:3: error: the key `name` stands here a second time (first at {B}:3:3); "
            "only the first counts [duplicate-key]"
        ],
    ),
    "a list where a mapping belongs": (
        {"kinds.yml": "- ship\n"},
        [
            "kinds.yml:1:1: error: the kinds are a mapping from id to kind, as in "
            "`ship: {singular: Ship, plural: Ships}` [wrong-type]"
        ],
    ),
    # Values
    "names that YAML takes for something else": (
        {
            B: "".join(
                f"e{n}: {{name: {name}, kind: term}}\n" for n, name in enumerate(("NO", "1e3", "012", "2024-02-31"))
            )
        },
        [],
    ),
    "a day that the calendar lacks": (
        {B: entry(kind="person", dates="{born: 2024-02-31}")},
        [
            f"{B}:1:45: error: `dates.born` of entry `a`: `2024-02-31` is no date: "
            "February 2024 has 29 days [not-a-date]"
        ],
    ),
    "a number that is none": (
        {B: entry(kind="place", location="[nan, 1e999]")},
        [
            f"{B}:1:41: error: `nan` is out of range for the latitude in `location` of entry `a`: "
            "should be at most 90 [out-of-range]",
            f"{B}:1:46: error: `1e999` is out of range for the longitude in `location` of entry `a`: "
            "should be at most 180 [out-of-range]",
        ],
    ),
    # Ids
    "an id that leads out": ({B: "../x: {name: Anna, kind: term}\n"}, [f"{B}:1:1: error: `../x` {NO_ID}"]),
    "an id in capitals": ({B: "CON: {name: Anna, kind: term}\n"}, [f"{B}:1:1: error: `CON` {NO_ID}"]),
    "an id of a device": ({B: "con: {name: Anna, kind: term}\n"}, [f"{B}:1:1: error: `con` {DEVICE}"]),
    "a source named as a device": (
        {"sources/lpt1.md": "---\ntitle: T\n---\nText.\n"},
        [f"sources/lpt1.md:1:1: error: the file's name, `lpt1`, {DEVICE}"],
    ),
    "a claim named as a device": (
        {"claims.yml": CLAIM.replace("x", "nul")},
        [f"claims.yml:1:8: error: `id` of the claim: `nul` {DEVICE}"],
    ),
    "an id longer than a file's name": (
        {B: f"{'a' * 201}: {{name: Anna, kind: term}}\n"},
        [f"{B}:1:1: error: `{'a' * 201}` is too long for an id; 200 characters are the most [not-an-id]"],
    ),
    "two ids that differ in case": (
        {B: "Tobruk: {name: Anna, kind: term}\n"},
        [f"{B}:1:1: error: `Tobruk` {NO_ID}"],
    ),
    "two sources that differ in case": (
        {"sources/One.md": "---\ntitle: T\n---\nText.\n"},
        [f"sources/One.md:1:1: error: the file's name, `One`, {NO_ID}"],
    ),
    # Encodings
    **{
        f"invalid UTF-8 in {file}": (
            {file: b"a: \xff\n"},
            [f"{file}:1:4: error: the byte 0xFF at offset 3 is not UTF-8; save the file as UTF-8 [not-utf-8]"],
        )
        for file in (B, N, S, "claims.yml", "settings.yml", "references.json", "decisions.yml", "kinds.yml")
    },
    **{
        f"{encoding} in {file}": (
            {file: text.encode(encoding)},
            [f"{file}:1:1: error: the text is {encoding.upper()}; save it as UTF-8 [not-utf-8]"],
        )
        for encoding in ("utf-16", "utf-32")
        for file, text in ((B, entry()), (N, NOTE), (S, "---\ntitle: T\n---\nText.\n"), ("claims.yml", CLAIM))
    },
    **{
        f"NUL in {file}": ({file: "a: \0"}, [f"{file}:1:4: error: {NUL}"])
        for file in (B, N, S, "claims.yml", "settings.yml", "references.json")
    },
    "UTF-16 without a mark": ({B: entry().encode("utf-16-le")}, [f"{B}:1:2: error: {NUL}"]),
    "CRLF": ({B: "a:\r\n  name: Anna\r\n  kind: trm\r\n"}, [f"{B}:3:9: error: unknown kind `trm`…"]),
    "CR": ({B: "a:\r  name: Anna\r  kind: trm\r"}, [f"{B}:3:9: error: unknown kind `trm`…"]),
    "CRLF in a source": ({S: "---\r\ntitle: T\r\ndate: soon\r\n---\r\nText.\r\n"}, [f"{S}:3:7: error: `date`…"]),
    "BOM": (
        {
            B: "\ufeff" + entry(kind="trm"),
            N: "\ufeff" + NOTE.replace("body", "bdoy"),
            S: "\ufeff---\ntitle: T\ndate: soon\n---\nText.\n",
            "settings.yml": "\ufeffstyle: apa\n",
            "references.json": "\ufeff[]",
        },
        [f"{N}:1:3: error: the note has no `body`…", f"{N}:1:35: …", f"{B}:1:23: …", f"{S}:3:7: …"],
    ),
    # Texts
    "a first line that looks like metadata": (
        {S: "---\ntitle: T\n---\nUpdate: the cranes stood still.\n", N: NOTE.replace("Words.", '"Update: words."')},
        [],
    ),
    "a source that is only text": ({S: "Update: the cranes stood still.\n"}, [f"{S}:1:1: error: {NO_MATTER}"]),
    "front matter without an end": (
        {S: "---\n\nThe cranes stood still.\n"},
        [f"{S}:1:1: error: the front matter that starts here never ends; put a line `---` below it [no-front-matter]"],
    ),
    "empty files": (
        dict.fromkeys((B, N, "claims.yml", "settings.yml", "references.json", "decisions.yml", "kinds.yml", S), ""),
        [
            f"{S}:1:1: error: {NO_MATTER}",
            f"{S}:1:1: warning: the source has no text below its front matter [empty-source]",
        ],
    ),
    # Size
    "20,000 entries": ({B: "".join(f"e{n}: {{name: Anna Bo{n}, kind: person}}\n" for n in range(20_000))}, []),
    "brackets for YAML": ({B: "[" * MANY}, [f"{B}:1:21: error: nested more than 20 deep; no field needs that…"]),
    "brackets in a description": ({B: entry(description=f'"{"[" * MANY}"')}, []),
    "brackets in a definition": ({B: entry(definition=f'"{"[" * MANY}"')}, []),
    "brackets in a note": ({N: NOTE.replace("Words.", f'"{"[" * MANY}"')}, []),
    "brackets in a source": ({S: f"---\ntitle: T\nrights: full\n---\n{'[' * MANY}\n"}, []),
    "brackets in a quotation": (
        {N: NOTE.replace("paragraph: 1", f'quote: "{"[" * MANY}"')},
        [f"{N}:1:3: error: the note `x` has lost its place: `[[[[[[…"],
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_bad_input_is_told_line_by_line(write: Write, row: str) -> None:
    files, told = ROWS[row]
    dossier = write({**WHOLE, **{f"dossier/{name}": text for name, text in files.items()}}) / "dossier"
    began = time.process_time()
    lines = problems_of(dossier)
    assert time.process_time() - began < 20
    assert len(lines) == len(told), lines
    for line, expected in zip(lines, sorted(told, key=_place), strict=True):
        assert line == expected if not expected.endswith("…") else line.startswith(expected[:-1]), line
    assert all(len(line) < 1500 and "\n" not in line for line in lines)


def _place(line: str) -> tuple[str, int]:
    file, number, *_ = line.split(":")
    return file, int(number)


@pytest.mark.parametrize("row", [row for row in ROWS if row.startswith("brackets in a") and not ROWS[row][1]])
def test_fifty_thousand_brackets_are_all_on_the_page(write: Write, row: str) -> None:
    files, _ = ROWS[row]
    root = write({**WHOLE, **{f"dossier/{name}": text for name, text in files.items()}})
    pages = pages_of(edition_of(root / "dossier", Problems()))
    assert max(page.count("&#91;") for page in pages.values()) >= MANY


def test_a_name_is_found_however_its_accents_are_written(write: Write) -> None:
    for name, text in (("NFC", "NFD"), ("NFD", "NFC")):
        root = write(
            {
                B: unicodedata.normalize(name, "a: {name: Café Ångström, kind: place}\n"),  # type: ignore[arg-type]
                S: unicodedata.normalize(text, "---\ntitle: T\n---\nThe Café Ångström is open.\n"),  # type: ignore[arg-type]
            }
        )
        edition = edition_of(root, Problems())
        assert [mention.entity for mention in edition.articles[0].mentions] == ["a"]


def _folder_for_a_file(dossier: Path) -> None:
    (dossier / B).mkdir()


def _pipe(dossier: Path) -> None:
    os.mkfifo(dossier / B)


def _link_out(dossier: Path) -> None:
    (dossier / B).symlink_to("/etc/hostname")


def _link_out_of_a_single_file(dossier: Path) -> None:
    (dossier / "claims.yml").symlink_to("/etc/hostname")


def _link_to_nothing(dossier: Path) -> None:
    (dossier / "claims.yml").symlink_to("gone.yml")


def _link_in_a_circle(dossier: Path) -> None:
    (dossier / "claims.yml").symlink_to("claims.yml")


def _no_register(dossier: Path) -> None:
    shutil.rmtree(dossier / "register")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (_folder_for_a_file, f"{B}:1:1: error: this is a folder; expected a file [not-a-file]"),
        (_pipe, f"{B}:1:1: error: this is no file; expected a text [not-a-file]"),
        (_link_out, f"{B}:1:1: error: this link leads out of the dossier; put the file itself here [link-outside]"),
        (
            _link_out_of_a_single_file,
            "claims.yml:1:1: error: this link leads out of the dossier; put the file itself here [link-outside]",
        ),
        (_link_to_nothing, "claims.yml:1:1: error: there is no such file [missing-file]"),
        (
            _link_in_a_circle,
            "claims.yml:1:1: error: this link leads out of the dossier; put the file itself here [link-outside]",
        ),
        (
            _no_register,
            "register:1:1: error: there is no such folder; the register's files belong here [missing-folder]",
        ),
    ],
)
def test_what_is_no_file_is_told(write: Write, make: Callable[[Path], None], told: str) -> None:
    dossier = write(WHOLE) / "dossier"
    make(dossier)
    assert problems_of(dossier) == [told]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "No such file"), "there is no such file [missing-file]"),
        (PermissionError(13, "Permission denied"), "cannot be read: Permission denied [unreadable-file]"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error [unreadable-file]"),
    ],
)
def test_a_file_that_cannot_be_read_any_more_is_told(
    write: Write, monkeypatch: pytest.MonkeyPatch, error: OSError, told: str
) -> None:
    dossier = write({**WHOLE, f"dossier/{B}": entry()}) / "dossier"
    read = Path.read_bytes

    def fail(path: Path) -> bytes:
        if path.name == "b.yml":
            raise error
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", fail)
    problems = Problems()
    load_dossier(dossier, problems)
    assert [str(problem) for problem in problems.found] == [f"{(dossier / B).as_posix()}:1:1: error: {told}"]
    assert problems.lost_a_file


def test_a_folder_that_cannot_be_listed_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = write(WHOLE) / "dossier"

    def fail(path: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fail)
    problems = Problems()
    load_dossier(dossier, problems)
    assert "register:1:1: error: cannot be read: Permission denied [unreadable-file]" in str(problems.found[0])
    assert problems.lost_a_file

"""Files that cannot be imported: a line that says where and why, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from ...building import run
from ...conftest import Write
from ...writing import SMALL

ENTITY = '{"id": "a", "schema": "Person", "properties": {"name": ["Ada"]}}'
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">\n' for n in range(12))


@pytest.fixture
def root(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write(SMALL)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"name\n\xff", "a.csv:2:1: error: the byte 0xFF at offset 5 is not UTF-8; save the file as UTF-8"),
        ("a.csv", "name\n".encode("utf-16"), "a.csv:1:1: error: the text is UTF-16; save it as UTF-8"),
        ("a.csv", b"", "a.csv:1:1: error: the table is empty; its first row should name its columns"),
        ("a.csv", b'name,kind\n"x,y\nz\n', "a.csv:2:1: error: this is not CSV: unexpected end of data; the row starts"),
        ("a.csv", b"who\nAda\n", "a.csv:1:1: error: no column is called `name`; say which one has the names: --map"),
        ("a.csv", b"name,name\n", "a.csv:1:1: error: two columns are called `name`; rename one"),
        ("a.csv", b"name\n" + b"x" * 200_000, "a.csv:2:1: error: this is not CSV: field larger than field limit"),
        ("a.json", b"[{", "a.json:1:3: error: this is not JSON"),
        ("a.json", f"[{ENTITY},\n {ENTITY[:-1]}".encode(), "a.json:2:65: error: this is not JSON"),
        ("a.jsonl", f'{ENTITY}\n{{"id": }}\n'.encode(), "a.jsonl:2:8: error: this is not JSON"),
        ("a.json", f"[{ENTITY}, {'[' * 100}{']' * 100}]".encode(), "error: nested more than 60 deep"),
        ("a.json", b'[{"id": 1}]', "a.json:1:1: error: expected entities of FollowTheMoney"),
        (
            "a.xml",
            b"<a><b></a>",
            "a.xml:1:11: error: this is not XML: Opening and ending tag mismatch: b line 1 and a",
        ),
        ("a.xml", b"<a/>", "a.xml:1:1: error: no person, place, org or event stands in a list"),
        ("a.xml", b"", "a.xml:1:1: error: this is not XML"),
        ("a.xml", b"<a>" * 5000, "error: this is not XML: Excessive depth"),
        (
            "a.xml",
            f'<?xml version="1.0"?>\n<!DOCTYPE l [\n{LAUGHS}]><l>&l12;</l>'.encode(),
            "a.xml:3:1: error: entities are not followed here; write their text out and delete the declaration",
        ),
        (
            "a.xml",
            b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>',
            "a.xml:1:14: error: entities are",
        ),
        ("a.txt", b"Ada", "a.txt:1:1: error: expected a .csv, FollowTheMoney's .json, TEI's .xml or an Obsidian vault"),
        ("b.csv", b"name\n", "a.csv:1:1: error: there is no such file"),
        ("v/a.txt", b"Ada", "v:1:1: error: the folder holds no Markdown notes; expected an Obsidian vault"),
        ("v/a.md", b"\xff", "v/a.md:1:1: error: the byte 0xFF at offset 0 is not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    root: Path, name: str, content: bytes, message: str
) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_bytes(content)
    asked = "v" if name.startswith("v/") else name.replace("b.csv", "a.csv")
    result = run("import", asked, "--write")
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert result.stderr.endswith("Error: nothing was written\n")
    assert [path.name for path in (root / "dossier/register").iterdir()] == ["all.yml"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["a.csv", "--map", "name"], 2, "`name` is no pair; write field=column, as in name=Full name"),
        (["a.csv", "--map", "nam=Who"], 1, "a.csv:1:1: error: there is no field `nam` to map to; did you mean `name`?"),
        (["a.csv", "--map", "name=Whom"], 1, "a.csv:1:1: error: there is no column `Whom`; expected one of Who"),
        (
            ["a.csv", "--kind", "persn"],
            1,
            "a.csv:1:1: error: unknown kind `persn`; did you mean `person`?",
        ),
        (["a.csv", "--source", "two-ships", "--write"], 2, "--map, --kind and --write are about entries"),
    ],
)
def test_what_cannot_be_meant_is_told(root: Path, arguments: list[str], code: int, message: str) -> None:
    Path("a.csv").write_text("Who\nAda\n")
    result = run("import", *arguments)
    assert (result.exit_code, message in result.stderr) == (code, True), result.stderr


def test_without_write_nothing_is_written(root: Path) -> None:
    Path("a.csv").write_text("name,kind\nAda,person\n")
    result = run("import", "a.csv")
    assert result.stdout.endswith(
        "1 entry would be written to dossier/register/imported-a.yml; give --write to do it\n"
    )
    assert [path.name for path in (root / "dossier/register").iterdir()] == ["all.yml"]


def test_a_second_file_of_the_same_name_goes_beside_the_first(root: Path) -> None:
    Path("a.csv").write_text("name,kind\nAda,person\n")
    run("import", "a.csv", "--write")
    first = Path("dossier/register/imported-a.yml").read_text()
    Path("a.csv").write_text("name,kind\nAda,person\nBo,person\n")
    result = run("import", "a.csv", "--write")
    assert "is there   Ada: ada\n" in result.stdout
    assert "1 entry written to dossier/register/imported-a-2.yml\n" in result.stdout
    assert Path("dossier/register/imported-a.yml").read_text() == first
    assert "there is nothing to add" in run("import", "a.csv", "--write").stderr


def test_a_register_with_a_mistake_is_mended_first(root: Path) -> None:
    Path("a.csv").write_text("name,kind\nAda,person\n")
    Path("dossier/register/all.yml").write_text("a: {name: x, kind: persn}\n")
    result = run("import", "a.csv", "--write")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "unknown kind `persn`" in result.stderr


def test_a_kind_of_the_site_is_known(root: Path) -> None:
    Path("dossier/kinds.yml").write_text("boat: {singular: Boat, plural: Boats}\n")
    Path("a.csv").write_text("name,kind\nIris,boats\nAda,Ship\n")
    assert "new        iris (boat): Iris\nnew        ada (equipment): Ada\n" in run("import", "a.csv").stdout


def test_an_event_without_a_date_is_told_before_it_is_written(root: Path) -> None:
    Path("a.csv").write_text("name,kind\nThe Flood,event\n")
    assert "imported-a.yml:4:3: warning: the event `the-flood` has no date" in run("import", "a.csv").stderr


def test_a_dtd_is_not_fetched_and_what_it_would_say_is_left_as_typed(root: Path) -> None:
    person = "<listPerson><person><persName>Ada &x; Brook</persName></person></listPerson>"
    Path("a.xml").write_text(f'<!DOCTYPE l SYSTEM "http://a.example/l.dtd"><l>{person}</l>')
    assert "new        ada-x-brook (person): Ada &x; Brook\n" in run("import", "a.xml").stdout


def test_links_in_a_vault_are_not_followed(root: Path) -> None:
    (root / "v/People").mkdir(parents=True)
    (root / "v/People/Ada.md").write_text("A pilot.")
    (root / "v/People/Host.md").symlink_to("/etc/hostname")
    (root / "v/People/round").symlink_to(root / "v")
    result = run("import", "v")
    assert "v/People/Host.md:1:1: warning: this is a link; it is not followed [imported-otherwise]\n" in result.stderr
    assert "1 entry would be written" in result.stdout


def test_ten_thousand_brackets_take_no_time(root: Path) -> None:
    (root / "v/People").mkdir(parents=True)
    (root / "v/People/Ada.md").write_text("[" * 50_000 + "\n\n" + "%%" * 25_001 + "[[" * 10_000)
    assert "1 entry would be written" in run("import", "v").stdout

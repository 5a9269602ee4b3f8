from __future__ import annotations

import json
from pathlib import Path

import pytest

from .building import run
from .writing import NOTES, REGISTER


def rows(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_mentions_are_rows_with_offsets_of_the_file(small_site: Path, name: str, end: str) -> None:
    body = end.join(["\ufeffThe *old* town of **Port Amber**, “Ivo Marek’s” 😀 town.", "", "Port", "Amber again."])
    (small_site / name).write_text(body, encoding="utf-8", newline="")
    result = run("mentions", name, "--register", "dossier/register")
    assert result.exit_code == 0
    for row in rows(result.stdout):
        assert row["source"] == name
        assert set(row) >= {"source", "start", "end", "surface", "entity", "name", "kind", "how"}
    plain = [(r["entity"], body[int(str(r["start"])) : int(str(r["end"]))]) for r in rows(result.stdout)]
    assert ("port-amber", "Port Amber") in plain
    assert ("ivo-marek", "Ivo Marek") in plain
    assert ("port-amber", f"Port{end}Amber") in plain


def test_a_text_that_is_not_there_is_told_and_the_others_are_read(small_site: Path) -> None:
    Path("a.txt").write_text("Port Amber", encoding="utf-8")
    result = run("mentions", "nowhere.txt", "a.txt")
    assert result.exit_code == 1
    assert "nowhere.txt:1:1: error: there is no such file" in result.stderr
    assert [row["entity"] for row in rows(result.stdout)] == ["port-amber"]


def test_check_of_a_whole_dossier_says_so(small_site: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 errors, 0 warnings\n")


def test_check_lists_every_problem_and_fails(small_site: Path) -> None:
    Path("dossier/register/all.yml").write_text(
        REGISTER.replace("kind: place", "kind: plaec").replace("to: coast", "to: cost")
    )
    Path("dossier/annotations/two-ships.yml").write_text(
        NOTES.replace("motivation: questioning", "motivation: questoning")
    )
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "dossier/annotations/two-ships.yml:9:15: error: "
        "`questoning` is no value for `motivation` of the note; did you mean `questioning`? [unknown-value]",
        "dossier/register/all.yml:15:9: error: unknown kind `plaec` of entry `port-amber`; did you mean `place`? "
        "[unknown-kind]",
    ]


def test_every_command_takes_another_dossier(small_site: Path) -> None:
    Path("dossier").rename("elsewhere")
    assert run("check", "--dossier", "elsewhere").exit_code == 0
    assert run("--dossier", "elsewhere").exit_code == 0
    assert Path("site/entities/ivo-marek/index.html").exists()
    assert run("pages", "out", "--dossier", "elsewhere").exit_code == 0
    Path("a.txt").write_text("Port Amber", encoding="utf-8")
    assert "port-amber" in run("mentions", "a.txt", "--dossier", "elsewhere").stdout
    Path("b.txt").write_text("A title\n\nA paragraph.\n\nAnother.", encoding="utf-8")
    assert run("add", "b.txt", "--dossier", "elsewhere").exit_code == 0
    assert Path("elsewhere/sources/a-title.md").exists()


def test_add_prints_what_it_decided_and_never_overwrites(small_site: Path) -> None:
    Path("b.txt").write_text(
        "A title\n\nA title\n\nROME — A paragraph.\n\nRead the full article here\n", encoding="utf-8"
    )
    result = run("add", "b.txt", "--author", "Ada Writer", "--date", "2024-04~")
    assert result.stdout == (
        "title      A title\n"
        "author     Ada Writer\n"
        "publisher  (not recognized)\n"
        "date       2024-04~\n"
        "dateline   ROME\n"
        "text       1 paragraph\n"
        "left out   A title\n"
        "left out   Read the full article here\n"
        "rights     none\n"
        "wrote      dossier/sources/a-title.md\n"
    )
    before = Path("dossier/sources/a-title.md").read_text(encoding="utf-8")
    again = run("add", "b.txt", "--author", "Somebody Else")
    assert again.exit_code == 0
    assert again.stdout == "is already dossier/sources/a-title.md, the same text word for word; nothing was written\n"
    Path("c.txt").write_text("A title\n\nSomething else altogether.\n\nAnd more.", encoding="utf-8")
    taken = run("add", "c.txt", "--id", "a-title")
    assert taken.exit_code == 1
    assert "a source `a-title` is there already and stays as it is; choose another --id" in taken.stderr
    assert "wrote      dossier/sources/a-title-2.md" in run("add", "c.txt").stdout
    assert Path("dossier/sources/a-title.md").read_text(encoding="utf-8") == before
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (("--id", "../x"), "`../x` is no id"),
        (("--id", "CON"), "`CON` is no id"),
        (("--id", "con"), "`con` cannot be an id: Windows keeps the name for a device"),
        (("--date", "2024-02-31"), "`2024-02-31` is no date"),
        (("--url", "javascript:x"), "`javascript:x` is no web address"),
        (("--rights", "some"), "'some' is not one of"),
    ],
)
def test_add_refuses_what_is_not_right(small_site: Path, option: tuple[str, str], message: str) -> None:
    Path("b.txt").write_text("A title\n\nA paragraph.\n\nMore.", encoding="utf-8")
    result = run("add", "b.txt", *option)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("dossier/sources/a-title.md").exists()


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "expected a title"), (b"\xff\xfea", "UTF-16"), (b"a\xff", "0xFF")]
)
def test_add_of_a_file_that_is_no_text_is_told(small_site: Path, content: bytes, message: str) -> None:
    Path("b.txt").write_bytes(content)
    result = run("add", "b.txt")
    assert result.exit_code == 1
    assert message in result.stderr


def test_a_site_without_the_plugin_is_told_to_name_it(small_site: Path) -> None:
    Path("mkdocs.yml").write_text("site_name: x\nplugins: [search]\n")
    result = run("build")
    assert result.exit_code == 1
    assert "mkdocs.yml:2:1: error: `plugins:` does not name `dossier`; add it, and" in result.stderr


def test_a_folder_without_a_site_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 1
    assert "mkdocs.yml: there is no such file" in result.stderr

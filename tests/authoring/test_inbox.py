"""Stubs stand at the end of the inbox; what was there stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_dossier.annotating.suggesting import NamedAt, Resemblance, Suggestion
from annotated_dossier.authoring.inbox import CannotAppend, prepare_stubs
from annotated_dossier.model import KINDS, Entity, Span
from annotated_dossier.problems import Place, Problems
from annotated_dossier.reading.register import parse_register


def suggestion(name: str, *surfaces: str, kind: str = "person") -> Suggestion:
    places = tuple(NamedAt("a", Span(n, n + 1), "p1", surface) for n, surface in enumerate((name, *surfaces)))
    return Suggestion(name, kind, "an age follows", places, f"… of {name} …", Resemblance("ivo", "same surname"))


def entries(path: Path) -> list[Entity]:
    problems = Problems()
    found = list(parse_register(path.read_text(encoding="utf-8"), path.as_posix(), KINDS, problems))
    assert problems.found == []
    return found


@pytest.mark.parametrize(
    "old",
    [
        b"",
        b"# mine\n",
        b"orm: {name: Orm, kind: place}",
        b"orm: {name: Orm, kind: place}\r\n",
        b"orm:\n  name: Orm\n  kind: place\n  description: |\n    Words",
        b"\xef\xbb\xbform: {name: Orm, kind: place}\n\n\n",
    ],
)
def test_an_addition_leaves_what_is_there(tmp_path: Path, old: bytes) -> None:
    inbox = tmp_path / "inbox.yml"
    inbox.write_bytes(old)
    addition = prepare_stubs([suggestion("Karim Hesatov", "Hesatov", "K. Hesatov")], tmp_path, [])
    addition.write()
    assert inbox.read_bytes().startswith(old)
    made = entries(inbox)[-1]
    assert (made.id, made.name, made.kind) == ("karim-hesatov", "Karim Hesatov", "person")
    assert [(alias.name, alias.weak) for alias in made.aliases] == [("Hesatov", True), ("K. Hesatov", False)]
    assert [path.name for path in tmp_path.iterdir()] == ["inbox.yml"]
    assert (b"\r\n" in old) == (b"\r\n# 3 times" in inbox.read_bytes())


def test_a_stub_says_where_the_name_stands_and_why_it_is_taken_so(tmp_path: Path) -> None:
    addition = prepare_stubs([suggestion("Karim Hesatov")], tmp_path, [])
    assert addition.new.decode() == (
        "# once, in a ¶ 1: … of Karim Hesatov …\n"
        "# person: an age follows\n"
        "# looks like ivo: same surname\n"
        "karim-hesatov:\n"
        "  name: Karim Hesatov\n"
        "  kind: person\n"
    )


def test_an_id_that_is_taken_is_numbered(tmp_path: Path) -> None:
    there = [Entity("orm", "Orm", "place", Place("x.yml"))]
    addition = prepare_stubs([suggestion("Orm"), suggestion("ORM", kind="organization")], tmp_path, there)
    assert addition.ids == ("orm-2", "orm-3")


@pytest.mark.parametrize("name", ["NO", "a: b", "#1", "It’s “it”", "[x]", "- x", "1e3", "null", "Œ\u2028x", "خليفة"])
def test_any_words_are_read_back_as_they_are(tmp_path: Path, name: str) -> None:
    prepare_stubs([suggestion("Orm", name, kind="place"), suggestion(name)], tmp_path, []).write()
    first, second = entries(tmp_path / "inbox.yml")
    assert [alias.name for alias in first.aliases] == [" ".join(name.split())]
    assert second.name == name


@pytest.mark.parametrize(
    "old", [b"{orm: {name: Orm, kind: place}}\n", b"  orm: {name: Orm, kind: place}\n", b"- orm\n"]
)
def test_an_inbox_that_cannot_be_added_to_is_refused(tmp_path: Path, old: bytes) -> None:
    (tmp_path / "inbox.yml").write_bytes(old)
    with pytest.raises(CannotAppend, match="entries that start at the beginning of a line"):
        prepare_stubs([suggestion("Karim Hesatov")], tmp_path, [])
    assert (tmp_path / "inbox.yml").read_bytes() == old


def test_a_link_to_the_inbox_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept.yml").write_text("orm: {name: Orm, kind: place}\n", encoding="utf-8")
    (tmp_path / "inbox.yml").symlink_to("kept.yml")
    prepare_stubs([suggestion("Karim Hesatov")], tmp_path, []).write()
    assert (tmp_path / "inbox.yml").is_symlink()
    assert [entity.id for entity in entries(tmp_path / "kept.yml")] == ["orm", "karim-hesatov"]

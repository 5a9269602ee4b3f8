"""Every mistake an author can make is told with its place, all of them in one run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from ..building import problems_of
from ..conftest import Write

GOLDEN = Path(__file__).parents[1] / "golden" / "check"
WHOLE = {
    "dossier/sources/one.md": (
        "---\ntitle: One\nrights: full\n---\n\nTobruk lies in the east. The cranes stood still that day.\n"
    ),
    "dossier/register/a.yml": "tobruk:\n  name: Tobruk\n  kind: place\n",
}


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.yml")), ids=lambda path: path.stem)
def test_a_mistake_is_told_with_its_place(case: Path, write: Write) -> None:
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    root = write({**WHOLE, **{f"dossier/{name}": text for name, text in golden["files"].items()}})
    assert problems_of(root / "dossier") == golden["problems"]


def test_a_whole_dossier_has_no_problems(write: Write) -> None:
    assert problems_of(write(WHOLE) / "dossier") == []


def test_bytes_that_are_not_utf8_are_told_with_their_offset(write: Write) -> None:
    root = write({**WHOLE, "dossier/register/b.yml": b"a:\n  name: caf" + b"\xe9\n"})
    assert problems_of(root / "dossier") == [
        "register/b.yml:2:12: error: the byte 0xE9 at offset 14 is not UTF-8; save the file as UTF-8 [not-utf-8]"
    ]


def test_utf16_is_named_as_such(write: Write) -> None:
    root = write({**WHOLE, "dossier/register/b.yml": "a: b".encode("utf-16")})
    assert problems_of(root / "dossier") == [
        "register/b.yml:1:1: error: the text is UTF-16; save it as UTF-8 [not-utf-8]"
    ]


def test_a_link_out_of_the_dossier_is_refused(write: Write) -> None:
    root = write({**WHOLE, "secret.md": "---\ntitle: Secret\n---\nText.\n"})
    (root / "dossier/sources/two.md").symlink_to(root / "secret.md")
    assert problems_of(root / "dossier") == [
        "sources/two.md:1:1: error: this link leads out of the dossier; put the file itself here [link-outside]"
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (line,) = problems_of(tmp_path / "dossier")
    assert "there is no such folder" in line


def test_a_link_that_leads_round_in_a_circle_is_told(write: Write) -> None:
    root = write(WHOLE)
    (root / "dossier/sources/loop.md").symlink_to("loop.md")
    assert len(problems_of(root / "dossier")) == 1


def test_a_pipe_is_not_waited_for(write: Write) -> None:
    root = write(WHOLE)
    os.mkfifo(root / "dossier/claims.yml")
    assert problems_of(root / "dossier") == ["claims.yml:1:1: error: this is no file; expected a text [not-a-file]"]

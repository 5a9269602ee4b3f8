"""Commands that write to one dossier at the same time, each in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from annotated_dossier.authoring.replacing import taking_turns

BUILD = Path(__file__).parents[1] / "build_dossier.py"


def started(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(BUILD), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_names_that_several_suggest_at_once_stand_in_the_inbox_once_each(small_site: Path) -> None:
    names = ["Karim Hesatov", "Ana Velkor", "Dalia Orwin"]
    for number, name in enumerate(names):
        Path(f"{number}.txt").write_text(f"He met {name}, 42.\n", encoding="utf-8")
    texts = [("0.txt", "1.txt"), ("1.txt", "2.txt"), ("2.txt", "0.txt")]
    processes = [started("suggest", "--write", *some) for some in texts]
    ended = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], ended
    inbox = Path("dossier/register/inbox.yml").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^  name: (.+)$", inbox, re.MULTILINE)) == sorted(names)


def test_a_text_and_a_note_that_two_add_at_once_are_there_once(small_site: Path) -> None:
    Path("port.txt").write_text(
        "The port\n\n" + "Boats left the port of Brusk early in the morning. " * 9, encoding="utf-8"
    )
    target = {"source": "urn:two-ships", "selector": {"type": "TextQuoteSelector", "exact": "Two ships"}}
    note = {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:one", "type": "Annotation", "target": target}
    Path("notes.json").write_text(json.dumps([note]), encoding="utf-8")
    commands = [["add", "port.txt"], ["import", "notes.json", "--source", "two-ships"]]
    processes = [started(*command) for command in commands * 2]
    ended = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0, 0], ended
    assert sorted("is already" in ended[number][0] for number in (0, 2)) == [False, True]
    assert sorted("is there" in ended[number][0] for number in (1, 3)) == [False, True]
    assert len(list(Path("dossier/sources").glob("the-port*"))) == 1
    assert Path("dossier/annotations/two-ships.yml").read_text(encoding="utf-8").count("urn:one") == 1


def test_who_waits_is_told_and_then_writes(small_site: Path) -> None:
    Path("a.txt").write_text("He met Karim Hesatov, 42.\n", encoding="utf-8")
    with taking_turns(Path("dossier")):
        process = started("suggest", "--write", "a.txt")
        assert process.stderr is not None
        assert process.stderr.readline() == "waiting for another command that writes to dossier\n"
        assert not Path("dossier/register/inbox.yml").exists()
    assert process.communicate(timeout=120)[1] == "added 1 stub to dossier/register/inbox.yml\n"

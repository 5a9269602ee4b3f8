"""What an author sees of `add`: whole folders, and everything that may be wrong in one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotated_dossier.annotating.fingerprint import fingerprint
from annotated_dossier.authoring.adding import collection
from annotated_dossier.authoring.adding.collection import Added, Collection, write_new
from annotated_dossier.authoring.adding.document import Refused
from annotated_dossier.authoring.adding.drafting import Given
from annotated_dossier.problems import Problems
from annotated_dossier.reading.sources import load_sources

from ...building import run
from ...writing import write_files
from .files import HEAD, Set, lines, page, paragraph, pdf, word

CLIPPING = b"A night in port\n\nWords of the first paragraph.\n\nWords of the second.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_folder_of_clippings_is_added_and_one_bad_file_stops_no_other(here: Path) -> None:
    write_files(
        here,
        {
            "clips/a.html": page(head=HEAD),
            "clips/a_files/frame.html": page(),
            "clips/b.pdf": pdf([[Set("Harbour report", 760, 18), *lines("It says little.")], lines("It ends here.")]),
            "clips/c.docx": word(paragraph("A letter"), paragraph("It was written in the night.")),
            "clips/d.txt": CLIPPING,
            "clips/e.md": b"# A note\n\nSome *words*.\n",
            "clips/f.txt": b"\xef\xbb\xbf" + CLIPPING.replace(b"\n", b"\r\n"),
            "clips/g.pdf": b"%PDF-1.4 cut off",
            "clips/photo.jpg": b"\xff\xd8",
            "clips/.hidden.txt": CLIPPING,
            "clips/more/h.txt": CLIPPING,
        },
    )
    result = run("add", "clips", "--rights", "excerpts")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "5 sources added, 1 there already, 1 refused"
    assert result.stderr.splitlines() == [
        "clips/more:1:1: warning: a folder in the folder is passed over; name it to add it [passed-over]",
        "clips/photo.jpg:1:1: warning: passed over; a source is made of .txt, .md, .html, .pdf or .docx [passed-over]",
        "clips/g.pdf:1:1: error: the PDF is cut off: its end (`%%EOF`) is missing; save it again [cannot-add]",
    ]
    assert sorted(tree(here / "dossier")) == [
        "sources/a-letter.md",
        "sources/a-night-in-port.md",
        "sources/a-note.md",
        "sources/harbour-report.md",
        "sources/originals/a-letter.docx",
        "sources/originals/harbour-report.pdf",
        "sources/originals/two-ships-unload-at-night.html",
        "sources/two-ships-unload-at-night.md",
    ]
    problems = Problems()
    sources = {source.id: source for source in load_sources(Path("dossier/sources"), problems)}
    assert problems.found == []
    assert all(source.rights == "excerpts" and source.sha256 == fingerprint(source.body) for source in sources.values())
    kept = Path("dossier/sources/originals/two-ships-unload-at-night.html")
    assert kept.read_bytes() == Path("clips/a.html").read_bytes()


def test_each_file_is_told_in_a_block_of_its_own(here: Path) -> None:
    write_files(here, {"a.html": page(head=HEAD), "b.txt": CLIPPING})
    assert run("add", "a.html", "b.txt", "--date", "2024-04").stdout == (
        "a.html\n"
        "title      Two ships unload at night\n"
        "author     Ada Writer\n"
        "publisher  Harbour Post\n"
        "date       2024-04\n"
        "dateline   PORT AMBER\n"
        "url        https://harbour.example/2024/two-ships\n"
        "language   en\n"
        "text       7 paragraphs\n"
        "left out   date: 2024-04-19\n"
        "left out   4 lines around the article, such as “World”, “By Ada Writer”, “© 2019 Harbour Post. All rights "
        "reserved.”\n"
        "left out   1 line of readers' comments\n"
        "left out   1 image: “The quay”\n"
        "rights     none\n"
        "wrote      dossier/sources/two-ships-unload-at-night.md\n"
        "kept       dossier/sources/originals/two-ships-unload-at-night.html\n"
        "\n"
        "b.txt\n"
        "title      A night in port\n"
        "author     (not recognized)\n"
        "publisher  (not recognized)\n"
        "date       2024-04\n"
        "dateline   (not recognized)\n"
        "text       2 paragraphs\n"
        "rights     none\n"
        "wrote      dossier/sources/a-night-in-port.md\n"
        "\n"
        "2 sources added, 0 there already, 0 refused\n"
    )


def test_what_is_true_of_one_text_is_not_said_of_several(here: Path) -> None:
    write_files(here, {"a.txt": CLIPPING, "b.txt": CLIPPING})
    result = run("add", "a.txt", "b.txt", "--title", "Both", "--url", "https://x.example/")
    assert result.exit_code == 2
    assert "--title, --url can be said of one file only" in result.stderr
    assert not Path("dossier").exists()


def test_an_article_is_known_again_whatever_kind_of_file_it_comes_in(here: Path) -> None:
    story = [f"Ship number {n} came in at {n} o'clock and brought {n * 3} crates." for n in range(1, 40)]
    write_files(
        here,
        {
            "a.txt": "Ships\n\n" + "\n\n".join(story),
            "b.docx": word(paragraph("Ships"), *map(paragraph, story)),
            "c.html": page(
                "<h1>Ships</h1>" + "".join(f"<p>{line}</p>" for line in [*story, "It ends with this line."])
            ),
        },
    )
    assert run("add", "a.txt").exit_code == 0
    assert "is already dossier/sources/ships.md" in run("add", "b.docx").stdout
    alike = run("add", "c.html", "--title", "Ships").stdout
    assert "look at    100% of its text stands in dossier/sources/ships.md too" in alike
    assert "wrote      dossier/sources/ships-2.md" in alike


BAD = {
    "latin.txt": (
        b"T\n\ncaf\xe9",
        "latin.txt:3:4: error: the byte 0xE9 at offset 6 is not UTF-8; save the file as UTF-8",
    ),
    "nul.txt": (b"T\n\na\0b", "nul.txt:3:2: error: a NUL stands here"),
    "utf16.txt": ("Title".encode("utf-16-le"), "utf16.txt:1:2: error: a NUL stands here"),
    "empty.txt": (b"", "empty.txt:1:1: error: expected a title and at least one paragraph below it"),
    "rules.txt": (b"---\n\n***\n", "rules.txt:1:1: error: expected a title"),
    "empty.html": (b"", "empty.html:1:1: error: the page is empty"),
    "front.md": (b"---\ntitle: 'x\n---\nWords", "front.md:2:8: error: its front matter cannot be read"),
    "locked.pdf": (b"%PDF-1.4\n/Encrypt %%EOF", "locked.pdf:1:1: error: the PDF is damaged"),
    "cut.docx": (word(paragraph("x"))[:200], "cut.docx:1:1: error: the Word file is damaged or cut off"),
    "bomb.docx": (word(parts={"word/a.xml": b" " * 30_000_000}), "bomb.docx:1:1: error: it unpacks from"),
    "table.xlsx": (b"PK", "table.xlsx:1:1: error: a source is made of .txt, .md, .html, .pdf or .docx"),
    "large.txt": (b"x" * 5_000_001, "large.txt:1:1: error: it is larger than 5 MB; divide it"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_a_source_is_a_line_and_leaves_nothing(here: Path, name: str) -> None:
    raw, message = BAD[name]
    write_files(here, {name: raw})
    result = run("add", name)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(message)
    assert tree(here) == {name: raw}


def test_a_file_may_be_small_and_its_text_too_long(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collection, "LARGEST_TEXT", 30)
    write_files(here, {"a.docx": word(paragraph("A title"), paragraph("word " * 10))})
    with pytest.raises(Refused, match="it holds more than 30 letters; divide it"):
        Collection(Path("sources")).add(Path("a.docx"), Given())


ODD = {
    "update.txt": (b"Update: it came\n\nOne.\n\nTwo.", "update-it-came", "Update: it came"),
    "rule.txt": (b"---\n\nA title\n\nOne.\n\nTwo.", "a-title", "A title"),
    "con.txt": (b"CON\n\nOne.\n\nTwo.", "source-con", "CON"),
    "up.txt": (b"../../etc/passwd\n\nOne.\n\nTwo.", "etc-passwd", "../../etc/passwd"),
    "yaml.txt": (b"no: [x, {{ y }}] # z\n\nOne.\n\nTwo.", "no-x-y-z", "no: [x, {{ y }}] # z"),
    "crlf.txt": (b"A title\r\n\r\nOne.\r\n\r\nTwo.", "a-title", "A title"),
    "nfd.txt": ("Cafe\u0301\n\nOne.\n\nTwo.".encode(), "cafe", "Cafe\u0301"),
    "bom.txt": (b"\xef\xbb\xbfA title\n\nOne.\n\nTwo.", "a-title", "A title"),
    "utf16.txt": ("A title\n\nOne.\n\nTwo.".encode("utf-16"), "a-title", "A title"),
    "brackets.txt": (b"A title\n\n" + b"[" * 50_000 + b"\n\nTwo.", "a-title", "A title"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_a_source_like_any_other(here: Path, name: str) -> None:
    raw, identifier, title = ODD[name]
    write_files(here, {name: raw})
    assert run("add", name).exit_code == 0
    problems = Problems()
    (source,) = load_sources(Path("dossier/sources"), problems)
    assert problems.found == []
    assert (source.id, source.title) == (identifier, title)
    assert "\r" not in source.body
    assert source.body.strip().endswith("Two.")


def test_ids_that_differ_in_capitals_are_one_id(here: Path) -> None:
    write_files(here, {"dossier/sources/A-Night-In-Port.md": b"---\ntitle: x\n---\nWords.", "a.txt": CLIPPING})
    assert "wrote      dossier/sources/a-night-in-port-2.md" in run("add", "a.txt").stdout


def test_a_link_out_of_a_folder_is_told_and_not_followed(here: Path) -> None:
    write_files(here, {"secret.txt": CLIPPING, "clips/a.txt": CLIPPING.replace(b"first", b"only")})
    Path("clips/b.txt").symlink_to(here / "secret.txt")
    Path("clips/c.txt").symlink_to("c.txt")
    result = run("add", "clips")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "clips/b.txt:1:1: error: this link leads out of the folder; put the file itself here [link-outside]",
        "clips/c.txt:1:1: error: this link leads out of the folder; put the file itself here [link-outside]",
    ]
    assert [path.name for path in Path("dossier/sources").iterdir()] == ["a-night-in-port.md"]


def test_originals_are_not_written_through_a_link(here: Path) -> None:
    write_files(here, {"a.html": page(), "elsewhere/x": b"", "dossier/sources/x.md": b"---\ntitle: x\n---\nWords."})
    Path("dossier/sources/originals").symlink_to(here / "elsewhere")
    result = run("add", "a.html")
    assert "dossier/sources/originals is a link that leads out of the dossier" in result.stderr
    assert sorted(tree(here / "elsewhere")) == ["x"]


def test_what_is_no_file_is_told(here: Path) -> None:
    os.mkfifo("pipe.txt")
    Path("nothing").mkdir()
    result = run("add", "pipe.txt", "nothing", "nowhere.txt")
    assert result.stderr.splitlines() == [
        "nothing:1:1: error: there is no file here that could be a source: "
        ".txt, .md, .html, .pdf or .docx [cannot-add]",
        "pipe.txt:1:1: error: this is no file; expected a text [cannot-add]",
        "nowhere.txt:1:1: error: there is no such file [cannot-add]",
    ]


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_a_full_disk_leaves_no_half_of_a_source(here: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    write_files(here, {"a.html": page()})

    def write(path: Path, content: bytes) -> None:
        if path.suffix == suffix:
            raise OSError(28, "No space left on device", str(path))
        write_new(path, content)

    monkeypatch.setattr(collection, "write_new", write)
    result = run("add", "a.html")
    assert result.exit_code == 1
    assert result.stderr == (
        "a.html:1:1: error: dossier/sources/two-ships-unload-at-night.md "
        "cannot be written: No space left on device [cannot-add]\n"
    )
    assert tree(here / "dossier") == {}


def test_a_folder_that_may_not_be_written_to_is_told(here: Path) -> None:
    write_files(here, {"a.txt": CLIPPING, "dossier": b"a file where the folder should be"})
    result = run("add", "a.txt", "--dossier", "elsewhere")
    assert result.exit_code == 0
    with pytest.raises(Refused, match=r"a-night-in-port\.md cannot be written"):
        Collection(Path("dossier/sources")).add(Path("a.txt"), Given())


def test_a_file_is_written_whole_or_not_at_all_and_never_over_another(here: Path) -> None:
    write_new(Path("a"), b"one")
    with pytest.raises(FileExistsError):
        write_new(Path("a"), b"two")
    assert tree(here) == {"a": b"one"}


def test_a_disk_without_hard_links_will_do(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(_from: str, _to: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    write_new(Path("a"), b"one")
    with pytest.raises(FileExistsError):
        write_new(Path("a"), b"two")
    assert tree(here) == {"a": b"one"}


def test_what_the_author_says_comes_before_what_the_file_says(here: Path) -> None:
    write_files(here, {"a.html": page(head=HEAD)})
    added = Collection(Path("sources")).add(Path("a.html"), Given(title="Ours", authors=("Ed Itor",), date="2024"))
    assert isinstance(added, Added)
    assert (added.document.title, added.document.authors, added.document.date) == ("Ours", ("Ed Itor",), "2024")
    assert added.document.removed[:3] == ("Two ships unload at night", "authors: Ada Writer", "date: 2024-04-19")

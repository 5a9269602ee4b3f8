"""The bibliography, and how a note and a text cite."""

from __future__ import annotations

import csv
import io
import re
import time
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from annotated_dossier.citing.bibliography import set_bibliography
from annotated_dossier.model import Edition, Reference
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.problems import Place, Problems
from annotated_dossier.reading.styles import load_style, style_names

from ..building import edition_of, pages_of, problems_of
from ..conftest import Write
from ..writing import SMALL

EVIL = "</span><script>alert(1)</script>[x](javascript:y) {{ z }}"
WORKS = """[
  {"id": "tide-tables", "type": "book", "title": "Tides", "issued": {"date-parts": [[2019]]}},
  {"id": "log-a", "type": "report", "title": "Log A", "author": [{"literal": "Port Office"}],
   "issued": {"date-parts": [[2020, 5]]}, "URL": "https://port.example/a"},
  {"id": "log-b", "type": "report", "title": "Log B", "author": [{"literal": "Port Office"}],
   "issued": {"date-parts": [[2020, 6]]}, "URL": "https://port.example/b?x=1&y=2"}
]"""


def edition(write: Write, style: str = "", works: str = WORKS) -> Edition:
    files = {"dossier/references.json": works, "dossier/settings.yml": f"style: {style}\n" if style else ""}
    files["dossier/register/all.yml"] = SMALL["dossier/register/all.yml"].replace(
        "Founded by", "Logged in [@log-a, p. 3] and [@log-b]. Founded by"
    )
    problems = Problems()
    made = edition_of(write({**SMALL, **files}) / "dossier", problems)
    assert problems.found == []
    return made


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_works_that_would_be_cited_alike_get_a_letter(write: Write) -> None:
    pages = pages_of(edition(write))
    assert "Logged in (Port Office, 2020a, p. 3) and (Port Office, 2020b)." in words(
        pages["entities/coast-league/index.md"]
    )
    listed = words(pages["bibliography/index.md"])
    assert "Port Office. (2020a). Log A. https://port.example/a" in listed
    assert listed.index("2020a") < listed.index("2020b")


@pytest.mark.parametrize(
    ("style", "cited"),
    [
        ("chicago-author-date", "Logged in (Port Office 2020a, 3) and (Port Office 2020b)."),
        ("chicago-notes", "Logged in Port Office, Log A, 3 and Port Office, Log B."),
        ("mla", "Logged in (Port Office, Log A 3) and (Port Office, Log B)."),
        ("harvard", "Logged in (Port Office, 2020a, p. 3) and (Port Office, 2020b)."),
        ("oscola", "Logged in Port Office, Log A (2020) 3 <https://port.example/a>"),
    ],
)
def test_a_style_is_one_line_of_the_settings(write: Write, style: str, cited: str) -> None:
    assert cited in words(pages_of(edition(write, style))["entities/coast-league/index.md"])


def test_a_source_cites_itself(small_edition: Edition) -> None:
    page = pages_of(small_edition)["sources/two-ships/index.md"]
    assert (
        "Cite this text Writer, A. (2024, April). Two ships in harbour. Harbour Post. APA Style 7th edition"
        in words(page.replace("## ", ""))
    )


def test_a_reference_manager_takes_each_source_and_each_work(write: Write) -> None:
    pages = pages_of(edition(write))
    taken = [
        parse_qs(unescape(query))
        for path in ("sources/two-ships/index.md", "bibliography/index.md")
        for query in re.findall(r'<span class="Z3988" title="([^"]*)">', pages[path])
    ]
    assert [work.get("rft.title", work.get("rft.btitle")) for work in taken] == [
        ["Two ships in harbour"],
        ["Log A"],
        ["Log B"],
        ["Tides"],
    ]
    assert taken[0]["rft.type"] == ["newspaperArticle"]
    assert taken[0]["rft.au"] == ["Ada Writer"]
    assert taken[2]["rft_id"] == ["https://port.example/b?x=1&y=2"]
    assert taken[2]["rft.date"] == ["2020-06"]


def test_a_work_says_where_it_is_used(write: Write) -> None:
    page = words(pages_of(edition(write))["bibliography/index.md"])
    assert "Log B. https://port.example/b?x=1&y=2Cited in Coast League" in page


def test_the_table_for_other_programs_has_a_row_for_each_work(write: Write) -> None:
    files = {file.path: file.content for file in Book(edition(write), PageOptions()).files()}
    rows = list(csv.DictReader(io.StringIO(files["bibliography/bibliography.csv"].decode())))
    assert [(row["key"], row["cited in"]) for row in rows] == [
        ("log-a", "coast-league"),
        ("log-b", "coast-league"),
        ("tide-tables", "forty-crates"),
    ]


@pytest.mark.parametrize("style", style_names())
def test_what_a_reference_says_is_never_markup(write: Write, style: str) -> None:
    works = WORKS.replace("Log A", EVIL).replace("Port Office", EVIL).replace("https://port.example/a", "javascript:a")
    page = pages_of(edition(write, style, works))["bibliography/index.md"]
    assert "<script" not in page
    assert "{{" not in page
    assert 'href="javascript:' not in page


@pytest.mark.parametrize(
    "item",
    [
        {"title": "T", "author": "Ada"},
        {"title": "T", "author": [None, 7, {"given": "A"}, {}]},
        {"title": "T", "issued": {"literal": "long ago"}, "accessed": 3, "edition": [], "volume": {"a": 1}},
        {"title": "T", "type": "no-such-type", "number-of-pages": "x", "page": "1--2-3", "language": 5},
        {"title": "T", "issued": {"date-parts": [[2020, 13, 40]]}, "year-suffix": "z", "locator": "9"},
        {"title": "T", "issued": {"date-parts": [[2020, 1], [2021, 2]]}, "unheard-of": "x", "custom": {"a": "b"}},
    ],
)
@pytest.mark.parametrize("style", style_names())
def test_whatever_an_item_holds_it_is_set(style: str, item: dict[str, object]) -> None:
    reference = Reference("it", str(item.get("type", "")), "T", Place("references.json"), item=item)
    made = set_bibliography(
        load_style(style, Place("s"), Path(), Problems()), [reference], [], [("it", "p. 1")], Problems()
    )
    assert "T" in "".join(part.text for part in made.entries["it"])


def test_pages_are_built_where_the_style_does_not_parse(write: Write) -> None:
    root = write({**SMALL, "dossier/settings.yml": "style: house.csl\n", "dossier/house.csl": "<style>"})
    assert problems_of(root / "dossier")[0].startswith("house.csl:1:8: error: this CSL file does not parse")
    page = pages_of(edition_of(root / "dossier", Problems()))["bibliography/index.md"]
    assert "Tides. (2019)." in words(page)


def test_a_style_of_the_dossiers_own_is_used(write: Write) -> None:
    csl = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>House</title></info>'
        '<citation><layout prefix="[" suffix="]"><text variable="title"/></layout></citation>'
        '<bibliography><layout suffix="!"><text variable="title" font-weight="bold"/></layout></bibliography></style>'
    )
    root = write({**SMALL, "dossier/settings.yml": "style: house.csl\n", "dossier/house.csl": csl})
    page = pages_of(edition_of(root / "dossier", Problems()))["bibliography/index.md"]
    assert "<b>Tides</b>&#33;" in page
    assert "cited as in House" in page


def test_a_thousand_works_are_set_once_each_in_bounded_time() -> None:
    references = [
        Reference(
            f"w{n}",
            "report",
            f"Report {n}",
            Place("r"),
            item={
                "type": "report",
                "title": f"Report {n}",
                "author": [{"family": f"Name{n % 300}", "given": "Ada"}],
                "issued": {"date-parts": [[2000 + n % 20, 5]]},
                "publisher": "Press",
                "URL": f"https://press.example/{n}",
            },
        )
        for n in range(1000)
    ]
    started = time.process_time()
    made = set_bibliography(load_style("apa", Place("s"), Path(), Problems()), references, [], [], Problems())
    seconds = time.process_time() - started
    print(f"1,000 works in APA: {seconds:.1f} s")
    assert len(made.entries) == 1000
    assert seconds < 60

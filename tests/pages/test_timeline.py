from __future__ import annotations

import csv
import io
import re

from annotated_dossier.model import Edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.problems import Problems

from ..building import edition_of, pages_of
from ..conftest import Write
from ..writing import SMALL, source_file

EVIL = '<img src=x onerror="window.ran=1"> {{ 7*7 }}'


def edition_with(write: Write, register: str, body: str = "Nothing.", **front: str) -> Edition:
    files = {"dossier/register/all.yml": register, "dossier/sources/one.md": source_file(body, rights="full", **front)}
    return edition_of(write({**SMALL, **files}) / "dossier", Problems())


def timeline_of(edition: Edition) -> str:
    return pages_of(edition)["timeline/index.md"]


def test_every_mark_and_line_leads_to_what_is_behind_it(write: Write) -> None:
    page = timeline_of(
        edition_with(write, "storm: {name: Storm, kind: event, dates: {date: 2011-02}}", "In 2019 it came.")
    )
    picture, _, lines = page.partition("</svg>")
    for part in (picture, lines):
        assert 'href="../entities/storm/"' in part
        assert 'href="../sources/one/#p1"' in part
        assert 'href="../sources/two-ships/"' in part


def test_a_day_is_a_point_a_month_a_span_and_what_is_about_or_open_looks_so(write: Write) -> None:
    dates = ["2011-02-03", "2012-02", "2013~", "2014/.."]
    events = "\n".join(f"e{n}: {{name: E{n}, kind: event, dates: {{date: {d}}}}}" for n, d in enumerate(dates))
    page = timeline_of(edition_with(write, events))
    looks = dict(re.findall(r'<a href="../entities/(e\d)/" class="([^"]*)"', page))
    assert looks == {
        "e0": "d-shape-point",
        "e1": "d-shape-span",
        "e2": "d-shape-span d-about",
        "e3": "d-shape-since",
    }
    assert "about 2013" in page
    assert "since 2014" in page


def test_names_and_words_are_text(write: Write) -> None:
    register = f"storm: {{name: '{EVIL}', kind: event, dates: {{date: 2011}}}}"
    page = timeline_of(edition_with(write, register, f"In 2019 came {EVIL}."))
    assert "<img" not in page
    assert "{{" not in page


def test_a_dossier_without_dates_says_so(write: Write) -> None:
    edition = edition_of(
        write({"dossier/sources/one.md": source_file("Words."), "dossier/register/a.yml": ""}) / "dossier", Problems()
    )
    assert "Nothing here has a date yet." in timeline_of(edition)
    assert "d-band-small" not in Book(edition, PageOptions()).overview("index.md")


def test_the_home_page_has_a_small_timeline_that_leads_to_the_page(small_edition: Edition) -> None:
    overview = Book(small_edition, PageOptions()).overview("index.md")
    assert '<p class="d-band-small"><a href="timeline/">' in overview


def test_the_table_has_a_line_for_each_date_and_no_formula(write: Write) -> None:
    edition = edition_with(write, "storm: {name: Storm, kind: event, dates: {'=1+1': 2011-02}}", "In 2019 it came.")
    files = {file.path: file.content for file in Book(edition, PageOptions()).files()}
    lines = list(csv.DictReader(io.StringIO(files["timeline/timeline.csv"].decode())))
    assert len(lines) == len(edition.chronology)
    event = next(line for line in lines if line["kind"] == "event")
    assert (event["date"], event["earliest"], event["latest"]) == ("2011-02", "2011-02-01", "2011-02-28")
    assert event["what"] == "'=1+1"
    assert next(line for line in lines if line["kind"] == "text")["locator"] == "p1"


def test_many_dates_become_columns_and_a_share_of_lines(write: Write) -> None:
    body = "\n\n".join(f"On {1 + n % 28} May {1990 + n % 30} it came." for n in range(1500))
    page = timeline_of(edition_with(write, "storm: {name: Storm, kind: event, dates: {date: 2011-02}}", body))
    assert 'class="d-shape-column"' in page
    assert 'href="#2011"' in page
    assert "more are in" in page
    assert page.count("<tr>") < 1300
    assert len(page) < 500_000


RELATED = """\
ada: {name: Ada Abel, kind: person, relations: [{to: storm, as: witness of, from: 2011, source: one}]}
storm: {name: Storm, kind: event, dates: {date: 2011-02}}
"""


def test_a_relation_leads_to_the_paragraph_that_names_both_in_picture_list_and_table(write: Write) -> None:
    edition = edition_with(write, RELATED, "Nothing.\n\nIn February 2011 Ada Abel saw Storm.")
    picture, _, lines = timeline_of(edition).partition("</svg>")
    assert 'href="../sources/one/#p2"' in picture
    (row,) = [line for line in lines.splitlines() if "(witness of)" in line]
    assert 'href="../sources/one/#p2"' in row
    (of_event,) = [line for line in lines.splitlines() if "February 2011</th>" in line and ">event<" in line]
    assert 'href="../sources/one/#p2"' in of_event
    (table,) = [file for file in Book(edition, PageOptions()).files() if file.path == "timeline/timeline.csv"]
    told = {row["kind"]: row["locator"] for row in csv.DictReader(io.StringIO(table.content.decode(), newline=""))}
    assert (told["relation"], told["event"]) == ("p2", "one#p2")


def test_a_relation_that_no_paragraph_bears_out_leads_to_its_source(write: Write) -> None:
    picture, _, lines = timeline_of(edition_with(write, RELATED, "Nothing.")).partition("</svg>")
    assert 'href="../entities/ada/#d-relations"' in picture
    (row,) = [line for line in lines.splitlines() if "(witness of)" in line]
    assert 'href="../sources/one/"' in row

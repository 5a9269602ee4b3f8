from __future__ import annotations

import csv
import io
import re

from annotated_dossier.model import Edition
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.tables import write_table
from annotated_dossier.problems import Problems

from ..building import edition_of, pages_of
from ..conftest import Write
from ..writing import SMALL, source_file
from .test_claims import shown
from .test_prose import checked

QUOTES = "quotes/index.md"
TOGETHER = "together/index.md"


def table_of(edition: Edition, path: str) -> list[dict[str, str]]:
    (file,) = [file for file in Book(edition, PageOptions()).files() if file.path == path]
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8"), newline="")))


def edition_with(write: Write, body: str, rights: str = "full", **files: str) -> Edition:
    named = {f"dossier/{name}.yml": text for name, text in files.items()}
    source = {"dossier/sources/two-ships.md": source_file(body, rights=rights)}
    return edition_of(
        write({**SMALL, **source, "dossier/annotations/two-ships.yml": "[]", **named}) / "dossier", Problems()
    )


def test_a_quotation_stands_with_its_words_cue_paragraph_and_reason(small_edition: Edition) -> None:
    page = pages_of(small_edition)[QUOTES]
    checked(page)
    assert "1 direct quotation, by whoever is credited with it." in shown(page)
    assert '"a puzzle" Two ships in harbour ¶ 2 · cue: called' in shown(page)
    assert "“called”, before the quotation, is said of “Marek”; the words name Ivo Marek." in shown(page)
    assert 'href="../sources/two-ships/#p2"' in page
    assert '<a href="#by-ivo-marek">' in page
    assert 'id="by-ivo-marek"' in page


def test_an_entitys_page_shows_what_it_says_and_what_is_said_of_it(write: Write) -> None:
    body = "“The Coast League is gone for good,” said Ivo Marek."
    pages = pages_of(edition_with(write, body))
    marek, league = (pages[f"entities/{name}/index.md"] for name in ("ivo-marek", "coast-league"))
    assert "Quoted “The Coast League is gone for good,” A title ¶ 1" in shown(marek).replace("## ", "")
    assert "Named in what others say" not in marek
    assert "“The Coast League is gone for good,” Ivo Marek · A title ¶ 1" in shown(league)
    assert "## Quoted" not in league


def test_a_speaker_of_many_words_has_the_rest_on_their_own_page(write: Write) -> None:
    body = "\n\n".join(f"“Number {n} is gone for good,” said Ivo Marek." for n in range(30))
    pages = pages_of(edition_with(write, body))
    assert pages[QUOTES].count("<blockquote") == 12
    assert "18 more: More on Ivo Marek" in shown(pages[QUOTES])
    person = pages["entities/ivo-marek/index.md"]
    assert person.count("<blockquote") == 30
    assert "A title · 30 quotations" in shown(person).replace(" 30", " · 30")


def test_with_many_speakers_the_most_quoted_stand_on_the_page_and_the_others_are_listed(write: Write) -> None:
    names = [f"Ada Crane{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(450)]
    register = "".join(f"crane-{n}:\n  name: {name}\n  kind: person\n" for n, name in enumerate(names))
    body = "\n\n".join(f"“Number {n} is gone for good,” said {name}." for n, name in enumerate([*names, names[-1]]))
    page = pages_of(edition_with(write, body, **{"register/cranes": register}))[QUOTES]
    assert page.count("<blockquote") == 400
    assert 'id="by-crane-449"' in page
    assert 'id="by-crane-398"' not in page
    assert "Also quoted 51" in shown(page)


def test_words_that_are_withheld_are_in_no_page_and_no_table(write: Write) -> None:
    body = "“Secret words are said here,” whispered Ivo Marek. “More secret words for all,” said a secret clerk."
    edition = edition_with(write, body, rights="none")
    pages = pages_of(edition)
    files = [file.content.decode("utf-8") for file in Book(edition, PageOptions()).files()]
    everything = " ".join([*pages.values(), *files]).casefold()
    assert "secret" not in everything
    assert "whispered" not in everything
    assert pages[QUOTES].count('class="d-withheld"') == 2
    assert 'href="../sources/two-ships/#p1"' in pages[QUOTES]
    assert [(row["entity"], row["quotation"]) for row in table_of(edition, "quotes/quotations.csv")] == [
        ("ivo-marek", ""),
        ("", ""),
    ]


def test_quotations_are_a_table_too(small_edition: Edition) -> None:
    (row,) = table_of(small_edition, "quotes/quotations.csv")
    assert (row["source"], row["locator"], row["quotation"]) == ("two-ships", "p2", '"a puzzle"')
    assert (row["entity"], row["speaker"], row["cue"]) == ("ivo-marek", "Marek", "called")


def test_pairs_stand_with_a_link_to_each_shared_paragraph(small_edition: Edition) -> None:
    page = pages_of(small_edition)[TOGETHER]
    checked(page)
    assert "Coast League and Ivo Marek 2 Two ships in harbour ¶ 1 , ¶ 2" in shown(page)
    assert 'href="../sources/two-ships/#p2"' in page
    rows = table_of(small_edition, "together/pairs.csv")
    assert [(row["entity"], row["other"], row["passages"], row["locators"]) for row in rows] == [
        ("coast-league", "ivo-marek", "2", "two-ships#p1 two-ships#p2"),
        ("coast-league", "port-amber", "1", "two-ships#p1"),
        ("ivo-marek", "port-amber", "1", "two-ships#p1"),
    ]


def test_more_pairs_than_a_page_holds_are_counted_and_left_to_the_table(write: Write) -> None:
    names = [f"Crane Number{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(22)]
    register = "".join(f"crane-{n}:\n  name: {name}\n  kind: term\n" for n, name in enumerate(names))
    body = ", ".join(names) + ".\n\n" + " and ".join(names[:2]) + "."
    edition = edition_with(write, body, **{"register/cranes": register})
    page = pages_of(edition)[TOGETHER]
    assert page.count('<tr><th scope="row">') == 200
    assert page.index("Numberaa") < page.index("Numberab") < page.index("Numberac")
    assert "31 more pairs stand on the pages of their entries" in shown(page)
    assert len(table_of(edition, "together/pairs.csv")) == 231


def test_a_concordance_of_few_mentions_is_open_and_one_of_many_is_folded(write: Write) -> None:
    few, many = ("\n\n".join(["Port Amber slept."] * count) for count in (40, 41))
    for body, is_open in ((few, True), (many, False)):
        page = pages_of(edition_with(write, body))["entities/port-amber/index.md"]
        (fold,) = re.findall(r'<details class="d-fold"( open)?>', page)
        assert bool(fold) == is_open
        assert f"{body.count('Port')} mentions" in shown(page)


def test_a_cell_that_a_spreadsheet_would_run_is_text() -> None:
    cells = next(csv.reader(io.StringIO(write_table(("=a", "b"), [("=1+1", 2)]).decode().split("\r\n", 1)[1])))
    assert cells == ["'=1+1", "2"]


def test_every_pair_stands_on_the_pages_of_its_entries(write: Write) -> None:
    crowd = "".join(f"e{n}: {{name: Entry{n:02}x, kind: term}}\n" for n in range(30))
    body = "Ivo Marek met " + ", ".join(f"Entry{n:02}x" for n in range(30)) + "."
    page = pages_of(edition_with(write, body, **{"register/more": crowd}))["entities/ivo-marek/index.md"]
    checked(page)
    listed = page.split("## Named together with")[1]
    assert all(f'href="../../entities/e{n}/"' in listed for n in range(30))
    assert "<summary>And with" in listed
    assert "And with 14 more" in shown(listed)

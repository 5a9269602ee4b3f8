"""Names in the site's search, and lists that filter and sort, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..building import run
from ..conftest import Write
from ..screenshots import served
from ..writing import MKDOCS, SMALL, source_file
from .visiting import visitor

REGISTER = """\
mara-qaddour:
  name: Mara Qaddour
  kind: person
  aliases: [Māra Kaddūr, "مارة قدّور", Mara-Lou]
  definition: Keeps the lighthouse.
tomas-qaddour:
  name: Tomas Qaddour
  kind: person
  definition: Her brother.
petr-zhukin:
  name: Petr Zhukin
  kind: person
  aliases: ["Пётр Жукин"]
lighthouse:
  name: Lighthouse
  kind: term
  definition: A tower with a light.
""" + "".join(f"keeper-{n}: {{name: Keeper {n:02}, kind: person}}\n" for n in range(1, 9))
WORDS = "Mara Qaddour met Petr Zhukin. Mara Qaddour lit the lighthouse. Tomas Qaddour slept."


def site_of(root: Path) -> Iterator[str]:
    assert run("build").exit_code == 0
    with served(root / "site") as address:
        yield address


@pytest.fixture
def site(write: Write, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    language = getattr(request, "param", "en")
    files = {
        "mkdocs.yml": MKDOCS.replace("  font: false\n", f"  font: false\n  language: {language}\n"),
        "dossier/sources/light.md": source_file(WORDS, rights="full", date="2024"),
        "dossier/sources/dark.md": source_file("Mara Qaddour in the dark.", rights="none"),
        "dossier/register/lights.yml": REGISTER,
    }
    root = write({**SMALL, **files})
    monkeypatch.chdir(root)
    yield from site_of(root)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with visitor(browser.new_context()) as (page, wrong):
        yield page
        assert wrong == []


def found(page: Page, words: str) -> list[str]:
    """The names that the search shows for the words, from the top."""
    field = page.locator(".md-search__input")
    field.focus()
    field.fill("")
    field.type(words)
    page.wait_for_function("globalThis.dossierNames")
    return page.locator(".d-found h1").all_inner_texts()


@pytest.mark.parametrize("site", ["en", "fr", "ar"], indirect=True)
def test_an_entity_answers_to_each_of_its_names_however_it_is_spelled(site: str, page: Page) -> None:
    page.goto(site)
    for words in (
        "Qaddour",
        "qaddour",
        "KADDUR",
        "Kaddūr",
        "قدور",
        "مارة",
        "Kadour",
        "mara lou",
        "maralou",
        "qdwr",
    ):
        assert found(page, words)[:1] == ["Mara Qaddour"], words
    for words in ("жукин", "Петр", "Zhuk", "Joukine"):
        assert found(page, words) == ["Petr Zhukin"], words
    assert found(page, "nobody at all") == []


def test_a_result_says_kind_and_definition_and_opens_with_enter(site: str, page: Page) -> None:
    page.goto(site)
    assert found(page, "kaddur")[0] == "Mara Qaddour"
    assert page.locator(".d-found a").first.inner_text().split("\n")[-1] == "Person Keeps the lighthouse."
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/mara-qaddour/")


def test_an_entity_stands_in_the_results_once(site: str, page: Page) -> None:
    page.goto(site)
    assert found(page, "lighthouse") == ["Lighthouse"]
    page.locator(".md-search-result__list:last-child > li").first.wait_for(state="attached")
    leading = page.locator(".md-search-result__list > li:visible > a")
    addresses = [(link.get_attribute("href") or "").partition("?")[0] for link in leading.all()]
    assert sum("/entities/lighthouse/" in address for address in addresses) == 1


def test_a_list_is_filtered_as_one_types_by_any_name(site: str, page: Page) -> None:
    page.goto(f"{site}people/")
    rows = page.locator("tbody > tr:visible")
    everyone = rows.count()
    page.get_by_label("Filter").fill("kaddur")
    assert rows.locator("th").all_inner_texts() == ["Qaddour, Mara"]
    assert page.get_by_role("status").inner_text() == f"1 of {everyone} shown"
    page.get_by_label("Filter").fill("")
    assert rows.count() == everyone


def test_a_heading_without_rows_is_hidden(site: str, page: Page) -> None:
    page.goto(f"{site}glossary/")
    page.get_by_label("Filter").fill("tower")
    assert page.locator("article h2:visible").count() == 1
    assert page.locator(".d-glossary > div:visible").count() == 1


def test_a_table_is_sorted_by_its_heads(site: str, page: Page) -> None:
    page.goto(f"{site}people/")
    page.get_by_role("button", name="Mentions").click()
    numbers = [int(words) for words in page.locator("td[data-what=mentions]").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Name").press("Enter")
    names = page.locator("tbody th").all_inner_texts()
    assert names == sorted(names)
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"


def test_only_a_list_of_ten_rows_or_more_has_a_filter(site: str, page: Page) -> None:
    page.goto(f"{site}people/")
    assert page.get_by_label("Filter").count() == 1
    page.goto(f"{site}places/")
    assert page.locator("tbody > tr").count() > 0
    assert page.locator(".d-filter").count() == 0


def test_pages_that_another_publisher_takes_have_no_room_for_what_no_script_makes(small_site: Path) -> None:
    assert run("pages", "elsewhere").exit_code == 0
    pages = list(Path("elsewhere").rglob("*.md"))
    assert pages
    assert [page for page in pages if "d-filter" in page.read_text(encoding="utf-8")] == []


DATED = "".join(
    f"e{n}: {{name: Event {n}, kind: event, dates: {{date: {date}}}}}\n"
    for n, date in enumerate(
        ["2020-10", "2020-09-30", "2020-02-01", "2020-11~", "2020", *[f"2020-0{m}" for m in "45678"]]
    )
)
PLACES = """\
north: {name: North Cape, kind: place, location: [71.2, 25.8]}
south: {name: South Cape, kind: place, location: [-9.5, 25.8]}
middle: {name: Middle Cape, kind: place, location: [8.25, 25.8]}
"""


@pytest.fixture
def dated_site(write: Write, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    relations = "".join(
        f"r{n}: {{name: Relative {n}, kind: person, relations: [{{to: ivo-marek, as: kin of, from: {since}}}]}}\n"
        for n, since in enumerate(["2015-12-01", "'0987'", "2015-02"])
    )
    files = {
        "dossier/register/dated.yml": DATED + PLACES + relations,
        "dossier/sources/capes.md": source_file("North Cape, South Cape and Middle Cape.", rights="full"),
    }
    monkeypatch.chdir(write({**SMALL, **files}))
    yield from site_of(Path.cwd())


def test_dates_and_coordinates_are_sorted_by_what_they_mean(dated_site: str, page: Page) -> None:
    page.goto(f"{dated_site}timeline/")
    page.get_by_role("button", name="Date").click()
    days = page.locator("table[data-sortable] tbody th").all_inner_texts()
    assert days[0] == "2020"
    assert days.index("1 February 2020") < days.index("April 2020")
    assert days[-3:] == ["30 September 2020", "October 2020", "about November 2020"]
    page.goto(f"{dated_site}map/")
    page.get_by_role("button", name="Coordinates").click()
    places = page.locator("tbody:has(.d-degrees) th").all_inner_texts()
    assert places.index("South Cape") < places.index("Middle Cape") < places.index("North Cape")


def test_relations_are_sorted_by_when_they_held(dated_site: str, page: Page) -> None:
    page.goto(f"{dated_site}network/")
    page.get_by_role("button", name="When").click()
    rows = page.locator("#d-relations tbody tr").all_inner_texts()
    places = [
        next(n for n, row in enumerate(rows) if name in row) for name in ("Relative 1", "Relative 2", "Relative 0")
    ]
    assert places == sorted(places)


def test_on_a_phone_the_heads_that_sort_are_seen(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    with visitor(context) as (page, wrong):
        page.goto(f"{site}people/")
        page.get_by_role("button", name="Mentions").click()
        box = page.get_by_role("button", name="Mentions").bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert wrong == []


def test_without_scripts_the_lists_are_whole(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}people/")
    assert page.locator("tbody > tr:visible").count() == 12
    assert page.locator("input[type=search], button.d-sort").count() == 0
    context.close()

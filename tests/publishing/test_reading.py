"""Reading an article in a real browser: cards, layers, margin notes, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page
from pypdf import PdfReader

from ..building import run
from ..screenshots import served
from ..writing import MKDOCS, SMALL, source_file, write_files

TEXT = """\
Two ships reached Port Amber on Monday, said Ivo Marek of the Coast League, as it had said before that they would.

## The cargo

The *Coast League* counted 40 crates. Marek called them "a puzzle".

Nobody at the Coast League would say more. Port Amber kept its peace, and Marek went home for the winter.
"""
NOTES = """\
- id: which-crates
  target: {quote: counted 40 crates}
  body: Nobody else counted; see [[port-amber]] and [@tide-tables].
- {id: what-monday, target: {quote: Two ships}, place: margin, body: "Which *Monday*?"}
- {id: at-home, target: {quote: went home}, place: margin, body: By train.}
"""
ARTICLE = "sources/two-ships/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose one article has every mark that a card can open from."""
    other = source_file("Port Amber slept.", rights="full", date="2023", title="A quiet town")
    front = {"title": "Two ships in harbour", "date": "2024-04", "rights": "full", "language": "en"}
    root = write_files(
        tmp_path_factory.mktemp("reading"),
        {
            **SMALL,
            "mkdocs.yml": MKDOCS.replace("font: false", "font: false\n  features: [toc.integrate, toc.follow]")
            + "nav: [index.md, sources/two-ships/index.md, sources/quiet/index.md]\n",
            "dossier/sources/two-ships.md": source_file(TEXT, **front),
            "dossier/sources/quiet.md": other,
            "dossier/annotations/two-ships.yml": NOTES,
        },
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert run("build").exit_code == 0
    return root / "site"


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder) as root:
        yield root


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: str) -> Page:
    page = context.new_page()
    page.goto(site + ARTICLE)
    return page


def mention(page: Page, paragraph: int, words: str) -> Locator:
    return page.locator(f"#p{paragraph} a.d-m", has_text=words).first


def card(page: Page) -> Locator:
    return page.locator(".d-card")


def test_hovering_a_mention_shows_who_it_is_and_why_it_was_linked(page: Page) -> None:
    mention(page, 2, "Marek").hover()
    card(page).wait_for()
    words = card(page).inner_text()
    assert "Person" in words
    assert "Ivo Marek" in words
    assert "Speaks for the Coast League." in words
    assert "3 times here: ¶ 1, ¶ 2, ¶ 3" in words.replace("\u00a0", " ")
    assert "Surname of Ivo Marek, introduced in paragraph 1." in words


def test_a_card_says_where_else_the_entity_is_named_and_leads_to_its_page(page: Page) -> None:
    mention(page, 1, "Port Amber").hover()
    card(page).wait_for()
    assert "Also in: A quiet town (1)" in card(page).inner_text()
    card(page).get_by_role("link", name="Port Amber").click()
    page.wait_for_url("**/entities/port-amber/")


def test_a_footnote_shows_its_note_and_a_citation_in_a_note_shows_the_work(page: Page) -> None:
    page.locator("#ref-which-crates").hover()
    card(page).wait_for()
    assert "Nobody else counted" in card(page).inner_text()
    page.keyboard.press("Escape")
    page.locator("#note-which-crates a.d-cite").hover()
    card(page).wait_for()
    assert "Tides" in card(page).inner_text()


def test_a_claims_mark_shows_the_claim_its_status_and_who_makes_it(page: Page) -> None:
    page.locator("#p2 .d-claimref").hover()
    card(page).wait_for()
    words = card(page).inner_text()
    assert "The ships carried forty crates." in words
    assert "Disputed" in words
    assert "Coast League" in words


def test_focus_shows_a_card_and_escape_closes_it_without_moving_the_focus(page: Page) -> None:
    page.locator("#ref-what-monday").focus()
    page.keyboard.press("Tab")
    assert card(page).is_visible()
    page.keyboard.press("Escape")
    assert card(page).count() == 0
    assert page.evaluate("document.activeElement.matches('#p1 a.d-m')")


def test_the_keyboard_reaches_into_a_card_and_back(page: Page) -> None:
    page.locator("#ref-what-monday").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.d-card'))")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('#p1 a.d-m')")


def test_the_pointer_can_enter_a_card_and_it_closes_when_the_pointer_leaves(page: Page) -> None:
    mention(page, 1, "Port Amber").hover()
    card(page).wait_for()
    card(page).locator(".d-named-what").hover()
    page.wait_for_timeout(500)
    assert card(page).is_visible()
    page.mouse.move(5, 5)
    card(page).wait_for(state="detached")


def test_there_is_one_card_at_a_time(page: Page) -> None:
    mention(page, 1, "Port Amber").hover()
    card(page).wait_for()
    page.keyboard.press("Escape")
    mention(page, 3, "Coast League").hover()
    card(page).wait_for()
    assert card(page).count() == 1
    assert "An association of ports" in card(page).inner_text()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_a_card_never_stands_on_the_line_that_is_read_or_outside_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for link in page.locator(".d-text a.d-m").all():
        link.hover()
        card(page).wait_for()
        box, words = card(page).bounding_box(), link.bounding_box()
        assert box is not None
        assert words is not None
        assert box["y"] >= words["y"] + words["height"] or box["y"] + box["height"] <= words["y"]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.keyboard.press("Escape")
        page.mouse.move(1, 1)
        page.wait_for_timeout(50)


def test_a_pinned_card_stays_while_the_pointer_goes_elsewhere(page: Page) -> None:
    mention(page, 1, "Port Amber").hover()
    card(page).wait_for()
    card(page).get_by_role("button", name="Keep this card open").click()
    page.mouse.move(5, 5)
    mention(page, 3, "Coast League").hover()
    page.wait_for_timeout(600)
    assert "A harbour town" in card(page).inner_text()
    page.keyboard.press("Escape")
    assert card(page).count() == 0


def test_a_pinned_card_gives_way_to_what_has_the_focus(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 500})
    mention(page, 1, "Port Amber").hover()
    card(page).wait_for()
    card(page).get_by_role("button", name="Keep this card open").click()
    for link in page.locator(".d-text a:not(.d-card a)").all():
        link.focus()
        under, over = link.bounding_box(), card(page).bounding_box()
        assert under is not None
        assert over is not None
        assert under["y"] + under["height"] <= over["y"] or under["y"] >= over["y"] + over["height"]


def test_a_key_and_a_button_lead_from_mention_to_mention_of_the_same_entity(page: Page) -> None:
    mention(page, 1, "Ivo Marek").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert "1 of 3" in card(page).inner_text()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('p').id") == "p2"
    assert "2 of 3" in card(page).inner_text()
    card(page).get_by_role("button", name="Next mention").click()
    assert page.evaluate("document.activeElement.closest('p').id") == "p3"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('p').id") == "p2"


def test_a_finger_shows_the_card_first_and_follows_the_link_at_the_second_touch(browser: Browser, site: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 700})
    page = context.new_page()
    page.goto(site + ARTICLE)
    link = mention(page, 1, "Port Amber")
    link.tap()
    card(page).wait_for()
    assert page.url.endswith(ARTICLE)
    link.tap()
    page.wait_for_url("**/entities/port-amber/")
    context.close()


def test_the_targets_of_a_card_are_large_enough_for_a_finger(page: Page) -> None:
    mention(page, 1, "Ivo Marek").hover()
    card(page).wait_for()
    for button in card(page).locator("button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_a_layer_is_switched_off_and_the_choice_is_remembered(page: Page) -> None:
    switch = page.get_by_role("button", name="People")
    line = "getComputedStyle(document.querySelector('#p1 a.d-person')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    switch.click()
    assert page.evaluate(line) == "none"
    assert switch.get_attribute("aria-pressed") == "false"
    page.reload()
    assert page.evaluate(line) == "none"
    page.get_by_role("button", name="People").click()
    assert page.evaluate(line) == "underline"


def test_the_first_mention_alone_stays_marked_on_demand(page: Page) -> None:
    page.get_by_role("button", name="First mention only").click()
    marked = page.locator("a.d-m:not(.d-off)").all_inner_texts()
    assert sorted(marked) == ["Coast League", "Ivo Marek", "Port Amber"]


@pytest.mark.parametrize(("layer", "mark"), [("Notes", ".d-ref"), ("Claims", ".d-claimref")])
def test_notes_and_claims_are_layers_too(page: Page, layer: str, mark: str) -> None:
    assert page.locator(mark).first.is_visible()
    page.get_by_role("button", name=layer, exact=True).click()
    assert not page.locator(mark).first.is_visible()


def test_a_margin_note_stands_at_the_height_of_its_mark_on_a_wide_screen(page: Page) -> None:
    note, mark = page.locator("#note-what-monday").bounding_box(), page.locator("#ref-what-monday").bounding_box()
    text = page.locator("#p1").bounding_box()
    assert note is not None
    assert mark is not None
    assert text is not None
    assert abs(note["y"] - mark["y"]) < 12
    assert note["x"] >= text["x"] + text["width"]


def test_a_margin_note_follows_its_paragraph_on_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    note, text = page.locator("#note-what-monday").bounding_box(), page.locator("#p1").bounding_box()
    assert note is not None
    assert text is not None
    assert note["y"] >= text["y"] + text["height"]


def test_a_line_of_the_text_has_60_to_75_characters(page: Page) -> None:
    lines = page.evaluate(
        """() => {
          const words = document.createTreeWalker(document.querySelector("#p1"), NodeFilter.SHOW_TEXT);
          const lines = {};
          while (words.nextNode()) {
            for (let at = 0; at < words.currentNode.length; at += 1) {
              const range = document.createRange();
              range.setStart(words.currentNode, at);
              range.setEnd(words.currentNode, at + 1);
              const line = Math.round(range.getBoundingClientRect().bottom / 12);
              lines[line] = (lines[line] ?? 0) + 1;
            }
          }
          return Object.values(lines);
        }"""
    )
    assert 60 <= max(lines) <= 75


def test_what_a_card_says_stands_on_the_page_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + ARTICLE)
    named = page.locator(".d-named")
    assert named.get_by_text("Speaks for the Coast League.").is_visible()
    assert named.get_by_text("Also in").first.is_visible()
    named.get_by_text("Why linked").first.click()
    assert named.get_by_text("Surname of Ivo Marek").is_visible()
    assert page.get_by_text("Nobody else counted").is_visible()
    assert page.locator(".d-works-cited").get_by_text("Tides").is_visible()
    assert not page.get_by_text("First mention only").is_visible()
    context.close()


def test_an_article_is_printed_with_its_notes_at_the_end_and_nothing_of_the_screen(page: Page, tmp_path: Path) -> None:
    page.pdf(path=tmp_path / "article.pdf", format="A4")
    sheets = PdfReader(tmp_path / "article.pdf").pages
    words = " ".join(" ".join(sheet.extract_text(extraction_mode="layout") for sheet in sheets).split())
    order = [
        "reached Port Amber on Monday",
        "for the winter",
        "Notes",
        "Which Monday",
        "By train",
        "Nobody else counted",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    for chrome in ("Search", "First mention only", "Why linked", "Skip to content"):
        assert chrome not in words


def test_a_citation_in_an_entry_shows_the_work_on_a_card(page: Page, site: str) -> None:
    page.goto(f"{site}entities/coast-league/")
    page.locator(".d-front a.d-cite").hover()
    card(page).wait_for()
    assert "Two ships in harbour" in card(page).inner_text()


def test_the_contents_show_where_in_the_article_one_is(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.locator("#the-cargo").evaluate("heading => window.scrollTo(0, heading.offsetTop - 60)")
    page.locator(".md-nav__link--active", has_text="The cargo").wait_for()


def test_marks_are_told_apart_where_the_reader_chooses_the_colours(browser: Browser, site: str) -> None:
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + ARTICLE)
    styles = page.locator("#p1 a.d-m").evaluate_all("all => all.map(a => getComputedStyle(a).textDecorationStyle)")
    assert styles == ["dotted", "solid", "double"]
    context.close()

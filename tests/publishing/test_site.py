"""What a reader gets: the site as MkDocs builds it with our plugin, and as it builds our folder without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from ..building import run
from ..writing import MKDOCS, NOTES, REGISTER, SOURCE
from .published import published, read

BUILD = Path(__file__).parents[2] / "build_dossier.py"
PLAIN_MKDOCS = "site_name: A small dossier\ntheme: {name: material, font: false}\ndocs_dir: docs\nplugins: [search]\n"


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_page_is_published(small_site: Path) -> None:
    assert run("build").exit_code == 0
    pages = published(small_site / "site")
    for name in [
        "index.html",
        "sources/index.html",
        "sources/two-ships/index.html",
        "entities/ivo-marek/index.html",
        "people/index.html",
        "organizations/index.html",
        "places/index.html",
        "equipment/index.html",
        "events/index.html",
        "terms/index.html",
        "glossary/index.html",
        "names/index.html",
        "bibliography/index.html",
        "network/index.html",
        "timeline/index.html",
    ]:
        assert name in pages
    for name in ("map/", "claims/", "claims/grades/", "claims/forty-crates/", "corrections/", "quotes/", "together/"):
        assert f"{name}index.html" in pages


def test_the_article_stands_on_its_page_with_links_notes_and_locators(small_site: Path) -> None:
    run("build")
    page = read(small_site / "site/sources/two-ships/index.html")
    text = " ".join(page.words)
    assert "Two ships reached Port Amber on Monday, said Ivo Marek of the Coast League." in text
    assert "Nobody else counted them; see Port Amber and (Writer, 2024)." in text
    assert {"p1", "p2", "h1", "note-which-crates", "ref-which-crates", "note-what-monday"} <= set(page.ids)
    assert "../../entities/ivo-marek/" in page.links
    assert "#note-which-crates" in page.links
    assert "#ref-which-crates" in page.links


def test_the_network_leads_to_its_tables_and_neighbourhoods(small_site: Path) -> None:
    run("build")
    links = read(small_site / "site/network/index.html").links
    assert {"nodes.csv", "edges.csv", "network.gexf"} <= {link.rpartition("/")[2] for link in links}
    assert "#relation-1" in links
    assert "../entities/ivo-marek/#d-neighbourhood" in links
    assert (small_site / "site/network/nodes.csv").is_file()


def test_no_link_leads_nowhere(small_site: Path) -> None:
    run("build")
    pages = published(small_site / "site")
    ids = {name: set(read(path).ids) for name, path in pages.items()}
    for name, path in pages.items():
        for link in read(path).links:
            target = urlsplit(urljoin(f"http://site/{name}", link))
            if target.netloc != "site":
                continue
            file = unquote(target.path).lstrip("/")
            file = f"{file}index.html" if file.endswith("/") or not file else file
            assert (small_site / "site" / file).is_file(), f"{link} on {name}"
            assert not target.fragment or target.fragment in ids[file], f"{link} on {name}"


def test_no_id_stands_twice_on_a_page(small_site: Path) -> None:
    run("build")
    for name, path in published(small_site / "site").items():
        ids = read(path).ids
        assert len(ids) == len(set(ids)), name


def test_the_same_pages_without_our_plugin_say_the_same(
    small_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert run("build").exit_code == 0
    other = tmp_path_factory.mktemp("other")
    assert run("pages", str(other / "docs")).exit_code == 0
    (other / "mkdocs.yml").write_text(PLAIN_MKDOCS, encoding="utf-8")
    done = mkdocs(other, "build", "--strict")
    assert done.returncode == 0, done.stderr
    ours, theirs = published(small_site / "site"), published(other / "site")
    assert set(ours) == set(theirs)
    for name in ours:
        one, two = read(ours[name]), read(theirs[name])
        assert (one.words, one.links, one.ids) == (two.words, two.links, two.ids), name
    for asset in ("dossier.css", "crossing.css", "concordance.js"):
        assert (other / "site/assets" / asset).exists()
    for table in ("quotes/quotations.csv", "together/pairs.csv"):
        assert (other / "site" / table).read_bytes() == (small_site / "site" / table).read_bytes()
    assert (other / "site/assets/dossier.css").exists()
    assert (other / "site/timeline/timeline.csv").read_bytes() == (
        small_site / "site/timeline/timeline.csv"
    ).read_bytes()
    assert (other / "site/corrections.xml").read_bytes() == (small_site / "site/corrections.xml").read_bytes()


def test_a_site_that_names_the_plugin_is_built_by_mkdocs_itself(small_site: Path) -> None:
    done = mkdocs(small_site, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "Two ships reached" in (small_site / "site/sources/two-ships/index.html").read_text(encoding="utf-8")


def test_problems_count_for_a_strict_build(small_site: Path) -> None:
    (small_site / "dossier/register/all.yml").write_text(REGISTER.replace("kind: place", "kind: plaec"))
    assert mkdocs(small_site, "build").returncode == 0
    done = mkdocs(small_site, "build", "--strict")
    assert done.returncode == 1
    assert "dossier/register/all.yml:15:9: error: unknown kind `plaec`" in done.stderr


def test_the_edit_button_leads_to_the_authors_file(small_site: Path) -> None:
    (small_site / "mkdocs.yml").write_text(
        MKDOCS.replace("  font: false", "  font: false\n  features: [content.action.edit]")
        + "repo_url: https://git.example/a/b\nedit_uri: edit/main/docs/\n"
    )
    run("build")
    article = (small_site / "site/sources/two-ships/index.html").read_text(encoding="utf-8")
    assert 'href="https://git.example/a/b/edit/main/dossier/sources/two-ships.md"' in article
    entity = (small_site / "site/entities/ivo-marek/index.html").read_text(encoding="utf-8")
    assert 'href="https://git.example/a/b/edit/main/dossier/register/all.yml"' in entity


def test_entity_pages_stay_out_of_the_navigation(small_site: Path) -> None:
    run("build")
    home = (small_site / "site/index.html").read_text(encoding="utf-8")
    navigation = home.partition('class="md-nav md-nav--primary')[2].partition("</nav>\n")[0]
    assert "entities/" not in navigation
    assert 'href="people/"' in home


def test_a_page_written_by_hand_comes_before_a_generated_one(small_site: Path) -> None:
    (small_site / "docs/people").mkdir()
    (small_site / "docs/people/index.md").write_text("# Our people\n\nBy hand.\n", encoding="utf-8")
    assert run("build").exit_code == 0
    assert "By hand." in (small_site / "site/people/index.html").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(small_site: Path) -> None:
    def pages_with(folder: str, **environment: str) -> dict[str, bytes]:
        done = subprocess.run(
            [sys.executable, str(BUILD), "pages", folder],
            cwd=small_site,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        root = small_site / folder
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}

    one = pages_with("one", PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo")
    two = pages_with("two", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/Lima")
    assert one == two


def test_a_page_by_hand_at_the_same_address_comes_before_a_generated_one(small_site: Path) -> None:
    (small_site / "docs/people.md").write_text("# Our people\n\nBy hand.\n", encoding="utf-8")
    assert run("build").exit_code == 0
    assert "By hand." in (small_site / "site/people/index.html").read_text(encoding="utf-8")


def test_a_table_in_a_note_is_a_table(small_site: Path) -> None:
    notes = NOTES.replace("body: Which Monday?", 'body: "| a | b |\\n|---|---|\\n| 1 | 2 |"')
    (small_site / "dossier/annotations/two-ships.yml").write_text(notes)
    assert run("build").exit_code == 0
    assert "<td>1</td><td>2</td>" in (small_site / "site/sources/two-ships/index.html").read_text(encoding="utf-8")


def test_a_note_on_a_table_has_its_marker(small_site: Path) -> None:
    (small_site / "dossier/sources/two-ships.md").write_text(SOURCE + "\n| a | b |\n|---|---|\n| 1 | |\n")
    (small_site / "dossier/annotations/two-ships.yml").write_text(NOTES.replace("paragraph: 1", "paragraph: 3"))
    assert run("build").exit_code == 0
    assert "ref-what-monday" in read(small_site / "site/sources/two-ships/index.html").ids

"""What a reader gets: the site as MkDocs builds it with our plugin, and as it builds our folder without."""

from __future__ import annotations

import html
import os
import re
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from ..building import run
from ..conftest import Write
from ..writing import MKDOCS, NOTES, REGISTER, SMALL, SOURCE, source_file

BUILD = Path(__file__).parents[2] / "build_dossier.py"
PLAIN_MKDOCS = "site_name: A small dossier\ntheme: {name: material, font: false}\ndocs_dir: docs\nplugins: [search]\n"


class Reader(HTMLParser):
    """Gathers what the main column of a page says, where it leads, and which ids it has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.text = ""
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "article":
            self.depth += 1
        if given.get("id") and self.depth:
            self.ids.append(given["id"] or "")
        if tag == "a" and self.depth and given.get("href") and "headerlink" not in (given.get("class") or ""):
            self.links.append(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data

    @property
    def words(self) -> list[str]:
        return self.text.split()


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def published(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def everything_in(site: Path) -> str:
    """The text of every published file, entities resolved, so that nothing hides."""
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(site.rglob("*")) if p.is_file()]
    return html.unescape(" ".join(texts))


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


@pytest.mark.parametrize("rights", ["none", "excerpts"])
def test_what_a_public_edition_withholds_is_nowhere_in_it(
    write: Write, rights: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    filler = " ".join(f"secret{n}" for n in range(200))
    noted = "the noted words here"
    body = f"Ivo Marek spoke. {filler} Coast League.\n\n# Heading secretheading\n\nMore {noted} {filler}"
    root = write(
        {
            **SMALL,
            "dossier/sources/two-ships.md": source_file(body, rights=rights, removed="[secretremoved]"),
            "dossier/annotations/two-ships.yml": NOTES.replace("counted 40 crates", noted),
        }
    )
    monkeypatch.chdir(root)
    assert run("build").exit_code == 0
    text = everything_in(root / "site")
    shown = set(re.findall(r"secret\w+", text))
    assert "secretheading" not in shown
    assert "secretremoved" not in shown
    if rights == "none":
        assert shown == set()
        assert noted not in text
        assert "Nobody else" in text
    else:
        assert noted in text
        assert 0 < len(shown) < 60
        for run_of_words in re.findall(r"(?:secret\d+\s+)+", re.sub(r"<[^>]+>", "", text)):
            assert len(run_of_words.split()) <= 25
    assert run("build", "--edition", "private").exit_code == 0
    private = everything_in(root / "site")
    assert {"secret0", "secret199", "secretheading", "secretremoved"} <= set(re.findall(r"secret\w+", private))
    assert private.count("Private edition.") >= len(published(root / "site")) - 1


def test_payloads_are_the_text_they_are(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    payloads = [
        "<script>window.ran = 1</script>",
        "{: onclick=window.ran(1) }",
        "[TOC]",
        "{{ 7*7 }}",
        '--8<-- "mkdocs.yml"',
        "[x](javascript:window.ran(1))",
        '<img src=x onerror="window.ran=1">',
    ]
    said = "\n\n".join([f"Words {n}: {payload} end." for n, payload in enumerate(payloads)])
    evil = '<img src=x onerror=\\"window.ran=1\\"> {{ 7*7 }}'
    root = write(
        {
            **SMALL,
            "mkdocs.yml": MKDOCS + "markdown_extensions: [attr_list, pymdownx.snippets, abbr, footnotes, md_in_html]\n",
            "dossier/sources/evil.md": f'---\ntitle: "{evil}"\nrights: full\n---\n\n# {payloads[0]}\n\n{said}\n',
            "dossier/register/evil.yml": f'evil:\n  name: "{evil}"\n  kind: term\n  aliases: ["{evil} 2"]\n'
            f'  definition: "{evil}"\n  description: "{evil}"\n',
            "dossier/annotations/evil.yml": "- {id: evil, target: {paragraph: 1}, "
            f'body: "{evil}", author: "{evil}"}}\n',
            "dossier/claims.yml": f'- id: evil\n  statement: "{evil}"\n  by: {{unnamed: "{evil}"}}\n'
            f"  target: {{source: evil, paragraph: 1}}\n  status: disputed\n  history: []\n"
            f'  evidence: [{{cite: tide-tables, stance: disputes, quote: "{evil}", note: "{evil}"}}]\n',
            "dossier/decisions.yml": f'- {{source: evil, quote: mkdocs.yml, speaker: {{unnamed: "{evil}"}}}}\n',
            "dossier/corrections.yml": f'- {{date: 2024-05-04, claim: evil, was: "{evil}", now: "{evil}"}}\n',
        }
    )
    monkeypatch.chdir(root)
    result = run("build")
    assert result.exit_code == 0
    for path in published(root / "site").values():
        page = path.read_text(encoding="utf-8")
        # What stands between an attribute's quotation marks is its value, whatever it looks like.
        bare = re.sub(r'="[^"]*"', '=""', page)
        assert not re.search(r"<[^>]*\son(?:error|click)=", bare), path
        assert "<script>window.ran" not in page
        assert 'href="javascript' not in page
        assert "site_name: A small" not in page
    text = " ".join(read(root / "site/sources/evil/index.html").words)
    for n, payload in enumerate(payloads):
        assert f"Words {n}: {payload} end." in text


def test_a_build_that_fails_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "docs/broken.md").write_bytes(b"# \xff\n")
    result = run("build")
    assert result.exit_code == 1
    assert "The site that was there is as it was." in result.output
    assert everything_in(small_site / "site") == before
    assert not list(small_site.glob(".site.new"))


def test_a_strict_build_with_a_problem_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "dossier/register/all.yml").write_text(REGISTER.replace("kind: place", "kind: plaec"))
    assert run("build", "--strict").exit_code == 1
    assert everything_in(small_site / "site") == before
    assert run("build").exit_code == 0
    assert everything_in(small_site / "site") != before


def test_a_build_that_is_killed_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "dossier/sources/two-ships.md").write_text(SOURCE.replace("Two ships", "Three ships"))
    build = subprocess.Popen([sys.executable, str(BUILD), "build"], cwd=small_site)
    deadline = time.monotonic() + 60
    while not (small_site / ".site.new").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    assert (small_site / ".site.new").exists()
    assert everything_in(small_site / "site") == before
    assert run("build").exit_code == 0
    assert "Three ships" in everything_in(small_site / "site")
    assert not (small_site / ".site.new").exists()


def test_the_dossier_is_not_written_to(small_site: Path) -> None:
    files = {path: path.stat().st_mtime_ns for path in (small_site / "dossier").rglob("*")}
    run("build")
    run("check")
    assert files == {path: path.stat().st_mtime_ns for path in (small_site / "dossier").rglob("*")}


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


def test_a_folder_with_other_files_is_not_replaced(small_site: Path) -> None:
    (small_site / "mine").mkdir()
    (small_site / "mine/keep.txt").write_text("mine")
    assert run("pages", "mine").exit_code == 1
    assert (small_site / "mine/keep.txt").read_text() == "mine"
    assert run("pages", "fresh").exit_code == 0
    assert run("pages", "fresh").exit_code == 0


@pytest.mark.parametrize("place", ["dossier", "dossier/sources", "docs", "templates", "."])
def test_a_site_is_not_put_where_an_author_writes(small_site: Path, place: str) -> None:
    (small_site / "templates").mkdir()
    (small_site / "mkdocs.yml").write_text(f"{MKDOCS}site_dir: {place}\n")
    before = sorted(path.as_posix() for path in small_site.rglob("*"))
    result = run("build")
    assert result.exit_code == 1
    assert sorted(path.as_posix() for path in small_site.rglob("*")) == before


def test_a_part_that_cannot_be_read_leaves_the_old_site(small_site: Path) -> None:
    assert run("build").exit_code == 0
    before = everything_in(small_site / "site")
    (small_site / "dossier/sources/two-ships.md").write_bytes(b"---\ntitle: x\n---\n\xff")
    for command in (["build"], ["build", "--dossier", "nowhere"], ["pages", "out"]):
        result = run(*command)
        assert result.exit_code == 1
        assert "cannot be read" in result.output
    assert everything_in(small_site / "site") == before
    assert not (small_site / "out").exists()


def test_what_a_host_hid_in_the_site_stays(small_site: Path) -> None:
    assert run("build").exit_code == 0
    (small_site / "site/.nojekyll").write_text("")
    assert run("build").exit_code == 0
    assert (small_site / "site/.nojekyll").exists()


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


def test_a_references_key_is_no_markup(small_site: Path) -> None:
    key = '\\"><script>window.ran=1</script>'
    references = f'[{{"id": "{key}", "type": "book", "title": "T"}}, {{"id": "one", "type": "book", "title": "O"}}]'
    (small_site / "dossier/references.json").write_text(references)
    relation = REGISTER.replace("source: two-ships}", "source: '\"><script>window.ran=1</script>'}")
    (small_site / "dossier/register/all.yml").write_text(relation)
    assert run("build").exit_code == 0
    assert "<script>window.ran" not in "".join(p.read_text() for p in published(small_site / "site").values())

"""Nothing of a source runs on a page, and nothing that is withheld is on one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..building import run
from ..conftest import Write
from ..writing import MKDOCS, NOTES, REGISTER, SMALL, source_file
from .published import everything_in, published, read


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


def test_a_references_key_is_no_markup(small_site: Path) -> None:
    key = '\\"><script>window.ran=1</script>'
    references = f'[{{"id": "{key}", "type": "book", "title": "T"}}, {{"id": "one", "type": "book", "title": "O"}}]'
    (small_site / "dossier/references.json").write_text(references)
    relation = REGISTER.replace("source: two-ships}", "source: '\"><script>window.ran=1</script>'}")
    (small_site / "dossier/register/all.yml").write_text(relation)
    assert run("build").exit_code == 0
    assert "<script>window.ran" not in "".join(p.read_text() for p in published(small_site / "site").values())

"""Every case under tests/golden/bibtex is a file in BibTeX and its entries as items of CSL-JSON."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.citing.setting import Typesetter
from annotated_dossier.model import plain_text
from annotated_dossier.problems import Place, Problems
from annotated_dossier.reading.bibtex import parse_bibtex
from annotated_dossier.reading.bibtex_items import item_of, people
from annotated_dossier.reading.latex import plain_words
from annotated_dossier.reading.styles import load_style

from ..building import edition_of
from ..conftest import Write
from ..writing import SMALL

CASES = sorted((Path(__file__).parents[1] / "golden" / "bibtex").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_entries_become_items(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    problems = Problems()
    assert [item_of(entry) for entry in parse_bibtex(case["bib"], "references.bib", problems)] == case["items"]
    assert problems.found == []


@pytest.mark.parametrize(
    ("latex", "words"),
    [
        (r"Dvo{\v{r}}{\'a}k, G\"{o}del, \c{C}elik", "Dvořák, Gödel, Çelik"),
        (r"{\aa}, \o, na\"{\i}ve, Stra{\ss}e", "å, ø, naïve, Straße"),
        (r"1939--1945 --- ``so'' 100\% of \$5 \& more", "1939–1945 — “so” 100% of $5 & more"),
        (r"\textbf{bold} \textit{a \emph{b} c} H\textsubscript{2}O", "<b>bold</b> <i>a <i>b</i> c</i> H<sub>2</sub>O"),
        (r"\unknown{kept} {N}ASA~1 \{x\}", "kept NASA 1 {x}"),
        (r"\url{https://a.example/~b_c} and \href{https://x.example}{words}", "https://a.example/~b_c and words"),
    ],
)
def test_latex_becomes_words(latex: str, words: str) -> None:
    assert plain_words(latex) == words


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ("Ivo Marek", [{"given": "Ivo", "family": "Marek"}]),
        ("Marek, Jr., Ivo", [{"family": "Marek", "suffix": "Jr.", "given": "Ivo"}]),
        ("Ludwig van Beethoven", [{"given": "Ludwig", "non-dropping-particle": "van", "family": "Beethoven"}]),
        ("{Barnes and Noble} and Reuters", [{"literal": "Barnes and Noble"}, {"literal": "Reuters"}]),
        ("{de la Cruz},\n  Ana and others", [{"family": "de la Cruz", "given": "Ana"}]),
    ],
)
def test_names_are_told_apart(names: str, read: list[dict[str, str]]) -> None:
    assert list(people(names)) == read


@given(st.text(alphabet='@bookstring{}()",=# \n\\a1%', max_size=200))
def test_whatever_stands_in_a_file_is_read_or_told(text: str) -> None:
    problems = Problems()
    for entry in parse_bibtex(text, "references.bib", problems):
        assert item_of(entry)["id"] == entry.key
        assert text.split("\n")[entry.place.line - 1][entry.place.column - 1] == "@"
    for problem in problems.found:
        assert 1 <= problem.where.line <= text.count("\n") + 1


def test_a_work_of_either_file_is_cited_in_the_style(write: Write) -> None:
    bib = "@book{quays, author = {Quay, Ann}, title = {On Quays}, publisher = {Press}, year = 2019}\n"
    register = "port-amber: {name: Port Amber, kind: term, description: 'So [@quays, p. 3].'}\n"
    files = {**SMALL, "dossier/references.bib": bib, "dossier/register/more.yml": register.replace("port", "pier")}
    edition = edition_of(write(files) / "dossier", Problems())
    assert {reference.key for reference in edition.dossier.references} == {"quays", "tide-tables"}
    item = next(reference.item for reference in edition.dossier.references if reference.key == "quays")
    style = load_style("apa", Place("settings.yml"), Path(), Problems())
    assert plain_text(Typesetter(style, {"it": item}).entry("it")) == "Quay, A. (2019). On Quays. Press."

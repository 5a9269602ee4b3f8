from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotated_dossier.model import Edition, Network, Related, Relation
from annotated_dossier.pages.book import Book, PageOptions
from annotated_dossier.pages.lettering import width_of
from annotated_dossier.pages.network_drawing import GAP, SMALL_LETTERS, Box, draw, moved_down
from annotated_dossier.problems import Place, Problems

from ..building import edition_of, pages_of
from ..conftest import Write
from ..writing import SMALL

HERE = Place("register/case.yml")
ROOT = Path(__file__).parents[2]


def files_of(edition: Edition) -> dict[str, bytes]:
    return {file.path: file.content for file in Book(edition, PageOptions()).files()}


def svg_of(page: str) -> ET.Element:
    found = re.search(r'<svg class="d-network.*?</svg>', page, re.DOTALL)
    assert found
    return ET.fromstring(found[0])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=120),
    st.lists(st.text("Wil éß العر-", max_size=40), min_size=61, max_size=61),
)
def test_no_name_of_the_picture_covers_another(pairs: list[tuple[int, int]], names: list[str]) -> None:
    relations = tuple(Related(f"e{one}", Relation(f"e{other}", "knows", HERE)) for one, other in pairs if one != other)
    entities = tuple(sorted({end for r in relations for end in (r.one, r.other)}))
    network = Network(entities, tuple(1.0 for _ in entities), relations)
    drawing = draw(network, {f"e{n}": name for n, name in enumerate(names)}, {})
    assert not [(a.entity, b.entity) for a, b in combinations(drawing.spots, 2) if a.box.meets(b.box, GAP - 0.2)]
    for spot in drawing.spots:
        assert spot.box.x - spot.box.width / 2 >= 0
        assert spot.box.x + spot.box.width / 2 <= drawing.width
        assert spot.box.y - spot.box.height / 2 >= 0
        assert spot.box.y + spot.box.height / 2 <= drawing.height
    roles = [
        Box(*line.label, width_of(line.words, SMALL_LETTERS), SMALL_LETTERS) for line in drawing.relations if line.label
    ]
    taken = [*roles, *(spot.box for spot in drawing.spots)]
    assert not [(role, box) for n, role in enumerate(roles) for box in taken[n + 1 :] if role.meets(box)]


def test_the_picture_leads_to_neighbourhoods_and_rows(small_edition: Edition) -> None:
    page = pages_of(small_edition)["network/index.md"]
    picture = svg_of(page)
    addresses = [link.get("href") for link in picture.iter("{http://www.w3.org/2000/svg}a")]
    assert sorted(filter(None, addresses)) == [
        "#pair-1",
        "#relation-1",
        "../entities/coast-league/#d-neighbourhood",
        "../entities/ivo-marek/#d-neighbourhood",
    ]
    assert 'id="relation-1"' in page
    assert '<td data-what="When" data-sort="20200101">from 2020</td>' in page
    assert '<a class="d-loc" href="../sources/two-ships/#p2">' in page


def test_relations_are_solid_with_an_arrow_and_pairs_are_not(small_edition: Edition) -> None:
    picture = svg_of(pages_of(small_edition)["network/index.md"])
    lines = {
        (link.get("class") or "").removeprefix("d-edge "): [path.get("class") for path in link if path.get("d")]
        for link in picture
        if (link.get("class") or "").startswith("d-edge")
    }
    assert lines == {"d-tie": ["d-line"], "d-relation": ["d-line", "d-tip"]}


def test_an_entity_shows_its_own_neighbourhood_if_it_has_one(small_edition: Edition) -> None:
    pages = pages_of(small_edition)
    page = pages["entities/coast-league/index.md"]
    assert "## Neighbourhood" in page
    titles = [title.text for title in svg_of(page).iter("{http://www.w3.org/2000/svg}title")]
    assert "Ivo Marek: spokesman of Coast League, from 2020" in titles
    assert "Coast League and Ivo Marek: named together in 2 paragraphs, 1.00" in titles
    assert "## Neighbourhood" not in pages["entities/port-amber/index.md"]


def test_the_tables_hold_the_whole_network(small_edition: Edition) -> None:
    files = files_of(small_edition)
    nodes = list(csv.DictReader(io.StringIO(files["network/nodes.csv"].decode())))
    assert [(n["id"], n["name"], n["kind"], n["drawn"]) for n in nodes] == [
        ("coast-league", "Coast League", "organization", "yes"),
        ("ivo-marek", "Ivo Marek", "person", "yes"),
    ]
    edges = list(csv.reader(io.StringIO(files["network/edges.csv"].decode())))
    assert edges[1:] == [
        ["ivo-marek", "coast-league", "relation", "spokesman of", "2020", "", "two-ships", "", "", "two-ships#p1"],
        ["coast-league", "ivo-marek", "together", "", "", "", "", "1.0", "2", "two-ships#p1 two-ships#p2"],
    ]


def test_other_programs_read_the_network(small_edition: Edition) -> None:
    graph = nx.read_gexf(io.BytesIO(files_of(small_edition)["network/network.gexf"]))
    assert sorted(graph.nodes(data="label")) == [("coast-league", "Coast League"), ("ivo-marek", "Ivo Marek")]
    assert sorted(edge["what"] for _, _, edge in graph.edges(data=True)) == ["relation", "together"]


def test_a_dossier_without_ties_says_so(write: Write) -> None:
    root = write({**SMALL, "dossier/register/all.yml": "port-amber: {name: Port Amber, kind: place}\n"})
    edition = edition_of(root / "dossier", Problems())
    page = pages_of(edition)["network/index.md"]
    assert "The register states no relations" in page
    assert 'class="d-network' not in page
    assert files_of(edition)["network/nodes.csv"].count(b"\n") == 1


def test_cycles_and_unknown_ids_break_nothing_and_markup_is_text(write: Write) -> None:
    evil = "<script>alert(1)</script>"
    register = f"""\
a: {{name: "{evil}", kind: person, relations: [{{to: b, as: "{evil}"}}, {{to: a, as: self}}, {{to: nobody, as: x}}]}}
b: {{name: "=1+1", kind: person, relations: [{{to: a, as: x, from: 2020, source: nowhere}}, {{to: c, as: x}}]}}
c: {{name: "\\u0001", kind: term, relations: [{{to: a, as: x}}]}}
"""
    problems = Problems()
    edition = edition_of(write({**SMALL, "dossier/register/all.yml": register}) / "dossier", problems)
    assert any("unknown entity `nobody`" in str(problem) for problem in problems.found)
    pages, files = pages_of(edition), files_of(edition)
    for path in ("network/index.md", "entities/a/index.md", "entities/b/index.md"):
        assert "<script" not in pages[path]
        svg_of(pages[path])
    assert b"'=1+1" in files["network/nodes.csv"]
    ET.fromstring(files["network/network.gexf"])


def test_the_network_is_drawn_alike_whatever_the_hash_seed(tmp_path: Path) -> None:
    def drawn(seed: str) -> tuple[str, bytes]:
        folder = tmp_path / seed
        command = [sys.executable, str(ROOT / "build_dossier.py"), "pages", str(folder)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return (folder / "network/index.md").read_text(), (folder / "network/network.gexf").read_bytes()

    assert drawn("1") == drawn("2")


_SIZES = st.integers(2000, 6000).map(lambda hundredths: hundredths / 100)


@given(st.lists(st.builds(Box, _SIZES, _SIZES, _SIZES, _SIZES), max_size=12))
@example([Box(50, 254.5, 40, 23.92), Box(50, 255.5, 40, 48.01)])
def test_moving_names_down_ends_with_all_apart(boxes: list[Box]) -> None:
    assert not [pair for pair in combinations(moved_down(boxes), 2) if pair[0].meets(pair[1], GAP)]

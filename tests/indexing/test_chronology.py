from __future__ import annotations

import pytest

from annotated_dossier.indexing.eras import fit_years
from annotated_dossier.model import Edition
from annotated_dossier.problems import Problems

from ..building import edition_of
from ..conftest import Write
from ..writing import SMALL, source_file

REGISTER = """\
storm:
  name: Storm
  kind: event
  dates: {start: 2011-02, end: 2011-10}
coast-league:
  name: Coast League
  kind: organization
  dates: {founded: 1970~}
  relations:
    - {to: storm, as: survived, from: 2011}
    - {to: storm, as: feared, until: 2011-02}
"""
LINES = [
    ("1970~", "life", "coast-league", "founded"),
    ("../2011-02", "relation", "coast-league", "feared"),
    ("2011/..", "relation", "coast-league", "survived"),
    ("2011-02/2011-10", "event", "storm", ""),
    ("2024-04-17", "text", "", "17 April"),
    ("2024-04-19", "source", "", ""),
]


def chronology_of(write: Write, rights: str = "full", body: str = "It came on 17 April.") -> Edition:
    files = {
        "dossier/register/all.yml": REGISTER,
        "dossier/sources/two-ships.md": source_file(body, rights=rights, date="2024-04-19"),
    }
    return edition_of(write(files) / "dossier", Problems())


def test_all_that_is_dated_stands_in_the_order_of_time(write: Write) -> None:
    found = chronology_of(write).chronology
    told = [(d.date, d.kind.value, d.entity, d.relation.role if d.relation else d.label or d.surface) for d in found]
    assert sorted(told) == sorted(LINES)
    assert [line[0] for line in told][-2:] == ["2024-04-17", "2024-04-19"]
    assert told[0] == LINES[0]


def test_a_date_in_a_text_stands_in_its_sentence(write: Write) -> None:
    found = [d for d in chronology_of(write).chronology if d.kind == "text"]
    assert [(d.before, d.surface, d.after) for d in found] == [("It came on ", "17 April", ".")]
    assert [str(d.how) for d in found] == ["the year is that of the source, 2024-04-19"]


def test_a_withheld_date_is_not_told(write: Write) -> None:
    assert all(d.kind != "text" for d in chronology_of(write, rights="none").chronology)


def test_a_date_whose_year_is_withheld_is_not_told(write: Write) -> None:
    filler = " ".join(["word"] * 60)
    body = f"In May 2011 it began. {filler} On 14 December the Storm ended."
    found = [d.surface for d in chronology_of(write, "excerpts", body).chronology if d.kind == "text"]
    assert found == []
    found = [d.surface for d in chronology_of(write, "full", body).chronology if d.kind == "text"]
    assert found == ["May 2011", "14 December"]


def test_sources_are_dated_in_a_small_dossier(write: Write) -> None:
    edition = edition_of(write(SMALL) / "dossier", Problems())
    assert [(d.date, d.kind.value) for d in edition.chronology] == [("2020/..", "relation"), ("2024-04", "source")]


def test_a_short_span_of_years_has_an_even_scale() -> None:
    scale = fit_years([2011, 2024])
    assert (scale.first, scale.last, scale.breaks) == (2011, 2025, ())
    assert scale.position(2018) == pytest.approx(0.5)


def test_busy_years_have_most_of_the_room_of_a_long_span() -> None:
    scale = fit_years([1942, *range(2011, 2025), 2011, 2024])
    assert scale.position(1942) == 0
    assert scale.position(2011) < 0.2
    assert scale.position(2025) == 1
    assert scale.ticks(14)[0] == 1942


@pytest.mark.parametrize("years", [[2024], [-500, 2024], [1, 1, 9999], [2024, 2026, 1900, 1800]])
def test_every_year_has_a_place_on_its_scale(years: list[int]) -> None:
    scale = fit_years(years)
    places = [scale.position(year) for year in sorted(years)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert scale.ticks(14)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Storm broke in March 2011.", ["p1"]),
        ("Storm.\n\nIt broke in March 2011.", []),
        ("Storm broke in 2011.", []),
        ("Storm broke in November 2011. Storm.", []),
    ],
    ids=["within its time", "in another passage", "less exact", "at another time"],
)
def test_an_event_leads_to_the_passages_that_name_and_date_it(write: Write, body: str, told: list[str]) -> None:
    (storm,) = [dated for dated in chronology_of(write, body=body).chronology if dated.kind == "event"]
    assert [passage.label for _, passage in storm.told] == told


def test_an_event_is_not_led_to_where_its_date_is_withheld(write: Write) -> None:
    found = chronology_of(write, rights="none", body="Storm broke in March 2011.").chronology
    assert all(dated.told == () for dated in found)

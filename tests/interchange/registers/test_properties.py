"""What is imported is what the register then has; what is typed anywhere never ends in a traceback."""

from __future__ import annotations

from pathlib import PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_dossier.annotating.markup import parse_note
from annotated_dossier.authoring.register_yaml import yaml_of_entry
from annotated_dossier.authoring.settling_entries import settle_entries
from annotated_dossier.interchange.registers.csv_table import read_table
from annotated_dossier.interchange.registers.follow_the_money import read_entities
from annotated_dossier.interchange.registers.found import Draft, Found, kind_words
from annotated_dossier.interchange.registers.tei import read_lists
from annotated_dossier.interchange.registers.values import one_line
from annotated_dossier.interchange.registers.vault import Note, read_vault
from annotated_dossier.model import KINDS, Coordinates, Entity, Relation
from annotated_dossier.problems import Place, Problems, Severity
from annotated_dossier.reading.register import parse_register

# The machine that runs them may be busy.
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
KIND_WORDS = kind_words(KINDS)
ODD = st.text(
    st.one_of(
        st.sampled_from("[]{}:#&*!|>'\"%@`,-?\\\n\t\r\0\x85\u2028\ufeff ~"), st.characters(exclude_categories=["Cs"])
    )
)
LINE = ODD.map(one_line)
WORDS = LINE.filter(bool)
DATES = st.sampled_from(["1950", "1950-03", "1950-03-01", "1950~", "[2001..2003]", "1999/2001", "2001/1999", "-0040"])
LABELS = st.sampled_from(["born", "died", "founded", "dissolved", "date", "start", "end"])


@st.composite
def entities(draw: st.DrawFn) -> list[Entity]:
    count = draw(st.integers(1, 4))
    made = []
    for number in range(count):
        draft = Draft(draw(st.sampled_from(["", f"k{number}"])), Place("f", number + 1))
        draft.kind = draw(st.sampled_from([kind.id for kind in KINDS]))
        draft.names = draw(st.lists(WORDS, min_size=1, max_size=4))
        draft.weak_names = draw(st.lists(WORDS, max_size=2))
        draft.sort, draft.definition = draw(LINE), draw(LINE)
        draft.description = draw(st.lists(ODD, max_size=2))
        draft.dates = draw(st.dictionaries(LABELS, DATES, max_size=3))
        point = st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180))
        draft.location = draw(st.none() | point)
        others = st.sampled_from([f"k{other}" for other in range(count)])
        relation = st.builds(Relation, others, WORDS, st.just(draft.place), DATES | st.just(""), DATES | st.just(""))
        draft.relations = draw(st.lists(relation, max_size=2))
        draft.same_as = draw(st.dictionaries(st.sampled_from(["wikidata", "viaf"]), WORDS))
        made.append(draft.entity())
    return made


@relaxed
@given(entities())
def test_what_is_written_is_read_back_as_what_was_imported(given: list[Entity]) -> None:
    told = Problems()
    settled = settle_entries(Found(tuple(given), {}), (), told)
    assert {problem.severity for problem in told.found} <= {Severity.WARNING}
    problems = Problems()
    text = "".join(map(yaml_of_entry, settled.added))
    read = list(parse_register(text, "f", KINDS, problems)) if settled.added else []
    assert [p for p in problems.found if p.severity is Severity.ERROR] == []
    assert [_told(entity) for entity in read] == [_told(entity) for entity in settled.added]
    assert len({entity.id for entity in read}) == len(read) == len(given) - len(settled.known)


@relaxed
@given(entities())
def test_nothing_new_is_left_when_the_same_is_imported_again(given: list[Entity]) -> None:
    first = settle_entries(Found(tuple(given), {}), (), Problems())
    again = settle_entries(Found(tuple(given), {}), first.added, Problems())
    assert again.added == ()
    assert [name for name, _ in again.known] == [entity.name for entity in given]


@relaxed
@given(ODD)
def test_a_plain_text_names_and_cites_nothing(words: str) -> None:
    draft = Draft("k", Place("f"), "term", ["A name"], description=[words])
    (entity,) = settle_entries(Found((draft.entity(),), {}), (), Problems()).added
    text = parse_note(entity.description)
    assert not {mark.kind for block in text.blocks for run in block.runs for mark in run.marks}
    assert "".join(text.plain.split()) == "".join(one_line(words).split())


@relaxed
@given(st.lists(st.lists(ODD, min_size=1, max_size=4), max_size=4))
def test_any_table_is_read_or_told(rows: list[list[str]]) -> None:
    text = "name,kind,born,location\n" + "\n".join(",".join(row) for row in rows)
    problems = Problems()
    found = read_table(text, "f.csv", {}, KIND_WORDS, "", problems)
    assert found is not None or problems.found


@relaxed
@given(ODD)
def test_any_text_is_read_or_told_by_every_reader(text: str) -> None:
    for read in (read_entities, read_lists):
        problems = Problems()
        assert read(text, "f", problems) is not None or problems.found
    note = Note(PurePosixPath("People/Ada.md"), "People/Ada.md", text)
    found = read_vault([note], KIND_WORDS, "", Problems())
    problems = Problems()
    (entity,) = settle_entries(found, (), problems).added
    assert [p for p in problems.found if p.severity is Severity.ERROR] == []
    marks = {mark.kind for block in parse_note(entity.description).blocks for run in block.runs for mark in run.marks}
    assert {"entity", "citation"}.isdisjoint(marks)


def _told(entity: Entity) -> tuple[object, ...]:
    return (
        entity.id,
        entity.name,
        entity.kind,
        [(alias.name, alias.weak) for alias in entity.aliases],
        entity.sort,
        entity.definition,
        entity.description,
        entity.dates,
        entity.location,
        [(r.to, r.role, r.since, r.until) for r in entity.relations],
        entity.same_as,
    )

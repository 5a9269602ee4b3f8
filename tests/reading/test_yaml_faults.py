"""What an author is told of a text that is not YAML: where to change what, and never a remedy that does not help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_dossier.problems import Check, Problems
from annotated_dossier.reading.nodes import parse_yaml
from annotated_dossier.reading.sources import parse_source_file

# What stands in the file, and where and how it is told that it is not YAML.
NOT_YAML = {
    # Brackets and quotation marks that do not come in pairs
    "a: {name: A, kind: person\nb: {name: B, kind: person}\n": (
        "1:4: the `{` here is never closed; this line lacks a `}`"
    ),
    "a:\n  dates: {born: 1943\n  kind: person\n": "2:10: the `{` here is never closed; this line lacks a `}`",
    "a:\n  aliases: [B, C\n  kind: person\n": "2:12: the `[` here is never closed; this line lacks a `]`",
    "a:\r\n  aliases: [B,\r\n    C\r\n  kind: x\r\n": "2:12: the `[` here is never closed; line 3 lacks a `]`",
    "a: {name: A": "1:4: the `{` here is never closed; this line lacks a `}`",
    "a: {\n": "1:4: the `{` here is never closed; add `}`",
    "a:\n  aliases: [B, C}\n": "2:12: the `[` here is not closed before `}`; add `]`",
    "a:\n  aliases: [B, C]]\n": "2:18: the `]` here closes nothing; delete it",
    'a:\n  name: "Anna\n  kind: person\n': '2:9: the quotation mark `"` here is never closed',
    'a:\n  name: "Anna\n  kind: x\n  sort: "A"\n': '2:9: the quotation mark `"` here is not closed in its line',
    'a: {name: "Anna}\nb: {name: "Bo", kind: x}\n': '1:11: the quotation mark `"` here is not closed in its line',
    "a:\n  name: 'Haftar's army'\n": (
        "2:9: the quotation that starts here ends before `s army'`; "
        "put the whole text in quotation marks and write `''` for a `'` within it"
    ),
    'a:\n  name: "The Marshal" of Libya\n': (
        "2:9: the quotation that starts here ends before `of Libya`; "
        'put the whole text in quotation marks and write `\\"` for a `"` within it'
    ),
    '- {target: {quote: "Ada" Bo}, body: W}\n': (
        "1:20: the quotation that starts here ends before `Bo`; "
        'put the whole text in quotation marks and write `\\"` for a `"` within it'
    ),
    "a: {name: 'Haftar's army', kind: x}\n": (
        "1:11: the quotation that starts here ends before `s army'`; "
        "put the whole text in quotation marks and write `''` for a `'` within it"
    ),
    # What cuts off the rest of a line within brackets
    "a:\n  aliases: [the keeper #2, B]\n  kind: x\n": (
        "2:24: a `#` behind a space cuts off the rest of the line; "
        'put the text that holds it in quotation marks: "the keeper #2"'
    ),
    "a: {name: A # 1, kind: x}": (
        "1:13: a `#` behind a space cuts off the rest of the line; "
        'put the text that holds it in quotation marks: "A # 1"'
    ),
    "a: [x, 'y # z', w # k, v]\nb: c\n": (
        "1:19: a `#` behind a space cuts off the rest of the line; "
        'put the text that holds it in quotation marks: "w # k"'
    ),
    "a: [x, # one\n  y # two\nb: z\n": "1:4: the `[` here is never closed; line 2 lacks a `]`",
    # Marks as other keyboards write them
    "a：\n  name: A\n": "1:2: `：` is a wide mark that YAML takes for a letter; write `:` and a space",
    "a:\n  name：A\n  kind: x\n": "2:7: `：` is a wide mark that YAML takes for a letter; write `:` and a space",
    "a: {name: A， kind: x}\n": "1:12: `，` is a wide mark that YAML takes for a letter; write `,` and a space",
    # Commas and colons in brackets
    "a: {name: A kind: term}\n": (
        "1:5: either a comma is missing before `kind:`, "
        'or the text holds `: `; put it in quotation marks: `name: "A kind: term"`'
    ),
    "a: {name: Tobruk: a port, kind: x}\n": (
        '1:5: the text holds `: `; put it in quotation marks: `name: "Tobruk: a port"`'
    ),
    "a: [{to: x} {to: y}]\n": "1:13: a comma is missing before `{`",
    "a: [x, {y: z},\n": "1:4: the `[` here is never closed; add `]`",
    "a: {x: [y],\n# end\n": "1:4: the `{` here is never closed; add `}`",
    "a: [x,, y]\n": "1:7: nothing stands before the comma here; delete it, or write what is missing",
    "a: {x: Q4918[}\n": "1:8: a text that holds `[` needs quotation marks, or a comma is missing before it",
    # Texts that begin or go on as no text can
    "a:\n  name: Tobruk: a port\n": '2:15: the text holds `: `; put it in quotation marks: `name: "Tobruk: a port"`',
    'a:\n  name: The "Marshal": a man\n': (
        "2:22: the text holds `: `; put it in quotation marks: `name: 'The \"Marshal\": a man'`"
    ),
    "a: @handle\n": '1:4: no text starts with `@`; put it in quotation marks: "@handle"',
    "a: [x, @handle, y]\n": '1:8: no text starts with `@`; put it in quotation marks: "@handle"',
    "a: [@key] says\n": '1:4: a text that starts with `[` needs quotation marks: "[@key] says"',
    "a: `code`\n": '1:4: no text starts with a backtick; put it in quotation marks: "`code`"',
    "a: *this* one\n": '1:4: no text starts with `*`; put it in quotation marks: "*this* one"',
    "@a: x\nb: y\n": '1:1: no text starts with `@`; put it in quotation marks: "@a"',
    "a: ? what\n": '1:4: no text starts with `?`; put it in quotation marks: "? what"',
    "a: [[tobruk]] is a port\n": '1:4: a text that starts with `[` needs quotation marks: "[[tobruk]] is a port"',
    "a: {x: y} is it\n": "1:11: nothing may stand behind the `}`; a bracket or a mark is missing before",
    'a: "C:\\data"\n': "1:7: a backslash within double quotation marks is written twice: `\\\\`",
    "a: | text\n": "1:6: behind `|` the text starts in the next line",
    "a: - x\n": ("1:4: a list cannot start here; put each item in a line of its own, or all in brackets: `a: [x]`"),
    # Colons that are missing
    "a:\n  name A\n  kind: x\n": "2:3: a colon is missing behind `name`: `name: A`",
    "a:\n  sort: A\n  kind\n  name: x\n": "3:3: a colon is missing behind `kind`: `kind:`",
    "a:\n  name:A\n  kind: x\n": "2:3: a space is missing behind the colon: `name: A`",
    "a:\n  x: 1\n  dates {start: 2013, end: 2014}\n": (
        "3:3: a colon is missing behind `dates`: `dates: {start: 2013, end: 2014}`"
    ),
    "a: x\nthis is text\nb: y\n": (
        "2:1: the line is no `key: value`; its colon is missing, or it belongs to the text above: then indent it deeper"
    ),
    "title: T\nauthor:\nAda Bo\ndate: 2024\n": "3:1: the value of `author` belongs behind its colon: `author: Ada Bo`",
    "title: T\nauthor: # who\n\nAda Bo\ndate: 2024\n": (
        "4:1: the value of `author` belongs behind its colon: `author: Ada Bo`"
    ),
    "title: T\nauthor:\nthe pilot\ndate: 2024\n": (
        "3:1: if this is the value of `author`, write both in one line: `author: the pilot`; "
        "if not, a colon is missing: `the: pilot`"
    ),
    "-id: x\n body: W\n": "1:1: a space is missing behind the `-` of the item",
    "a:\n  - x\n  -{to: y}\n": "3:3: a space is missing behind the `-` of the item",
    # Indentation
    "a:\n  - B\n   - name: C\n": "3:4: this item starts in column 4, the one above in column 3; start both in one",
    "a:\n  kind: x\n    - B\n    - name: C\n": (
        "3:5: a list stands below `kind`, which has a value; write the key of the list in a line above it"
    ),
    "a:\n\tname: A\n": "2:1: the line is indented with a tab; indent with spaces",
    "a:\n\u00a0\u00a0name: A\n  kind: x\n": "2:1: the line is indented with U+00A0; indent with spaces",
    "a:\n  name: A\n    kind: x\n": (
        "3:5: `kind` is indented deeper than `name` above it, which has a value; "
        "start both in column 3, or put the text in quotation marks"
    ),
    "a:\n  name: A\n kind: x\n": (
        "3:2: this line starts in column 2, where none above it starts; "
        "start it in column 3, as line 2, or in column 1, as line 1"
    ),
    "a:\n  name: A\n  kind: x\n b:\n  name: B\n": (
        "4:2: this line starts in column 2, where none above it starts; start it in column 1, as line 1"
    ),
    "nav:\n  - Home: x\n  - Who:\n      - All: y\n   - People:\n      - One: z\n": (
        "5:4: this line starts in column 4, where none above it starts; start it in column 3, as line 3"
    ),
    "a:\n    name: A\n    dates:\n        born: 1\n      kind: x\n": (
        "5:7: this line starts in column 7, where none above it starts; "
        "start it in column 9, as line 4, or in column 5, as line 3"
    ),
    "a:\n  aliases:\n    - A\n- b:\n    name: B\n": (
        "4:1: `b` stands among keys and is no item of a list; delete the `- ` before it"
    ),
    "a:\n  - A\n - B\n": (
        "3:2: this line starts in column 2, where none above it starts; start it in column 3, as line 2"
    ),
    "- id: x\n  a: y\n body: W\n": (
        "3:2: this line starts in column 2, where none above it starts; start it in column 3, as line 2"
    ),
    "- id: x\nbody: W\n": (
        "2:1: a key stands among the items of a list; "
        "start it with `- `, or, where it belongs to the item above, in column 3"
    ),
    "a:\n  name: A\n- b\n": (
        "3:1: an item of a list stands where a key is expected; all items of a list stand in one column below its key"
    ),
    "  a: x\nb: y\n": (
        "1:3: this line starts in column 3; line 2 starts further left, in column 1; start both in the same column"
    ),
    "a:\n  text: |\n    One.\n  Two.\n  kind: x\n": (
        "4:3: the line belongs to the text of `text: |`; indent it deeper than that line"
    ),
    "a:\n  text: |\n    One.\n   Two [@x].\n    Three.\n": (
        "4:4: this line of the text of `text: |` starts in column 4, line 3 in column 5; start both in one column"
    ),
    "a:\n  text: |\n     One.\n    Two.\n    Three.\n": (
        "3:6: this line of the text of `text: |` starts in column 6, line 4 in column 5; start both in one column"
    ),
    # The rest
    "<<<<<<< mine\na: x\n=======\na: y\n>>>>>>> theirs\n": (
        "1:1: a merge left its marks here; keep one of the versions and delete the marks"
    ),
    "a: {b: c:}\n": (
        "1:9: found unexpected ':' (while scanning a plain scalar); look here and in the line above for a quotation "
        "mark, bracket or colon that is missing, or for another indentation"
    ),
}


@pytest.mark.parametrize("text", NOT_YAML)
def test_what_is_not_yaml_is_told_where_it_is_to_be_mended(text: str) -> None:
    problems = Problems()
    parse_yaml(text, "f", problems)
    (problem,) = problems.found
    place, words = NOT_YAML[text].split(": ", 1)
    assert str(problem) == f"f:{place}: error: this is not YAML: {words} [yaml-syntax]"


@pytest.mark.parametrize("before", ["", "a: ", "a:\n  name: A\n"])
def test_many_brackets_are_nested_too_deep_wherever_they_start(before: str) -> None:
    problems = Problems()
    parse_yaml(before + "[" * 50_000, "f", problems)
    assert [(problem.check, problem.where.line) for problem in problems.found] == [
        (Check.NESTED_TOO_DEEP, before.count("\n") + 1)
    ]


def test_a_hyphen_that_is_missing_before_an_item_is_told_where_the_item_starts() -> None:
    problems = Problems()
    parse_yaml("- id: a\n  body: W\n  tags: [x]\n  id: b\n  body: W\n  id: c\n  body: W\n", "f", problems)
    assert [str(problem) for problem in problems.found] == [
        f"f:{line}:3: error: `id`, `body` stand in one item of a list a second time; "
        "begin a new item with `- ` here [duplicate-key]"
        for line in (4, 6)
    ]


def test_a_hyphen_may_be_missing_above_the_first_key_that_stands_twice() -> None:
    problems = Problems()
    parse_yaml("- cite: a\n  stance: x\n  note: W\n  source: b\n  stance: x\n  note: W\n", "f", problems)
    assert [str(problem) for problem in problems.found] == [
        "f:5:3: error: `stance`, `note` stand in one item of a list a second time; "
        "begin a new item with `- ` before its first key, which stands here or above [duplicate-key]"
    ]


def test_a_single_key_that_stands_twice_in_an_item_is_told_as_such() -> None:
    problems = Problems()
    parse_yaml("- id: a\n  body: W\n  body: V\n  tags: [x]\n", "f", problems)
    assert [str(problem) for problem in problems.found] == [
        "f:3:3: error: the key `body` stands here a second time (first at f:2:3); only the first counts [duplicate-key]"
    ]


def test_an_anchor_does_not_swallow_a_word() -> None:
    problems = Problems()
    parse_yaml("a: &co sons\n", "f", problems)
    assert str(problems.found[0]) == (
        "f:1:4: error: YAML takes &co for an anchor, which is not taken here; "
        "take it out, or put the text in quotation marks [yaml-alias]"
    )


def test_emphasis_that_reads_as_an_alias_is_told_with_the_words_to_write() -> None:
    problems = Problems()
    parse_yaml("a:\n  name: *A b\n", "f", problems)
    assert 'f:2:9: error: this is not YAML: no text starts with `*`; put it in quotation marks: "*A b"' in str(
        problems.found[-1]
    )


def test_lines_of_front_matter_are_counted_from_the_top_of_the_file() -> None:
    problems = Problems()
    parse_source_file("s", "---\ntitle: T\nauthor: [A,\n  B\ndate: 2024\n---\nText.\n", "s.md", problems)
    assert "s.md:3:9: error: this is not YAML: the `[` here is never closed; line 4 lacks a `]`" in str(
        problems.found[0]
    )


snippets = st.lists(
    st.sampled_from(
        ["a", "kind", ":", ": ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ",", '"', "'", "|", "\t", "@", "é"]
    ),
    max_size=25,
).map("".join)


@given(snippets | st.text(max_size=30))
def test_a_fault_lies_in_the_text(text: str) -> None:
    problems = Problems()
    parse_yaml(text, "f", problems)
    # YAML counts more characters as ends of lines than most do.
    lines = len(text.replace("\r\n", "\n").splitlines()) + 1
    for problem in problems.found:
        if problem.check is Check.YAML_SYNTAX:
            assert 1 <= problem.where.line <= lines
            assert problem.where.column >= 1

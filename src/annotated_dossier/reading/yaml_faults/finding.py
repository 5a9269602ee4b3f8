"""One fault for one error of the parser: the first that is sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from .levels import (
    between_levels,
    first_line_too_deep,
    hyphen_without_space,
    item_among_keys,
    item_too_deep,
    no_colon,
    ragged_text,
    second_colon,
    too_deep,
)
from .pairs import (
    bracket_at_the_end,
    bracket_left_open,
    bracket_too_many,
    comma_without_value,
    comment_in_brackets,
    more_behind_the_end,
    quotation_left_open,
)
from .stopping import Fault, Stop
from .within_a_line import (
    backslash,
    first_character,
    list_beside_key,
    merge_marks,
    star_in_front,
    text_behind_bar,
    wide_marks,
    wrong_space,
)

# As YAML counts lines.
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# The surest first.
_LOOKS: tuple[Callable[[Stop], Iterator[Fault]], ...] = (
    merge_marks,
    wrong_space,
    wide_marks,
    quotation_left_open,
    comment_in_brackets,
    bracket_left_open,
    bracket_at_the_end,
    comma_without_value,
    ragged_text,
    first_character,
    star_in_front,
    list_beside_key,
    text_behind_bar,
    backslash,
    bracket_too_many,
    more_behind_the_end,
    hyphen_without_space,
    second_colon,
    item_too_deep,
    no_colon,
    too_deep,
    between_levels,
    first_line_too_deep,
    item_among_keys,
)


def find_fault(text: str, error: yaml.MarkedYAMLError, reach: Callable[[str], float], first_line: int = 1) -> Fault:
    """What to tell of `error`, which the parser raised for `text`.

    `reach` says how many lines of a text parse; `first_line` is the line of the file on which `text` starts.
    """
    lines = _BREAK.split(text.removeprefix("\ufeff"))
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    began = (error.context_mark.line, error.context_mark.column) if error.context_mark else (line, column)
    stop = Stop(
        lines,
        line,
        column,
        str(error.problem),
        str(error.context or ""),
        began,
        first_line,
        lambda mended: reach("\n".join(mended)) > line,
    )
    for look in _LOOKS:
        for fault in look(stop):
            return fault
    context = f" ({stop.context})" if stop.context else ""
    return Fault(
        line,
        column,
        f"{stop.problem}{context}; look here and in the line above for a quotation mark, bracket or colon that is "
        "missing, or for another indentation",
    )

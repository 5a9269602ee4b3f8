"""What an author did where JSON does not parse, and where to mend it."""

from __future__ import annotations

import json
import re

from ..problems import Place

_QUOTES = "“”„«»‘’'`"
_CLOSERS = {"{": "}", "[": "]"}


def fault_in_json(error: json.JSONDecodeError, file: str) -> tuple[Place, str]:
    """Where in `file` to mend what, in an author's words."""
    at, words = _fault(error.doc, error.pos, error.msg)
    line = error.doc.count("\n", 0, at)
    return Place(file, line + 1, at - error.doc.rfind("\n", 0, at)), f"this is not JSON: {words}"


def _fault(text: str, at: int, said: str) -> tuple[int, str]:
    mark, before = text[at : at + 1], text[:at].rstrip()
    if not text.strip():
        return at, "it is empty; expected `[...]` or `{...}`"
    if said.startswith(("Unterminated", "Invalid")):
        return at, _within_quotation(said, mark)
    if not mark:
        return at, _at_the_end(text)
    if mark in _QUOTES:
        return at, f'`{mark}` is no quotation mark of JSON; write `"`'
    if mark in "]}" and before.endswith(","):
        return len(before) - 1, "nothing stands behind the comma here; delete it"
    if mark == ",":
        behind = said.startswith("Illegal trailing")
        return at, f"nothing stands {'behind' if behind else 'before'} the comma here; delete it"
    if said.startswith("Extra data"):
        if mark in "]}":
            return at, f"the `{mark}` here closes nothing; delete it"
        return at, "a second value starts here; put all in one list, with commas between them: `[..., ...]`"
    return at, _between_values(text, at, said)


def _within_quotation(said: str, mark: str) -> str:
    if said.startswith("Unterminated"):
        return "the quotation that starts here is never closed"
    if "escape" in said:
        return "a backslash within quotation marks is written twice: `\\\\`"
    if mark in ("\n", "\r"):
        return 'the line ends within a quotation; close it with `"`, or write the end of the line as `\\n`'
    return f"U+{ord(mark):04X} may not stand within a quotation; delete it"


def _at_the_end(text: str) -> str:
    still_open: list[str] = []
    for token in re.findall(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', text):
        if token in _CLOSERS:
            still_open.append(token)
        elif token in ("]", "}") and still_open:
            still_open.pop()
    if not still_open:
        return "the text ends here, where a value is expected"
    return f"the text ends here and a `{still_open[-1]}` is not closed; add `{_CLOSERS[still_open[-1]]}`"


def _between_values(text: str, at: int, said: str) -> str:
    word = re.match(r"[\w.+-]*", text[at:])[0][:40]  # type: ignore[index]
    if "property name" in said:
        return f'a key stands in quotation marks: `"{word}"`' if word else "expected a key in quotation marks"
    if "':'" in said:
        return "a colon is missing here, between a key and its value"
    if "','" in said and text[at] == ":":
        return "a key and its value stand in braces: `{...: ...}`"
    if "','" in said and text[at] in "]}":
        return f"this `{text[at]}` does not close the bracket that is open; write `{'}' if text[at] == ']' else ']'}`"
    if "','" in said:
        comma = f"a comma is missing before `{word or text[at]}`"
        in_text = text[:at].rstrip().endswith('"') and word and not word.isdigit()
        return f'{comma}, or the text before it holds a `"`, which is written `\\"`' if in_text else comma
    return f'expected a value; text stands in quotation marks: `"{word}"`' if word else "expected a value"

"""What the CSL processor gets wrong, put right element by element.

citeproc-py gives every element of a style the class of its name, the last one defined that derives directly from
its base class: to define a class here is to take the place of its own. Each class mends one fault; golden cases hold
them against the examples that the styles print.
"""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from citeproc import CitationStylesStyle, model

from .wording import without_marks

_TEXT = "{http://purl.org/net/xbiblio/csl}text"


class Label(model.Label, model.CitationStylesElement):  # type: ignore[misc]
    """A label stands beside a value: without one, Chicago printed a stray "Edition".

    A hyphen in a document's number makes it no range: APA printed "Pub. L. Nos. 111-2". Nor do brackets in a section's:
    OSCOLA printed "ss 15(1)(b)".
    """

    RE_MULTIPLE_NUMBERS = re.compile(r"\d+\)?[^\d.()]+\(?\d+")

    def process(self, item: Any, variable: Any = None, plural: Any = None, context: Any = None, **kwargs: Any) -> Any:
        named = variable or self.get("variable")
        if named != "locator" and named.replace("-", "_") not in item.reference:
            return None
        if named == "number":
            plural = False
        return super().process(item, variable, plural, context, **kwargs)


class Name(model.Name, model.CitationStylesElement):  # type: ignore[misc]
    """`initialize="false"` keeps given names whole: Chicago and MLA printed initials."""

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        if name == "initialize-with" and self.get("initialize") == "false":
            return None
        return super().get_option(name, context, sort_options)


class If(model.If, model.CitationStylesElement):  # type: ignore[misc]
    """`disambiguate` holds for works marked as hard to tell apart: MLA named the title in every citation."""

    def render(self, item: Any, context: Any = None, delimiter: Any = "", **kwargs: Any) -> Any:
        if "disambiguate" in self.attrib:
            is_marked = "disambiguate" in item.reference
            if is_marked == (self.get("match") == "none"):
                raise model.ConditionFailed
        return super().render(item, context=context, delimiter=delimiter, **kwargs)


class Else_If(If, model.CitationStylesElement):  # type: ignore[misc]  # noqa: N801 the processor finds it by this name
    """The same, further down."""


class Substitute(model.Substitute, model.CitationStylesElement):  # type: ignore[misc]
    """What stood in for a name is not said again: a work without author had its title twice."""

    def render(self, item: Any, context: Any = None, **kwargs: Any) -> Any:
        text = super().render(item, context, **kwargs)
        said = _letters(text or "")
        for variable in ("title", "container-title"):
            value = _letters(item.reference.get(variable.replace("-", "_"), ""))
            if value and said.startswith(value):
                (self if context is None else context).get_layout().repressed.setdefault(_TEXT, []).append(variable)
        return text


def _letters(text: object) -> str:
    return "".join(filter(str.isalnum, without_marks(str(text)).casefold()))


class Text(model.Text, model.CitationStylesElement):  # type: ignore[misc]
    """A macro is looked up once for a style: searching its XML for each use took half of the time."""

    def get_macro(self, name: str) -> Any:
        macros = self.get_root().macros
        if name not in macros:
            macros[name] = super().get_macro(name)
        return macros[name]

    def calls_variable(self) -> bool:
        name = self.get("macro")
        if "variable" in self.attrib or name is None:
            return bool(super().calls_variable())
        known = self.get_root().macros_with_variables
        if name not in known:
            known[name] = bool(super().calls_variable())
        return bool(known[name])


class MendedStyle(CitationStylesStyle):  # type: ignore[misc]
    """A style, its elements ours where the processor's own are at fault."""

    def __init__(self, style: BinaryIO, locale: str | None) -> None:
        super().__init__(style, locale, validate=False)
        self.root.macros = {}
        self.root.macros_with_variables = {}

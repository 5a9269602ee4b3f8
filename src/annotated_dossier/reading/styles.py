"""The style in which works are cited: one of those that come with the package, or a CSL file of the dossier."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from lxml import etree

from ..model import CitationStyle
from ..problems import Check, Place, Problems
from .checking import did_you_mean
from .shelf import Shelf

DEFAULT = "apa"
_FOLDER = Path(__file__).parents[1] / "styles"
# A British style that leaves its language to the program: dates and quotation marks are to be British.
_LOCALES = {"harvard": "en-GB"}
_CSL = "{http://purl.org/net/xbiblio/csl}"


def style_names() -> list[str]:
    """The styles that come with the package."""
    return sorted(path.stem for path in _FOLDER.glob("*.csl"))


def load_style(named: str, place: Place, folder: Path, problems: Problems, shelf: Shelf | None = None) -> CitationStyle:
    """The style that the settings name, at `place`; the default where they name none that can be read."""
    style = None
    if named in style_names():
        style = (shelf or Shelf()).read(_FOLDER / f"{named}.csl", partial(_parse, named), problems)
    elif named.endswith(".csl"):
        path = folder / named
        if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            style = (shelf or Shelf()).read(path, partial(_parse, Path(named).stem), problems)
        else:
            problems.error(
                Check.UNKNOWN_STYLE, place, f"there is no file `{named}` in the dossier; expected a style of CSL"
            )
    elif named:
        hint = did_you_mean(named, style_names())
        problems.error(
            Check.UNKNOWN_STYLE, place, f"`{named}` is no citation style, and no .csl file of the dossier{hint}"
        )
    return style or load_style(DEFAULT, place, folder, problems, shelf)


def _parse(name: str, text: str, file: str, problems: Problems) -> CitationStyle | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(text.removeprefix("\ufeff").encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        what, _, _ = error.msg.partition(", line")
        problems.error(
            Check.STYLE_SYNTAX, Place(file, max(line, 1), max(column, 1)), f"this CSL file does not parse: {what}"
        )
        return None
    fault = _fault(root)
    if fault is not None:
        problems.error(
            Check.STYLE_SYNTAX, Place(file, fault[0]), f"this is no CSL style that works can be set in: {fault[1]}"
        )
        return None
    title = root.findtext(f"{_CSL}info/{_CSL}title") or name
    locale = "" if root.get("default-locale") else _LOCALES.get(name, "")
    return CitationStyle(name, " ".join(title.split()), etree.tostring(root, encoding="unicode"), locale)


def _fault(root: etree._Element) -> tuple[int, str] | None:
    """The line and what is wrong with it; None where the style has all it needs."""
    if root.tag != f"{_CSL}style":
        return root.sourceline or 1, f"expected <style> of CSL 1.0, found <{etree.QName(root).localname}>"
    if root.getroottree().docinfo.doctype:
        return 1, "it declares a DOCTYPE; take that out"
    if root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']") is not None:
        return root.sourceline or 1, "it only points to another style; name that one"
    for part in ("citation", "bibliography"):
        if root.find(f"{_CSL}{part}/{_CSL}layout") is None:
            return root.sourceline or 1, f"it has no <{part}> with a <layout>"
    macros = {macro.get("name") for macro in root.iter(f"{_CSL}macro")}
    for element in root.iter(f"{_CSL}text", f"{_CSL}key"):
        named = element.get("macro")
        if named is not None and named not in macros:
            return element.sourceline or 1, f"it uses a macro `{named}` that there is not"
    return None

"""The LaTeX that stands in bibliographies, as plain words."""

from __future__ import annotations

import re
import unicodedata

# Combining marks by the command that puts them over or under a letter.
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "S": "§", "P": "¶",
    "pounds": "£", "copyright": "©", "dots": "…", "ldots": "…", "textendash": "–", "textemdash": "—",
    "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”",
    "textbackslash": "\\", "textunderscore": "_", "textdegree": "°", "TeX": "TeX", "LaTeX": "LaTeX",
}  # fmt: skip
_SET = {"emph": "i", "textit": "i", "textsl": "i", "textbf": "b", "textsuperscript": "sup", "textsubscript": "sub"}

# Italics in italics in italics: nobody sets words deeper.
_DEEPEST = 4

_ACCENT = re.compile(
    r"\\(?:([`'^~=.\"])\s*|([uvHcdbrk])(?:\s+|(?=\{)))(?:\{\s*(\\?[^\W\d_]+|)\s*\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_SETTING = re.compile(r"\\(" + "|".join(_SET) + r")\s*\{([^{}]*)\}")
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*(?:\{\})?")
_ESCAPED = re.compile(r"\\([%&$#_{}])")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u00a0"), ("\\-", ""), ("\\ ", " "), ("\\,", " "))
# What is escaped waits here until the braces and signs that are none have gone.
_KEPT = {sign: chr(0xE100 + number) for number, sign in enumerate("%&$#_{}~")}


def plain_words(latex: str) -> str:
    """The words of a value: accents as letters, dashes and quotation marks as themselves, braces gone.

    Italics, bold and raised words keep their tags, as CSL-JSON has them. A command that is not known is left out, its
    words stay.
    """
    words = _ESCAPED.sub(lambda match: _KEPT[match[1]], latex)
    words = words.replace("\\textasciitilde", _KEPT["~"])
    words = _ACCENT.sub(_accented, words)
    words = _ADDRESS.sub(lambda match: (match[1] or match[2] or "").replace("~", _KEPT["~"]), words)
    for _ in range(_DEEPEST):
        words = _SETTING.sub(lambda match: f"<{_SET[match[1]]}>{match[2]}</{_SET[match[1]]}>", words)
    for written, sign in _SIGNS:
        words = words.replace(written, sign)
    words = _COMMAND.sub(lambda match: _LETTERS.get(match[1], ""), words)
    words = re.sub(r"[{}$\\]", "", words)
    for sign, kept in _KEPT.items():
        words = words.replace(kept, sign)
    return " ".join(words.replace("\u00a0", " ").split())


def plain_address(latex: str) -> str:
    """An address or number as typed: a tilde in it is a tilde, two hyphens are two."""
    return re.sub(r"\\url\s*\{([^{}]*)\}|\\([%&$#_{}~])", lambda match: match[1] or match[2] or "", latex).strip(" {}")


def _accented(match: re.Match[str]) -> str:
    letters = (match[3] if match[3] is not None else match[4]).lstrip("\\")
    mark = _ACCENTS[match[1] or match[2]]
    return unicodedata.normalize("NFC", letters[:1] + mark + letters[1:]) if letters else ""

"""`lang` and `dir` for what is not in the site's language: a source's words, names in their own script."""

from __future__ import annotations

import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from .escaping import escape
from .wording import Words

# Scripts that write one language, or one far more than others; Cyrillic and Han tell no language.
_LANGUAGES = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
}


@cache
def direction_of(language: str) -> str:
    """`ltr` or `rtl`; `auto` for a language that nobody has told us of."""
    try:
        return str(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "auto"


def marked(language: str) -> Markup:
    """The attributes of an element that holds words in `language`, which every quotation of a source carries."""
    return Markup(' lang="{}" dir="{}"').format(escape(language), direction_of(language))


def foreign(language: str, words: Words) -> Markup:
    """The same where the words stand among ours; nothing where they are in the site's language."""
    same = language.split("-", maxsplit=1)[0].lower() == words.language
    return Markup() if same or not language else marked(language)


def name_in_its_script(name: str) -> Markup:
    """A name apart from the words around it, with its direction and, where its script tells, its language."""
    scripts = {unicodedata.name(c, "").split(" ")[0] for c in name if c.isalpha()}
    if not scripts or "LATIN" in scripts:
        return Markup("<bdi>{}</bdi>").format(escape(name))
    languages = {_LANGUAGES[script] for script in scripts if script in _LANGUAGES}
    language = Markup(' lang="{}"').format(*languages) if len(languages) == 1 else Markup()
    right_to_left = any(unicodedata.bidirectional(c) in ("R", "AL") for c in name)
    return Markup('<bdi{} dir="{}">{}</bdi>').format(language, "rtl" if right_to_left else "ltr", escape(name))

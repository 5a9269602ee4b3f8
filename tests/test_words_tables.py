"""The tables of words: whole, up to date, with the placeholders of the English."""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from maintenance import words

from annotated_dossier.pages.wording import DAY, LANGUAGES, TABLES

TABLE_OF = dict(words.tables())
LANGUAGE = pytest.mark.parametrize("table", TABLE_OF.values(), ids=[path.stem for path in TABLE_OF])


def english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_is_a_language_from_right_to_left() -> None:
    assert {Locale.parse(language).text_direction for language in LANGUAGES} == {"ltr", "rtl"}


@LANGUAGE
def test_no_message_is_without_translation(table: Catalog) -> None:
    assert [message.id for message in table if message.id and not all(forms(message))] == []


@LANGUAGE
def test_a_translation_has_the_placeholders_of_the_english(table: Catalog) -> None:
    wrong = {}
    for message in table:
        if not message.id:
            continue
        asked = {name for text in english(message) for name in placeholders(text)}
        for form in filter(None, forms(message)):
            # A form for one or two may say the number in a word, and so may the first of a month.
            free = {"n"} if message.pluralizable else {"day"} if message.context == DAY else set()
            if placeholders(form) - free != asked - free or not placeholders(form) <= asked:
                wrong[form] = asked
    assert wrong == {}


@LANGUAGE
def test_a_counted_message_has_as_many_forms_as_the_language(table: Catalog) -> None:
    counted = [message for message in table if message.pluralizable]
    assert counted
    assert {len(forms(message)) for message in counted} == {table.num_plurals}


def test_bringing_the_tables_up_to_date_leaves_them_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = tmp_path / "words"
    shutil.copytree(TABLES, tables)
    said = words.gathered()
    monkeypatch.setattr(words, "TABLES", tables)
    monkeypatch.setattr(words, "ROOT", tmp_path)
    monkeypatch.setattr(words, "gathered", lambda: said)
    words.main()
    for path in TABLES.glob("*.po"):
        assert (tables / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), path.name

from __future__ import annotations

import pytest

from annotated_dossier.authoring.adding.document import Refused
from annotated_dossier.authoring.adding.markdown import read_markdown
from annotated_dossier.model import Rights

CLIPPED = """\
---
title: "Two ships: a night"
source: https://harbour.example/two-ships
author:
  - "[[Ada Writer]]"
  - {name: Ivo Marek}
published: 2024-04-19T08:00:00+02:00
created: 2024-05-02
description: Ships at night
tags: [ships, harbours]
rights: excerpts
lang: de
url: not an address
---

# Two ships: a night

Some *words*, kept as they are: [x](javascript:alert(1)).
"""


def test_front_matter_is_read_and_the_body_kept() -> None:
    document = read_markdown(CLIPPED.encode())
    assert (document.title, document.authors, document.url) == (
        "Two ships: a night",
        ("Ada Writer", "Ivo Marek"),
        "https://harbour.example/two-ships",
    )
    assert (document.date, document.retrieved, document.language, document.rights) == (
        "2024-04-19",
        "2024-05-02",
        "de",
        Rights.EXCERPTS,
    )
    assert document.body == "Some *words*, kept as they are: [x](javascript:alert(1))."
    assert document.removed == ("description: Ships at night", "tags: ships, harbours", "url: not an address")


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# A *fine* title\r\n\r\nWords.\r\n", "A fine title", "Words."),
        ("A title\n=======\n\nWords.", "A title", "Words."),
        ("Update: words first.\n\nMore.", "Update: words first.", "Update: words first.\n\nMore."),
        ("---\n\nWords after a rule.", "Untitled", "---\n\nWords after a rule."),
        ("---\nJust words\n---\n\nBelow.", "Just words", "---\nJust words\n---\n\nBelow."),
        ("\ufeff# NFD e\u0301\n\nWords.", "NFD e\u0301", "Words."),
    ],
)
def test_a_text_without_fields_has_its_first_heading_or_words_for_a_title(text: str, title: str, body: str) -> None:
    document = read_markdown(text.encode())
    assert (document.title, document.body) == (title, body)


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ('---\ntitle: "never closed\n---\n\nWords.', (2, 8), "its front matter cannot be read: this is not YAML"),
        ("---\na: *b\n---\nWords.", (2, 4), "the YAML alias"),
        ("---\ntitle: x\n---\n\n", (1, 1), "no text below its front matter"),
        ("", (1, 1), "it has no text"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused(text: str, where: tuple[int, int], message: str) -> None:
    with pytest.raises(Refused, match=message) as refused:
        read_markdown(text.encode())
    assert (refused.value.line, refused.value.column) == where

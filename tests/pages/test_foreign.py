from __future__ import annotations

import pytest

from annotated_dossier.pages.foreign import name_in_its_script
from annotated_dossier.problems import Problems

from ..building import edition_of, pages_of
from ..conftest import Write
from ..writing import SMALL, source_file


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("Khalifa Hifter", "<bdi>Khalifa Hifter</bdi>"),
        ("خليفة حفتر", '<bdi lang="ar" dir="rtl">خليفة حفتر</bdi>'),
        ("Шойгу", '<bdi dir="ltr">Шойгу</bdi>'),
        ("김정은", '<bdi lang="ko" dir="ltr">김정은</bdi>'),
        ("习近平", '<bdi dir="ltr">习近平</bdi>'),
    ],
)
def test_a_name_in_another_script_says_its_direction_and_where_it_is_certain_its_language(name: str, html: str) -> None:
    assert name_in_its_script(name) == html


def test_a_source_from_right_to_left_is_laid_out_so_wherever_its_words_stand(write: Write) -> None:
    body = "وصل Ivo Marek إلى المدينة."
    folder = write(
        {**SMALL, "dossier/sources/arabic.md": source_file(body, rights="full", language="ar", title="سفينة")}
    )
    pages = pages_of(edition_of(folder / "dossier", Problems()))
    article = pages["sources/arabic/index.md"]
    assert '# <bdi lang="ar" dir="rtl">سفينة</bdi>' in article
    assert '<div class="d-text" lang="ar" dir="rtl">' in article
    entity = pages["entities/ivo-marek/index.md"]
    assert '<bdi lang="ar" dir="rtl">سفينة</bdi>' in entity
    assert '<span class="d-line" lang="ar" dir="rtl">' in entity
    assert '<a href="../sources/arabic/#p1" lang="ar" dir="rtl">سفينة ¶\u00a01</a>' in pages["names/index.md"]


def test_a_title_in_another_language_is_set_apart_where_a_note_on_it_is_named(write: Write) -> None:
    files = {
        "dossier/sources/arabic.md": source_file("وصل أمس.", rights="full", language="ar", title="سفينة"),
        "dossier/annotations/arabic.yml": "- {id: who, target: {paragraph: 1}, body: 'Was it [[ivo-marek]]?'}\n",
    }
    pages = pages_of(edition_of(write({**SMALL, **files}) / "dossier", Problems()))
    assert 'a note on “<bdi lang="ar" dir="rtl">سفينة</bdi>”' in pages["entities/ivo-marek/index.md"]


def test_a_title_leads_to_the_first_passage_that_it_names_and_further_ones_follow_it(write: Write) -> None:
    body = "Ivo Marek came.\n\nNobody saw it.\n\nIvo Marek went."
    source = source_file(body, rights="full", title="Comings")
    pages = pages_of(edition_of(write({**SMALL, "dossier/sources/comings.md": source}) / "dossier", Problems()))
    first, second = (
        '<a href="../sources/comings/#p1">Comings ¶\u00a01</a>',
        '<a href="../sources/comings/#p3">¶\u00a03</a>',
    )
    assert f"{first}, {second}" in pages["names/index.md"]

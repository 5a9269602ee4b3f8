from __future__ import annotations

import pytest

from annotated_dossier.pages.urls import Links


@pytest.mark.parametrize(
    ("page", "to", "fragment", "address"),
    [
        ("index.md", "sources/one/index.md", "", "sources/one/"),
        ("index.md", "index.md", "", "./"),
        ("index.md", "index.md", "p3", "#p3"),
        ("sources/one/index.md", "sources/one/index.md", "p3", "#p3"),
        ("sources/one/index.md", "sources/two/index.md", "p3", "../../sources/two/#p3"),
        ("sources/one/index.md", "entities/tobruk/index.md", "", "../../entities/tobruk/"),
        ("glossary/index.md", "index.md", "", "../"),
        ("method.md", "glossary/index.md", "", "glossary/"),
    ],
)
def test_one_page_leads_to_another(page: str, to: str, fragment: str, address: str) -> None:
    assert Links(page).to(to, fragment) == address
    path, hash_sign, rest = address.partition("#")
    file = f"{path.removeprefix('./')}index.html{hash_sign}{rest}" if path else address
    assert Links(page, directory_urls=False).to(to, fragment) == file


def test_assets_are_beside_the_pages() -> None:
    assert Links("sources/one/index.md").to_asset("assets/dossier.css") == "../../assets/dossier.css"

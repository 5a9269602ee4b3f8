"""A whole dossier, read from its folder and held against itself."""

from __future__ import annotations

from pathlib import Path

from ..model import Attribution, Decision, Dossier
from ..problems import Check, Place, Problems
from .annotations import load_annotations, load_decisions
from .claims import load_claims
from .consistency import check_consistency
from .corrections import load_corrections
from .files import find_files
from .references import load_references
from .register import load_kinds, load_register
from .settings import load_settings
from .shelf import Shelf
from .sources import load_sources
from .strays import check_strays


def load_dossier(folder: Path, problems: Problems, shelf: Shelf | None = None) -> Dossier:
    """Everything in `folder` that can be read; what cannot is told in `problems`.

    With the `shelf` of an earlier reading, a file whose content is lost to a mistake keeps what it had then.
    """
    shelf = shelf or Shelf()
    if not folder.is_dir():
        problems.unreadable(
            Check.MISSING_FOLDER,
            Place(folder.as_posix()),
            "there is no such folder; expected sources/, register/ and annotations/ in it",
        )
        return Dossier()
    settings = load_settings(folder / "settings.yml", problems, shelf)
    before = len(problems.found)
    kinds = load_kinds(folder / "kinds.yml", problems, shelf)
    entities = load_register(folder / "register", kinds, problems, shelf)
    register_is_whole = not any(problem.check.loses for problem in problems.found[before:])
    rulings = list(load_decisions(folder / "decisions.yml", problems, shelf))
    dossier = Dossier(
        sources=tuple(load_sources(folder / "sources", problems, shelf)),
        entities=entities,
        annotations=tuple(load_annotations(folder / "annotations", problems, shelf)),
        references=tuple(sorted(load_references(folder, problems, shelf), key=lambda r: r.key)),
        decisions=tuple(ruling for ruling in rulings if isinstance(ruling, Decision)),
        kinds=kinds,
        switched_off=settings.switched_off,
        claims=tuple(sorted(load_claims(folder / "claims.yml", problems, shelf), key=lambda claim: claim.id)),
        corrections=tuple(load_corrections(folder / "corrections.yml", problems, shelf)),
        attributions=tuple(ruling for ruling in rulings if isinstance(ruling, Attribution)),
        style=settings.style,
        not_suggested=settings.not_suggested,
    )
    if not dossier.sources and not list(find_files(folder / "sources", (".md",), Problems())):
        problems.warning(
            Check.NO_SOURCES,
            Place((folder / "sources").as_posix()),
            "there are no sources yet; `add FILE.txt` makes one",
        )
    originals = {folder / "sources" / source.original.name for source in dossier.sources if source.original}
    check_strays(folder, originals, problems)
    check_consistency(dossier, problems, register_is_whole=register_is_whole)
    return dossier

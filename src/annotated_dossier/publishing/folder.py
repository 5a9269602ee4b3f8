"""The pages as a folder of Markdown that any MkDocs-compatible publisher can take, without our plugin."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..edition import build_edition
from ..model import Audience
from ..pages.book import Book, PageOptions, assets
from ..pages.proofing import check_hand_written
from ..problems import Problems
from ..reading.dossier import load_dossier
from .hand_written import complete
from .progress import Progress, watched
from .swapping import replacing

MARKER = ".dossier-pages"


class Unreadable(Exception):
    """Part of the dossier, or a page written by hand, cannot be read; the problems say which."""


class NotOurs(Exception):
    """The folder holds files that this command did not write."""


def write_pages(
    folder: Path,
    dossier_folder: Path,
    docs: Path,
    options: PageOptions,
    audience: Audience,
    progress: Progress,
    problems: Problems,
) -> int:
    """Write the hand-written pages of `docs` and all generated ones to `folder`; return how many there are.

    The folder is replaced as a whole. Raises `NotOurs` where it holds anything that was not written here before, and
    `Unreadable` where something would be missing.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise NotOurs(str(folder))
    dossier = load_dossier(dossier_folder, problems)
    check_hand_written(docs, problems)
    if problems.lost_a_file:
        raise Unreadable
    total = len(dossier.sources)
    edition = build_edition(dossier, audience, problems, lambda items: watched(items, progress, "annotating", total))
    book = Book(edition, options)
    with replacing(folder) as new:
        count = _copy_hand_written(docs, new, book)
        for page in watched(book.pages(), progress, "pages", len(book)):
            path = new / page.path
            if not path.exists():
                _write(path, page.markdown)
                count += 1
        for generated in book.files():
            path = new / generated.path
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(generated.content)
        for name, file in assets():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, new / name)
        _write(new / MARKER, "")
    progress.end()
    return count


def _copy_hand_written(docs: Path, folder: Path, book: Book) -> int:
    count = 0
    for file in sorted(docs.rglob("*")) if docs.is_dir() else []:
        path = file.relative_to(docs)
        if file.is_dir() or any(part.startswith(".") for part in path.parts):
            continue
        if file.suffix == ".md":
            _write(folder / path, complete(file.read_text(encoding="utf-8"), path.as_posix(), book))
            count += 1
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / path)
    return count


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")

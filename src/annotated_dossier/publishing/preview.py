"""A preview that stays up: what is kept from one build to the next, and what is wrong at the moment."""

from __future__ import annotations

import gc
import shutil
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugin_logger

from ..edition import EditionMemory
from ..focusing import focus_on
from ..model import Edition
from ..pages.remembering import PageMemory
from ..problems import Check, Place, Problem, Problems, in_reading_order
from ..reading.shelf import Shelf
from .configuration import read_configuration
from .problems_on_pages import telling

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("dossier")


class Preview:
    """What a preview remembers of its last build, so that the next is quick and a mistake costs no page."""

    def __init__(self, focus: str = "") -> None:
        self.focus = focus
        self.shelf = Shelf()
        self.edition = EditionMemory()
        self.pages = PageMemory()
        self.told = Problems()
        self.failures: tuple[Problem, ...] = ()

    def problems(self) -> Sequence[Problem]:
        """All that is to be mended now, what kept the site from being built first."""
        found = in_reading_order([*self.told.found, *self.faults()])
        return (*self.failures, *found)

    def faults(self) -> Sequence[Problem]:
        """What is wrong with templates, as severe as the author has it."""
        found = Problems(chosen=self.told.chosen)
        found.tell_again(self.pages.faults.found)
        return found.found

    def tell(self, problems: Problems) -> None:
        """These are the problems from now on."""
        self.told = problems

    def focused(self, edition: Edition) -> Edition:
        """What is to be shown of the edition: all, or what one source touches."""
        return focus_on(edition, self.focus) if self.focus else edition

    def settle(self) -> None:
        """Spare the collector of cycles what is remembered: it lives as long as we do, or until nobody holds it."""
        gc.collect()
        gc.freeze()

    def attach(self, server: LiveReloadServer, config_file: str, *, dirty: bool) -> None:
        """From now on `server` shows what is wrong, and the last good pages where a build fails."""
        server.set_app(telling(server.serve_request, self.problems, self.focus))
        # A dirty build writes into the pages that are there, so these cannot be set aside for it.
        if not dirty:
            server.builder = self._careful(server.builder, Path(server.root), config_file)

    def _careful(self, build: Callable[[], None], site: Path, config_file: str) -> Callable[[], None]:
        def build_or_keep() -> None:
            try:
                with _set_aside(site):
                    build()
            except Exception as error:  # the preview outlives whatever a build may trip over
                self.failures = _failures(error, config_file)
            else:
                self.failures = ()

        return build_or_keep


@contextmanager
def _set_aside(site: Path) -> Iterator[None]:
    """An empty folder in the place of `site`, which comes back if anything is raised."""
    aside = site.with_name(f"{site.name}.last")
    shutil.rmtree(aside, ignore_errors=True)
    site.rename(aside)
    site.mkdir()
    try:
        yield
    except BaseException:
        shutil.rmtree(site, ignore_errors=True)
        aside.rename(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _failures(error: Exception, config_file: str) -> tuple[Problem, ...]:
    """Why the site cannot be built, and what its configuration has to do with it."""
    problems = Problems()
    if isinstance(error, MkDocsException):
        read_configuration(_from_here(Path(config_file)), problems)
    else:
        traceback.print_exception(error)
    reason = "of what is wrong with its configuration" if problems.found else str(error) or type(error).__name__
    message = f"the site cannot be built, so these are its last pages: {reason}"
    failed = Problems()
    failed.error(Check.SITE_NOT_BUILT, Place(_from_here(Path(config_file)).as_posix()), message)
    found = (*failed.found, *in_reading_order(problems.found))
    for problem in found:
        log.error(str(problem))
    return found


def _from_here(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path

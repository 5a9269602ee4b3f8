"""The site as it is being written, shown by MkDocs' own server."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from ..problems import Problems
from ..reading.checking import did_you_mean
from ..reading.sources import load_sources
from .mkdocs_plugin import plugin_of
from .plugin_options import beside
from .site import SiteError, load_site_config


def serve_site(config_file: Path, focus: str = "") -> None:
    """Serve until interrupted; with a `focus`, only what the source of that id touches.

    Raises `SiteError` where the preview cannot start.
    """
    config = load_site_config(config_file)
    # MkDocs reads the configuration anew for each build, and hands the same plugin to each.
    plugin = plugin_of(config)
    assert plugin is not None
    known = [source.id for source in load_sources(beside(config, plugin.config.dossier) / "sources", Problems())]
    if focus and focus not in known:
        raise SiteError(f"there is no source `{focus}`{did_you_mean(focus, known) if known else '; there is none yet'}")
    plugin.focus = focus
    try:
        serve(str(config_file))
    except MkDocsException as error:
        raise SiteError(f"the preview cannot start: {error}") from error
    except OSError as error:
        what = f"the preview cannot be served at {config.dev_addr}: {error.strerror or error}"
        raise SiteError(f"{what}; name another `dev_addr` in {config_file}") from error

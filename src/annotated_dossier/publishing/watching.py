"""Folders that may come and go while they are watched; MkDocs itself watches what is there when it starts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch


def follow(server: LiveReloadServer, folders: Iterable[Path], config_file: str) -> None:
    """Rebuild when one of the folders is made, deleted or renamed, and watch what is in it from then on."""
    by_parent: dict[Path, list[Path]] = {}
    for folder in (path.absolute() for path in folders):
        by_parent.setdefault(folder.parent, []).append(folder)
    for parent, inside in by_parent.items():
        if parent.is_dir():
            server.observer.schedule(_Follower(server, inside, config_file), str(parent), recursive=False)


class _Follower(FileSystemEventHandler):
    def __init__(self, server: LiveReloadServer, folders: Iterable[Path], config_file: str) -> None:
        self.server = server
        self.folders = frozenset(folders)
        self.config_file = config_file
        self.watched = {folder for folder in folders if folder.is_dir()}

    def on_any_event(self, event: FileSystemEvent) -> None:
        touched = {Path(str(path)) for path in (event.src_path, event.dest_path) if path} & self.folders
        if not event.is_directory or event.event_type == "modified" or not touched:
            return
        for folder in touched:
            # A watch ends with its folder, and does not begin again when the folder is back.
            if folder in self.watched:
                self.server.unwatch(str(folder))
                self.watched.discard(folder)
            if folder.is_dir():
                self.server.watch(str(folder))
                self.watched.add(folder)
        # What MkDocs rebuilds on is a file's event; its own watches hold the configuration.
        changed = FileModifiedEvent(self.config_file)
        self.server.observer.event_queue.put((changed, ObservedWatch(self.config_file, recursive=True)))

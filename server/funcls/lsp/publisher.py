"""What the client was told of each file, and when it is told something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lsprotocol import types

from funcls.lsp.convert import Converter
from funcls.lsp.uris import Uris
from funcls.model.own_settings import Scope, Settings, Validate
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Change, Snapshot

Publish = Callable[[types.PublishDiagnosticsParams], None]


class Publisher:
    """Sends the findings of a file where they are not what was sent last, as the settings of its app will have it."""

    def __init__(
        self,
        publish: Publish,
        uris: Uris,
        converter: Callable[[AppState], Converter],
        settings_of: Callable[[str], Settings],
    ) -> None:
        """`settings_of` is called with the root of an app."""
        self._publish = publish
        self._uris = uris
        self._converter = converter
        self._settings_of = settings_of
        self._published: dict[str, list[types.Diagnostic]] = {}
        self._versions: dict[str, int] = {}
        self._waiting: set[str] = set()
        self._opened: set[str] = set()
        self._unsaved: set[str] = set()

    @property
    def open_paths(self) -> frozenset[str]:
        """The documents that are open."""
        return frozenset(self._versions)

    def version(self, path: str) -> int | None:
        """Return the version of an open document, None for any other file."""
        return self._versions.get(path)

    def opened(self, path: str, version: int) -> None:
        """A document was opened: what was said of it before is said again, since eglot shows nothing from before."""
        self._versions[path] = version
        self._opened.add(path)
        self._waiting.add(path)

    def edited(self, path: str, version: int, snapshot: Snapshot) -> bool:
        """Return whether this version of a document is not older than the one that is known, and take it as current.

        Some clients count no versions and always send the same.
        """
        if path not in self._versions or version < self._versions[path]:
            return False
        self._versions[path] = version
        found = snapshot.locate(path)
        if found is not None:
            self._unsaved.add(found[0].root)
        return True

    def saved(self, path: str, snapshot: Snapshot) -> None:
        """A document was saved: what its app waits to say is said now."""
        self.thrown_away(path, snapshot)
        self._flush(snapshot)

    def thrown_away(self, path: str, snapshot: Snapshot) -> None:
        """What was not saved of a document is no more: its app has nothing to wait for."""
        found = snapshot.locate(path)
        if found is not None:
            self._unsaved.discard(found[0].root)

    def closed(self, path: str, snapshot: Snapshot) -> None:
        """A document was closed, and with it went what was not saved of it."""
        self._versions.pop(path, None)
        self._waiting.add(path)
        self.saved(path, snapshot)

    def tell(self, change: Change) -> None:
        """Publish what is said of the touched files, now or as soon as the settings let it."""
        self._waiting |= change.touched
        self._flush(change.snapshot)

    def tell_all(self, snapshot: Snapshot) -> None:
        """Publish what is said under other settings than before."""
        self._waiting |= self._published.keys()
        for state in snapshot.apps.values():
            self._waiting |= state.reported()
        self._unsaved.clear()
        self._flush(snapshot)

    def _flush(self, snapshot: Snapshot) -> None:
        waiting = sorted(self._waiting)
        self._waiting.clear()
        for path in waiting:
            readers = list(snapshot.readers(path))
            if any(self._is_held(state) for state, _ in readers):
                self._waiting.add(path)
                continue
            self._send(path, self._diagnostics(path, readers))

    def _is_held(self, state: AppState) -> bool:
        return state.root in self._unsaved and self._settings_of(state.root).validate is Validate.SAVE

    def _diagnostics(self, path: str, readers: Iterable[tuple[AppState, str]]) -> list[types.Diagnostic]:
        """Return what is said of a file; once, where it configures several apps and all say the same."""
        found: list[types.Diagnostic] = []
        for state, inside in readers:
            settings = self._settings_of(state.root)
            if settings.validate is Validate.OFF or (settings.scope is not Scope.APP and path not in self._versions):
                continue
            said = self._converter(state).diagnostics(state.findings_in(inside))
            found += [each for each in said if each not in found] if found else said
        return found

    def _send(self, path: str, diagnostics: list[types.Diagnostic]) -> None:
        before = self._published.pop(path, [])
        if diagnostics:
            self._published[path] = diagnostics
        is_repeated = diagnostics == before and not (diagnostics and path in self._opened)
        self._opened.discard(path)
        if not is_repeated:
            version = self._versions.get(path)
            self._publish(types.PublishDiagnosticsParams(self._uris.uri(path), diagnostics, version=version))

"""What the client was told of each file, and when it is told something else."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from funcls.lsp.convert import Converter
from funcls.lsp.uris import Uris
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Change, Snapshot
from funcls.workspace.settings import Scope, Settings, Validate

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
        found = snapshot.locate(path)
        if found is not None:
            self._unsaved.discard(found[0].root)
        self._flush(snapshot)

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
            found = snapshot.locate(path)
            settings = self._settings_of(found[0].root) if found is not None else Settings()
            if found is not None and settings.validate is Validate.SAVE and found[0].root in self._unsaved:
                self._waiting.add(path)
                continue
            is_shown = settings.validate is not Validate.OFF and (settings.scope is Scope.APP or path in self._versions)
            self._send(path, self._diagnostics(*found) if found is not None and is_shown else [])

    def _diagnostics(self, state: AppState, inside: str) -> list[types.Diagnostic]:
        return self._converter(state).diagnostics(state.findings_in(inside))

    def _send(self, path: str, diagnostics: list[types.Diagnostic]) -> None:
        before = self._published.pop(path, [])
        if diagnostics:
            self._published[path] = diagnostics
        is_repeated = diagnostics == before and not (diagnostics and path in self._opened)
        self._opened.discard(path)
        if not is_repeated:
            version = self._versions.get(path)
            self._publish(types.PublishDiagnosticsParams(self._uris.uri(path), diagnostics, version=version))

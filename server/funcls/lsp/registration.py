"""What the server asks the client to tell it, beyond what every client tells."""

from __future__ import annotations

import contextlib
import itertools
import logging
from collections.abc import Sequence
from typing import Final

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from funcls.lsp.client import ClientFeatures

_logger = logging.getLogger(__name__)

_EVERYTHING: Final = "**/*"
"""Of a folder that comes, goes or is renamed, editors tell the folder alone: patterns for files would miss it."""


class Registrations:
    """Asks for events; a client that refuses is served without them."""

    def __init__(self, ls: LanguageServer, client: ClientFeatures) -> None:
        self.tells_of_files = client.watches_files
        """Whether the client tells what happens on the disk; otherwise it is to be looked at now and then."""
        self._ls = ls
        self._client = client
        self._numbers = itertools.count(1)
        self._watch: types.Unregistration | None = None

    async def tell_settings(self) -> None:
        """Ask to be told when the settings change."""
        if self._client.registers_configuration:
            await self._register(types.Registration("funcls.settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION))

    async def format_files(self, names: Sequence[str]) -> None:
        """Ask to format the files of these names, and no others: of Python files the editor has a formatter."""
        files = [types.TextDocumentFilterPattern(pattern=f"**/{name}", scheme="file") for name in names]
        options = types.TextDocumentRegistrationOptions(files)
        for method in (types.TEXT_DOCUMENT_FORMATTING, types.TEXT_DOCUMENT_RANGE_FORMATTING):
            await self._register(types.Registration(f"funcls.{method}", method, options))

    async def watch_files(self, folders: Sequence[str]) -> None:
        """Ask to be told what happens on the disk in folders, given as URIs; no longer of those asked for before."""
        if not self.tells_of_files:
            return
        patterns: list[types.GlobPattern] = [_EVERYTHING]
        if self._client.relative_patterns and folders:
            patterns = [types.RelativePattern(uri, _EVERYTHING) for uri in folders]
        elif self._watch is not None:
            return
        before, method = self._watch, types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        self._watch = types.Unregistration(f"funcls.files.{next(self._numbers)}", method)
        watchers = [types.FileSystemWatcher(pattern) for pattern in patterns]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        self.tells_of_files = await self._register(types.Registration(self._watch.id, method, options))
        if before is not None:
            with contextlib.suppress(JsonRpcException):
                await self._ls.client_unregister_capability_async(types.UnregistrationParams([before]))

    async def _register(self, registration: types.Registration) -> bool:
        """Return whether the client has agreed."""
        try:
            await self._ls.client_register_capability_async(types.RegistrationParams([registration]))
        except JsonRpcException as error:
            _logger.warning("the client does not register %s: %s", registration.method, error)
            return False
        return True

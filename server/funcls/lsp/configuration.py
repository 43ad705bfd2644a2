"""The client's settings, from wherever it gives them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from funcls.lsp.client import ClientFeatures
from funcls.model.configured import EDITOR, Layer, Statement
from funcls.model.own_settings import SECTION, read_client_settings
from funcls.rules.vocabulary import VOCABULARY

_logger = logging.getLogger(__name__)


class Configuration:
    """Settings in layers: the defaults, what came with `initialize`, what the client says now, and of one folder.

    What is wrong with them is told in the client's log, once as long as it does not change.
    """

    def __init__(self, ls: LanguageServer, client: ClientFeatures, initial: object) -> None:
        """`initial` are the options that came with `initialize`."""
        self._ls = ls
        self._client = client
        self._initial = initial
        self._pushed: object = None
        self._problems: frozenset[str] = frozenset()
        self._reads = 0

    def push(self, settings: object) -> None:
        """Take settings that the client sends; they count where it cannot be asked for them."""
        self._pushed = settings

    async def read(self, folders: Sequence[str]) -> tuple[Layer, dict[str, Layer]] | None:
        """Return what is stated for the workspace, and for its folders by their URIs.

        None where they are read once more meanwhile: what the client says later counts.
        """
        self._reads += 1
        number = self._reads
        said, *of_folders = await self._ask(folders) if self._client.configuration else [self._pushed]
        if number != self._reads:
            return None
        problems: list[str] = []

        def layer(data: object, below: Layer) -> Layer:
            values, found = read_client_settings(data, VOCABULARY)
            problems.extend(found)
            return {**below, **{attribute: Statement(value, EDITOR) for attribute, value in values.items()}}

        default = layer(said, layer(self._initial, {}))
        of_folder = {uri: layer(data, default) for uri, data in zip(folders, of_folders, strict=False)}
        self._tell(problems)
        return default, of_folder

    async def _ask(self, folders: Sequence[str]) -> Sequence[Any]:
        """Return what the client says of the workspace, then of each folder; null where it does not answer well."""
        items = [types.ConfigurationItem(section=SECTION)]
        items += [types.ConfigurationItem(scope_uri=uri, section=SECTION) for uri in folders]
        try:
            answer = await self._ls.workspace_configuration_async(types.ConfigurationParams(items))
        except JsonRpcException as error:
            _logger.warning("the client does not tell its settings: %s", error)
            return [None]
        return answer or [None]

    def _tell(self, problems: Sequence[str]) -> None:
        for problem in dict.fromkeys(problems):
            if problem not in self._problems:
                self._ls.window_log_message(types.LogMessageParams(types.MessageType.Warning, problem))
        self._problems = frozenset(problems)

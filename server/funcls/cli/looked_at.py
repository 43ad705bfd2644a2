"""What a run has looked at: whether a finding of a file would have been found."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from funcls.cli.baseline_file import Mark, folder_of
from funcls.cli.check import Result
from funcls.model.facts import HOST_FILE
from funcls.model.settings import SETTINGS_FILE
from funcls.workspace.paths import absolute, ancestors, is_below, normalised, relative


class LookedAt:
    """What a run has looked at: apps, or functions of them, or one file alone; all rules or those it was told to use.

    `folders` are the folders on the command line. `only` is the one file whose findings count, None where all do.
    `limits_rules` says that the command line chose the rules.
    """

    def __init__(
        self, results: Iterable[Result], folders: Iterable[str], *, only: str | None, limits_rules: bool
    ) -> None:
        self._results = {real_root(each): each for each in results}
        self._folders = [normalised(os.path.realpath(each)) for each in folders]
        self._only = f"{folder_of(only).rstrip('/')}/{os.path.basename(normalised(only))}" if only is not None else None
        self._limits_rules = limits_rules
        self._above = {
            absolute(root, path) for root, each in self._results.items() for path in each.state.above.values()
        }
        self._app_above = cache(_app_above)

    def covers(self, mark: Mark) -> bool:
        """Return whether a finding would have been found, if there were one."""
        return self._covers_rule(mark.code) and self._covers_file(mark.path)

    def _covers_rule(self, code: str) -> bool:
        return not self._limits_rules or any(each.state.selection.uses(code) for each in self._results.values())

    def _covers_file(self, path: str) -> bool:
        if self._only is not None:
            return path == self._only
        if os.path.basename(path) == SETTINGS_FILE and not os.path.exists(path):
            # It is in no repository: that it is not here says nothing.
            return False
        if path in self._above:
            return True
        root = self._app_above(os.path.dirname(path))
        if root is None:
            # Its app is no longer there.
            return any(is_below(path, folder) for folder in self._folders)
        result = self._results.get(root)
        return result is not None and (is_whole(result) or _is_asked_for(relative(path, root), result))


def real_root(result: Result) -> str:
    """Return the absolute path of an app without the links that lead there."""
    return normalised(os.path.realpath(result.root))


def is_whole(result: Result) -> bool:
    """Return whether all functions of an app were asked for."""
    return result.names >= result.state.judgements.keys()


def _is_asked_for(path: str, result: Result) -> bool:
    """Return whether a file is read by a function that was asked for, or by none but by the app."""
    readers = result.state.readers.get(path)
    return not result.names.isdisjoint(readers) if readers else result.state.files.get(path) is not None


def _app_above(folder: str) -> str | None:
    return next((each for each in ancestors(folder) if os.path.isfile(f"{each.rstrip('/')}/{HOST_FILE}")), None)

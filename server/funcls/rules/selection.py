"""Which findings people want to see, and how severe: what a configuration makes of those of the rules."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import Final

from funcls.model.configured import Configured
from funcls.model.globs import GlobSet
from funcls.rules.finding import Finding, Severity
from funcls.rules.rule import Group
from funcls.rules.table import RULES

_GROUPS: Final = {rule.code: rule.group.key for rule in RULES}


class Selection:
    """Applies a configuration to the findings of one app."""

    def __init__(self, configured: Configured) -> None:
        settings = configured.settings
        self._root = configured.options.root
        self._select = settings.select
        self._ignore = frozenset(settings.ignore)
        self._severities = {name: Severity[severity.upper()] for name, severity in settings.severity}
        self._excluded = GlobSet(configured.base_of("exclude"), settings.exclude)
        base = configured.base_of("per_file_ignores")
        self._file_ignores = [(GlobSet(base, [glob]), frozenset(names)) for glob, names in settings.per_file_ignores]

    @property
    def excludes_app(self) -> bool:
        """Whether nothing of the app is to be looked at."""
        return self._excluded.matches(f"{self._root}/")

    def uses(self, code: str) -> bool:
        """Return whether the rule of this code is used; no rule need have it."""
        return self._is_selected(code, _GROUPS.get(code, ""))

    def excludes(self, path: str) -> bool:
        """Return whether a file, given relative to the app root, is to be left out."""
        return self._excluded.matches(self._absolute(path))

    def shown(self, finding: Finding) -> Finding | None:
        """Return a finding with the severity that it is to have, None where it is not wanted."""
        group = _GROUPS[finding.code]
        if not self._is_selected(finding.code, group) or self.excludes(finding.place.path):
            return None
        path = self._absolute(finding.place.path)
        for globs, names in self._file_ignores:
            if not names.isdisjoint((finding.code, group)) and globs.matches(path):
                return None
        severity = self._severities.get(finding.code, self._severities.get(group))
        if severity is None:
            return finding
        if finding.is_moot:
            severity = max(severity, finding.severity)
        return replace(finding, severity=severity)

    def _is_selected(self, code: str, group: str) -> bool:
        """Return whether the rule is used: what names its code counts more than what names its group.

        A mistake in the configuration is told whatever is selected: it may be why something is missing.
        """
        if code in self._ignore:
            return False
        if self._select is not None and group != Group.CONFIGURATION.key:
            return code in self._select or (group in self._select and group not in self._ignore)
        return group not in self._ignore

    def _absolute(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(self._root, path))

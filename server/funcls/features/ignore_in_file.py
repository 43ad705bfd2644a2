"""Silences a code in one file by `per-file-ignores` of the configuration file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from funcls.features.results import Edit, QuickFix
from funcls.features.toml_edits import add_to_array
from funcls.model.configuration_file import OWN_FILE, PROJECT_FILE, TABLE
from funcls.model.configured import configure
from funcls.model.source import Lookup, SourceFile
from funcls.rules.finding import Finding
from funcls.rules.selection import Selection
from funcls.rules.vocabulary import VOCABULARY
from funcls.workspace.app_state import AppState

_KEY: Final = "per-file-ignores"
_SPECIAL: Final = re.compile(r"[\\*?\[\]]")


class _Target(NamedTuple):
    """A configuration file, relative to the app root, with its text and the table in it that is funcls's own."""

    path: str
    text: str
    table: tuple[str, ...]
    creates: bool = False


def ignore_in_file(state: AppState, findings: Sequence[Finding], *, creates_files: bool) -> QuickFix | None:
    """Return the fix that names a code beside a file in the configuration; None where no edit does so.

    The findings have one code, and stand in one file. The configuration file is the one that is in force, else the
    pyproject.toml of the app, else a new funcls.toml.
    """
    finding = findings[0]
    target = _target(state, creates_files=creates_files)
    if target is None or finding.place.path.startswith("../"):
        return None
    edit = _edit(target, _patterns(state, target.path, finding.place.path), finding.code)
    if edit is None or not _silences(state, target.path, edit.applied(target.text), finding):
        return None
    title = f"Ignore '{finding.code}' in this file ({target.path})"
    return QuickFix.of_one(title, tuple(findings), target.path, edit, creates=target.creates)


def _target(state: AppState, *, creates_files: bool) -> _Target | None:
    file = state.configured.file
    if file is not None:
        return _Target(file.path, file.source.text, file.prefix) if is_known(file.source) else None
    project = state.files.get(PROJECT_FILE)
    if project is not None:
        return _Target(PROJECT_FILE, project.text, TABLE) if is_known(project) else None
    return _Target(OWN_FILE, "", (), creates=True) if creates_files else None


def is_known(source: SourceFile) -> bool:
    """Return whether the text is the file's own: otherwise no place in the file is known."""
    return source.readable and source.decodable


def _patterns(state: AppState, configuration: str, path: str) -> tuple[str, ...]:
    """Return the patterns that take in this one file and nothing else, the usual one first."""
    base = posixpath.normpath(posixpath.join(state.root, posixpath.dirname(configuration)))
    inside = posixpath.relpath(posixpath.join(state.root, path), base)
    escaped = _SPECIAL.sub(lambda found: f"\\{found[0]}", inside)
    # Without a slash before its end, a pattern is about files of that name in all folders.
    needs_slash = "/" not in escaped or escaped.startswith(("#", "!"))
    return (f"/{escaped}",) if needs_slash else (escaped, f"/{escaped}")


def _edit(target: _Target, patterns: tuple[str, ...], code: str) -> Edit | None:
    path = (*target.table, _KEY)
    usual = add_to_array(target.text, path, patterns[0], code)
    if usual is None or usual.extends:
        return usual.edit if usual is not None else None
    for pattern in patterns[1:]:
        other = add_to_array(target.text, path, pattern, code)
        if other is not None and other.extends:
            return other.edit
    return usual.edit


def _silences(state: AppState, path: str, text: str, finding: Finding) -> bool:
    """Whether the finding is gone with the edited file: editor settings may count more, a pattern may mean another."""
    files: Mapping[str, SourceFile | None] = {**state.files, path: SourceFile(path, text)}
    configured = configure(state.options, VOCABULARY, Lookup(files, state.listings))
    return Selection(configured).shown(finding) is None

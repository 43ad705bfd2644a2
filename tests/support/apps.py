"""Apps written as one string: `--- path` begins a file, `<|>` marks the cursor."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from funcls.model.configured import Options, Statement
from funcls.model.source import Listing, Place
from funcls.rules.finding import Finding
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import Content
from funcls.workspace.host import Change, Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue
from support.carets import render

CURSOR = "<|>"
ROOT = "/app"
HOST_JSON = """{
  "version": "2.0",
  "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}
}
"""
WIDTH = 100
"""Columns after which `report` breaks a message, so that tests can show it whole."""
_HEADER = re.compile(r"^--- (\S+)\n", re.MULTILINE)


class MemoryDisk:
    """A disk that holds what a test says; `reads` notes every file that was read or folder that was listed."""

    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        self.reads: list[str] = []

    def read(self, path: str) -> Content | None:
        self.reads.append(path)
        return Content(self.files[path]) if path in self.files else None

    def list(self, folder: str) -> Listing | None:
        self.reads.append(folder)
        prefix = f"{folder.rstrip('/')}/"
        below = [path[len(prefix) :] for path in self.files if path.startswith(prefix)]
        if not below:
            return None
        files = frozenset(name for name in below if "/" not in name)
        return Listing(files, frozenset(name.partition("/")[0] for name in below if "/" in name))


@dataclass(frozen=True)
class Fixture:
    """An app that is open in a host, and where its cursor stands."""

    disk: MemoryDisk
    host: Host
    path: str
    offset: int

    @property
    def state(self) -> AppState:
        return self.host.snapshot.apps[ROOT]

    def text(self, path: str) -> str:
        """The text of a file as the app has it: that of an open buffer, else that of the disk."""
        source = self.state.files.get(path)
        return source.text if source is not None else self.disk.files[absolute(ROOT, path)]

    def edit(self, path: str, text: str) -> Change:
        """Type in an open buffer."""
        return self.host.edit(absolute(ROOT, path), text)

    def close(self, path: str) -> Change:
        """Close the buffer without saving it."""
        return self.host.close(absolute(ROOT, path))

    def write(self, path: str, text: str) -> Change:
        """Write a file to the disk, and tell the host of that file alone."""
        self.disk.files[absolute(ROOT, path)] = text
        return self.refresh(path)

    def refresh(self, *paths: str) -> Change:
        """Tell the host that something has happened to files or folders."""
        return self.host.refresh([absolute(ROOT, path) for path in paths])

    def report(self) -> str:
        """The findings as people see them, each with its other half."""
        return "\n".join(self._show(each) for each in self.state.findings())

    def codes(self) -> list[str]:
        """The severities and codes of the findings: `error param-undeclared`."""
        return [f"{each.severity.name.lower()} {each.code}" for each in self.state.findings()]

    def marked(self) -> list[tuple[str, str]]:
        """Code and marked text of each finding."""
        return [(each.code, self.text(each.place.path)[slice(*each.place.span)]) for each in self.state.findings()]

    def _show(self, finding: Finding) -> str:
        head = f"{finding.place.path}: {finding.severity.name.lower()}[{finding.code}]"
        parts = [head, self._caret(finding.place), textwrap.fill(finding.message, WIDTH, break_on_hyphens=False)]
        for each in finding.related:
            parts += [f"  {each.place.path}: {each.message}", textwrap.indent(self._caret(each.place), "  ")]
        return "\n".join(parts)

    def _caret(self, place: Place) -> str:
        return "\n".join(line.rstrip() for line in render(self.text(place.path), place.span, "").splitlines())


def read_files(text: str) -> tuple[dict[str, str], str, int]:
    """Return the files of a fixture by their relative paths, and the file and offset of its cursor mark."""
    parts = _HEADER.split(textwrap.dedent(text).lstrip("\n"))
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    for path, content in files.items():
        if CURSOR in content:
            files[path] = content.replace(CURSOR, "")
            return files, path, content.index(CURSOR)
    return files, "", 0


def stated(**target: str | None) -> Options:
    """Return what a command line states of the target: `python`, `host`."""
    values = {f"target_{part}": Statement(value, f"--{part}-version") for part, value in target.items() if value}
    return Options((values,))


def fixture(text: str, options: Options | None = None) -> Fixture:
    """Return the app that `text` describes, opened; a host.json of today is added where it has none."""
    files, path, offset = read_files(text)
    files.setdefault("host.json", HOST_JSON)
    disk = MemoryDisk({absolute(ROOT, name): content for name, content in files.items()})
    host = Host(disk, load_catalogue(), options)
    host.open_app(ROOT)
    return Fixture(disk, host, path, offset)


def report(text: str, options: Options | None = None) -> str:
    """Return the findings of an app as people see them, each with its other half."""
    return fixture(text, options).report()


def codes(text: str, options: Options | None = None) -> list[str]:
    """Return the codes of the findings of an app, each with its severity: `error param-undeclared`."""
    return fixture(text, options).codes()


def marked(text: str, options: Options | None = None) -> list[tuple[str, str]]:
    """Return code and marked text of each finding of an app."""
    return fixture(text, options).marked()


def block(text: str) -> str:
    """Return an indented text block as what it shows: the expected answer of `report`."""
    return textwrap.dedent(text).strip("\n")

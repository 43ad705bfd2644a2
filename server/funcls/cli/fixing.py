"""`funcls check --fix` and `--diff`: the preferred fixes of what was found, written or shown."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from funcls.cli.arguments import FOR_PEOPLE, Arguments
from funcls.cli.check import Result
from funcls.cli.printable import printable, printable_line
from funcls.cli.reported import shown_path
from funcls.cli.whole_file import write_bytes
from funcls.features.fixes.fix_all import fix_all
from funcls.features.results import QuickFix
from funcls.model.settings import SETTINGS_FILE
from funcls.text.secrets import masked
from funcls.workspace.disk import decode, encode_like
from funcls.workspace.paths import absolute, normalised

EXIT_UNCHANGED, EXIT_CHANGES = 0, 1
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that fixes change: its absolute path, its text before (None for a new one) and after."""

    path: str
    before: str | None
    after: str

    @property
    def is_python(self) -> bool:
        """Whether its encoding is told by a line of it."""
        return self.path.endswith(".py")


@dataclass(frozen=True, slots=True)
class FixedApp:
    """What the fixes of an app change."""

    root: str
    fixes: tuple[QuickFix, ...]
    files: tuple[ChangedFile, ...]


def fixed_apps(results: Sequence[Result]) -> list[FixedApp]:
    """Return what the preferred fixes of the findings make of each app."""
    return [_fixed(each) for each in results if not each.is_excluded]


def show_fixes(results: Sequence[Result], arguments: Arguments) -> int:
    """Print what the fixes would change as a unified diff; return 1 where that is anything, else 0."""
    folder = normalised(os.getcwd())
    apps = fixed_apps(results)
    for app in apps:
        for file in app.files:
            path = printable(shown_path(file.path, folder))
            if os.path.basename(file.path) != SETTINGS_FILE:
                print("\n".join(_diff(path, file)))
                continue
            for fix in app.fixes:
                if any(absolute(app.root, each.path) == file.path for each in fix.changes):
                    # A diff of this file would show values.
                    print(f"funcls: {path}: {printable(masked(fix.title))}", file=sys.stderr)
    if not arguments.quiet:
        print(_summary(apps, "Would fix"), file=sys.stderr)
    return EXIT_CHANGES if any(app.files for app in apps) else EXIT_UNCHANGED


def write_fixes(results: Sequence[Result], arguments: Arguments) -> None:
    """Write the files that the fixes change, and say what was done; raises OSError where one cannot be written."""
    stream = sys.stdout if arguments.output_format in FOR_PEOPLE and arguments.output_file is None else sys.stderr
    folder = normalised(os.getcwd())
    apps = fixed_apps(results)
    written = [app for app in apps if app.fixes and _write(app, folder)]
    if not arguments.quiet:
        for app in written:
            _tell(app, folder, stream)
        print(_summary(written, "Fixed"), file=stream)


def _fixed(result: Result) -> FixedApp:
    state = result.state
    fixed = fix_all(
        state,
        lambda each: each.function is None or each.function in result.names,
        creates_files=True,
        most=sys.maxsize,
    )
    files = []
    for path in fixed.paths:
        before, after = state.files.get(path), fixed.state.files[path]
        if after is not None and (before is None or before.text != after.text):
            files.append(ChangedFile(absolute(state.root, path), before.text if before else None, after.text))
    return FixedApp(state.root, fixed.fixes, tuple(files))


def _write(app: FixedApp, folder: str) -> bool:
    """Write all files of an app, or none: the parts of a fix belong together. Return whether they were written."""
    encoded = {file.path: _encoded(file) for file in app.files}
    for path, data in encoded.items():
        if data is None:
            shown = printable(shown_path(path, folder))
            print(f"funcls: {shown}: not fixed: its text cannot be written as it was read", file=sys.stderr)
            return False
    for path, data in encoded.items():
        write_bytes(path, data or b"")
    return True


def _encoded(file: ChangedFile) -> bytes | None:
    """Return the bytes of the new text, in the encoding of the file; None where it is not what was read."""
    if file.before is None:
        return None if os.path.exists(file.path) else file.after.encode()
    with open(file.path, "rb") as stream:
        data = stream.read()
    content = decode(data, python=file.is_python)
    if not content.decodable or content.text != file.before:
        return None
    return encode_like(data, file.after, python=file.is_python)


def _diff(path: str, file: ChangedFile) -> Iterator[str]:
    before = [] if file.before is None else _LINES.findall(file.before)
    origin = "/dev/null" if file.before is None else path
    for line in difflib.unified_diff(before, _LINES.findall(file.after), origin, path):
        text = line.removesuffix("\n").removesuffix("\r")
        yield printable_line(masked(text))
        if line == text and not line.startswith(("---", "+++", "@@")):
            yield "\\ No newline at end of file"


def _tell(app: FixedApp, folder: str, stream: TextIO) -> None:
    for fix in app.fixes:
        paths = ", ".join(printable(shown_path(absolute(app.root, each.path), folder)) for each in fix.changes)
        print(f"{paths}: {printable(masked(fix.title))}", file=stream)


def _summary(apps: Sequence[FixedApp], done: str) -> str:
    findings, files = sum(len(app.fixes) for app in apps), sum(len(app.files) for app in apps)
    if not findings:
        return f"{done} nothing."
    return f"{done} {findings} finding{'s' * (findings > 1)} in {files} file{'s' * (files > 1)}."

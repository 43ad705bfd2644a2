"""What a test does with an editor, whichever it is: open files, type, look at what is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar, TypeAlias, TypeVar

from editors.document import configuration

Json: TypeAlias = Any
CURSOR = "<|>"
SECONDS = 20
"""How long the slowest machine may take until an editor shows something."""

Seen = TypeVar("Seen")


class EditorError(Exception):
    """The editor could not do what it was asked to."""


class Editor(ABC):
    """One running editor with one app; as a context manager it leaves no process behind.

    Findings are written `line severity code`, a place as its file and its line with `<|>` before the cursor. Each
    question is answered by a process of its own, so the editor works on undisturbed between two of them.
    """

    name: ClassVar[str]
    """As the document calls it."""
    language: ClassVar[str]
    """That of its configuration, as the document marks it."""
    configuration_file: ClassVar[str]
    """Where it looks for its configuration in the home folder of its user."""

    def __init__(self, app: Path, home: Path, sections: Iterable[str]) -> None:
        """Start the editor in the folder of the app, set up as `sections` of the document say.

        `home` is the home folder of its user, which does not exist yet.
        """
        self.app = app
        self.home = home
        binaries = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        self.environment: Mapping[str, str] = {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "PATH": binaries,
            "HOME": str(home),
            "LANG": "C.UTF-8",
        }
        file = home / self.configuration_file
        file.parent.mkdir(parents=True)
        file.write_text("".join(configuration(self.language, each) for each in sections), encoding="utf-8")
        self._process = subprocess.Popen(
            self.command(),
            cwd=app,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.until("the editor to start", self._answers)

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        with self._process:
            pass

    @abstractmethod
    def command(self) -> list[str]:
        """The command that starts the editor, so that it answers `ask`."""

    @abstractmethod
    def client(self, call: str, arguments: str) -> list[str]:
        """The command that has the running editor answer a call with arguments as JSON, and prints its answer."""

    @abstractmethod
    def complete(self, label: str) -> list[str]:
        """Have completions shown at the cursor and take the one with this label.

        Returns the labels of all that were shown, in their order; none where the editor took the only one at once.
        """

    def ask(self, call: str, *arguments: object) -> Json:
        """Return what a function of the driver answers in the editor; raises EditorError with what it says else."""
        done = subprocess.run(
            self.client(call, json.dumps(arguments)),
            cwd=self.app,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        if done.returncode != 0:
            raise EditorError(f"{self.name}: {call}: {done.stderr.strip() or done.stdout.strip()}")
        return self.answer(done.stdout)

    def answer(self, output: str) -> Json:
        """Return the answer in what the client printed."""
        return json.loads(output)

    def until(self, what: str, look: Callable[[], Seen]) -> Seen:
        """Look again until there is something to see, and return it; raises EditorError when that takes too long."""
        deadline = time.monotonic() + SECONDS
        while True:
            if seen := look():
                return seen
            if self._process.poll() is not None:
                raise EditorError(f"{self.name} ended: {self._process.communicate()[1].strip()}")
            if time.monotonic() > deadline:
                raise EditorError(f"{self.name}: waited {SECONDS} s for {what}; it says: {self.messages()}")

    def version(self) -> str:
        """The version of the editor, and of its client where that has one of its own."""
        return str(self.ask("version"))

    def messages(self) -> str:
        """What the editor told its user."""
        return str(self.ask("messages"))

    def open(self, file: str) -> None:
        """Open a file of the app and wait for the server to have it."""
        self.ask("open", str(self.app / file))
        self.until("the server to be attached", lambda: self.ask("attached"))

    def findings(self) -> dict[str, list[str]]:
        """All findings that the editor holds, by the files of the app."""
        found: dict[str, list[str]] = {}
        for path, line, severity, code in sorted(self.ask("findings")):
            found.setdefault(Path(path).relative_to(self.app).as_posix(), []).append(f"{line} {severity} {code}")
        return found

    def wait_for_findings(self, expected: dict[str, list[str]]) -> None:
        """Wait for these findings and no others; raises EditorError with those that are shown instead."""
        try:
            self.until("findings", lambda: self.findings() == expected)
        except EditorError as error:
            raise EditorError(f"{error}\nexpected {expected}\nnot {self.findings()}") from None

    def go_to(self, marked: str) -> None:
        """Put the cursor where `<|>` stands in a part of the open file."""
        before, _, after = marked.partition(CURSOR)
        start = self.text().index(before + after)
        if before + after in self.text()[start + 1 :]:
            raise ValueError(f"{marked} stands there twice")
        self.ask("go_to", start + len(before))

    def replace(self, old: str, new: str) -> None:
        """Replace a part of the open file as an edit of the user."""
        self.go_to(CURSOR + old)
        self.ask("replace", len(old), new)

    def text(self) -> str:
        """The text of the open file."""
        return str(self.ask("text"))

    def reload(self) -> None:
        """Read the open file from the disk again."""
        self.ask("reload")

    def hover(self) -> str:
        """What the editor shows of the place of the cursor."""
        self.ask("hover")
        return self.until("a hover", lambda: str(self.ask("hover_text")))

    def fix(self, title: str) -> None:
        """Have a quick fix at the cursor done that changes the open file."""
        before = self.text()
        self.ask("fix", title)
        self.until("the quick fix", lambda: self.text() != before)

    def definition(self) -> str:
        """Go to the definition; return where that is."""
        here = self._place()
        self.ask("definition")
        self.until("a definition", lambda: self._place() != here)
        return self._place()

    def quit(self) -> list[int]:
        """End the editor as a user does; return the processes that it had started and that still run."""
        children = self.ask("children")
        self.ask("quit")
        self._process.wait(timeout=SECONDS)
        deadline = time.monotonic() + SECONDS
        while (running := [pid for pid in children if _is_running(pid)]) and time.monotonic() < deadline:
            pass
        return running

    def _place(self) -> str:
        path, line, column = self.ask("place")
        return f"{Path(path).relative_to(self.app).as_posix()}: {line[:column]}{CURSOR}{line[column:]}"

    def _answers(self) -> bool:
        try:
            return bool(self.version())
        except (EditorError, ValueError):
            return False


def _is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended may still be listed where nobody asks how it ended."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, encoding="utf-8", check=False)
    return bool(state.stdout.strip()) and not state.stdout.strip().startswith("Z")

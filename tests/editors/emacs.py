"""Emacs with eglot, as a daemon that `emacsclient` talks to."""

from __future__ import annotations

import json
from pathlib import Path

from editors.editor import Editor, Json
from editors.installation import ready_emacs

_DRIVER = Path(__file__).with_name("emacs.el")


class Emacs(Editor):
    """Emacs with the server as eglot starts it."""

    name = "Emacs"
    language = "elisp"
    configuration_file = ".emacs.d/init.el"

    def command(self) -> list[str]:
        return [str(ready_emacs()), f"--fg-daemon={self._socket}", "--load", str(_DRIVER)]

    def client(self, call: str, arguments: str) -> list[str]:
        expression = f"(driver-call '{call} {json.dumps(arguments, ensure_ascii=False)})"
        return ["emacsclient", f"--socket-name={self._socket}", "--eval", expression]

    def answer(self, output: str) -> Json:
        # emacsclient prints a string as Lisp writes it, which for this one is as JSON would.
        return json.loads(json.loads(output))

    def complete(self, label: str) -> list[str]:
        before = self.text()
        self.ask("complete")
        self.until("completions", lambda: self.ask("offered") or self.text() != before)
        labels: list[str] = self.ask("offered")
        if labels:
            self.ask("accept", label)
        return labels

    @property
    def _socket(self) -> str:
        return str(self.home / "emacs.sock")

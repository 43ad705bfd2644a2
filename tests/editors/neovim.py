"""Neovim without a screen, driven over its socket."""

from __future__ import annotations

from pathlib import Path

from editors.editor import Editor
from editors.installation import ready_neovim

_DRIVER = Path(__file__).with_name("neovim.lua")


class Neovim(Editor):
    """Neovim with the server as `vim.lsp.enable` starts it."""

    name = "Neovim"
    language = "lua"
    configuration_file = ".config/nvim/init.lua"

    def command(self) -> list[str]:
        driver = f"lua Driver = dofile([[{_DRIVER}]])"
        return [str(ready_neovim()), "--headless", "-n", "--listen", self._socket, "--cmd", driver]

    def client(self, call: str, arguments: str) -> list[str]:
        quoted = arguments.replace("'", "''")
        return [str(ready_neovim()), "--server", self._socket, "--remote-expr", f"v:lua.Driver('{call}', '{quoted}')"]

    def complete(self, label: str) -> list[str]:
        before = self.text()
        self.ask("type", "i<C-x><C-o>")
        labels: list[str] = self.until("completions", lambda: self.ask("offered"))
        self.ask("type", "<C-n>" * (labels.index(label) + 1) + "<C-y>")
        self.until("the completion", lambda: not self.ask("offered") and self.text() != before)
        self.ask("type", "<Esc>")
        return labels

    @property
    def _socket(self) -> str:
        return str(self.home / "nvim.sock")

"""Completion of what a handler gets: the first one of a new process, which imports jedi, and those that follow."""

from __future__ import annotations

import time
from pathlib import Path

from bench.fixture import App, guide_app
from bench.processes import ENVIRONMENT, FUNCLS_SERVER, milliseconds_since
from bench.table import Row
from support.lsp_client import LspClient

STARTS = 5
ROUNDS = 50
COLD_LIMIT, WARM_LIMIT = 1500.0, 50.0

TYPED = "def main(req, msg):\n    req."


def measure_inferred(folder: Path) -> list[Row]:
    """Ask for the members of a request that nobody annotated."""
    app = guide_app(folder / "inferred")
    cold = [_complete(app, 1)[0] for _ in range(STARTS)]
    warm = _complete(app, ROUNDS)[1:]
    return [
        Row("first completion behind `req.`", cold, (), f"<= {COLD_LIMIT:g} ms", COLD_LIMIT),
        Row("later completion behind `req.`", warm, (), f"<= {WARM_LIMIT:g} ms", WARM_LIMIT),
    ]


def _complete(app: App, rounds: int) -> list[float]:
    durations = []
    with LspClient(FUNCLS_SERVER, ENVIRONMENT) as client:
        client.initialize(app.root)
        client.open(app.script.path, TYPED)
        for version in range(2, 2 + rounds):
            client.change(app.script.uri, version, f"# {version}\n{TYPED}")
            began = time.perf_counter()
            answer = client.ask("completion", app.script.uri, f"# {version}\n{TYPED}", len(f"# {version}\n{TYPED}"))
            durations.append(milliseconds_since(began))
            if not answer or not answer["items"]:
                raise ValueError("nothing was offered behind `req.`")
        client.close()
    return durations

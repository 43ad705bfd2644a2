"""Conversations with a language server, timed from the client's side in milliseconds."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench.fixture import App, Document
from bench.machine import resident_megabytes
from bench.processes import ENVIRONMENT, milliseconds_since
from support.lsp_client import PUBLISH, Json, LspClient

_WARM_UP = 6
"""Rounds before those that count: an editor's user has typed before, too."""


class Question(NamedTuple):
    """A request, and a text of function.json that stands there once: the cursor is behind its first quote."""

    method: str
    text: str


QUESTIONS = {
    "completion of properties": Question("completion", '"queueName"'),
    "completion of binding types": Question("completion", '"httpTrigger"'),
    "hover": Question("hover", '"msg"'),
    "definition": Question("definition", '"msg"'),
}


@dataclass
class Durations:
    """What a longer session measures; a server without findings has memory only."""

    later_open: list[float] = field(default_factory=list)
    script_keystroke: list[float] = field(default_factory=list)
    configuration_keystroke: list[float] = field(default_factory=list)
    answers: dict[str, list[float]] = field(default_factory=dict)
    megabytes: list[float] = field(default_factory=list)


def start(command: Sequence[str], app: App, finds: bool) -> tuple[float, float]:
    """Return how long a new process took to answer initialize, and then to give the findings of the first document.

    The second is without meaning for a server that does not find anything.
    """
    began = time.perf_counter()
    with LspClient(command, ENVIRONMENT) as client:
        client.initialize(app.root)
        initialized = milliseconds_since(began)
        opened = _open(client, app, finds)
        client.close()
    return initialized, opened


def scan(command: Sequence[str], app: App, workspace: Path | None = None) -> float:
    """Return how long a new process took, once it was initialized, to publish all findings of an app nobody opens."""
    with LspClient(command, ENVIRONMENT) as client:
        client.initialize(workspace or app.root)
        began = time.perf_counter()
        for document in app.broken:
            client.wait_for(PUBLISH, _tells(document.uri, present=True))
        duration = milliseconds_since(began)
        client.close()
    return duration


def work(
    command: Sequence[str], app: App, others: Iterable[App], rounds: int, finds: bool, asks: bool = True
) -> Durations:
    """Return the durations of a session with one app as its workspace: others opened, keystrokes, questions."""
    durations = Durations()
    with LspClient(command, ENVIRONMENT) as client:
        client.initialize(app.root)
        _open(client, app, finds)
        for document in app.broken[2:] if finds else ():
            client.wait_for(PUBLISH, _tells(document.uri, present=True))
        durations.later_open = [_open(client, other, finds) for other in others]
        client.open(app.configuration.path, app.configuration.text)
        if finds:
            client.wait_for(PUBLISH, _tells(app.configuration.uri, present=True))
        durations.script_keystroke = _type(client, app, app.script, rounds, finds)
        durations.configuration_keystroke = _type(client, app, app.configuration, rounds, finds)
        if finds and asks:
            client.change(app.script.uri, 2 + _WARM_UP + rounds, app.script.mended)
            durations.answers = {name: _ask(client, app, each, rounds) for name, each in QUESTIONS.items()}
        client.request("shutdown", None)  # its answer says that all before it was taken in
        memory = resident_megabytes(client.pid)
        durations.megabytes = [] if memory is None else [memory]
    return durations


def _open(client: LspClient, app: App, finds: bool) -> float:
    began = time.perf_counter()
    client.open(app.script.path, app.script.text)
    _await_findings(client, app, finds, present=True)
    return milliseconds_since(began)


def _type(client: LspClient, app: App, document: Document, rounds: int, finds: bool) -> list[float]:
    """Mend a document and break it again by turns, each time waiting for what is then said of both files."""
    durations = []
    turns = itertools.cycle([(document.mended, False), (document.text, True)])
    for version, (text, present) in zip(range(2, 2 + _WARM_UP + rounds), turns, strict=False):
        began = time.perf_counter()
        client.change(document.uri, version, text)
        _await_findings(client, app, finds, present)
        durations.append(milliseconds_since(began))
    return durations[_WARM_UP:]


def _await_findings(client: LspClient, app: App, finds: bool, present: bool) -> None:
    """Wait until both files of the app have been published anew, with findings or without any."""
    for uri in (app.script.uri, app.configuration.uri) if finds else ():
        client.wait_for(PUBLISH, _tells(uri, present))


def _tells(uri: str, present: bool) -> Callable[[Json], bool]:
    return lambda params: params["uri"] == uri and bool(params["diagnostics"]) is present


def _ask(client: LspClient, app: App, question: Question, rounds: int) -> list[float]:
    durations = []
    text = app.configuration.text
    for _ in range(_WARM_UP + rounds):
        began = time.perf_counter()
        answer = client.ask(question.method, app.configuration.uri, text, text.index(question.text) + 1)
        durations.append(milliseconds_since(began))
        if not answer:
            raise ValueError(f"{question.method} at {question.text} was not answered")
    return durations[_WARM_UP:]

"""Judges the functions of apps in several processes at once: what they say is what one process would say."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from funcls.workspace.answer import Answer, answer_of
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host

if TYPE_CHECKING:
    # A check in one process does without it.
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess

FORK: Final = "fork"
SPAWN: Final = "spawn"

_LEAST: Final = {FORK: 25, SPAWN: 150}
"""How many functions a process must have to be worth its start: a fork takes some 15 ms, a new interpreter 150 ms."""


class LostProcessError(Exception):
    """A process that ended before it had answered."""

    def __init__(self, code: int | None) -> None:
        how = f"exit code {code}" if code is None or code >= 0 else f"signal {-code}"
        super().__init__(f"a process of --jobs ended before its work was done ({how}); --jobs 1 starts none")


@dataclass(frozen=True, slots=True)
class Share:
    """Some functions of an app, for one process to judge."""

    state: AppState
    names: tuple[str, ...]


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def judge_backlogs(host: Host, jobs: int, method: str | None = None, least: int | None = None) -> None:
    """Judge all that the backlogs of a host hold, in up to `jobs` processes of which this one is the first.

    No process gets less than `least` functions. `method` is the way to start one, as `multiprocessing` names it.
    Raises LostProcessError where one of them ends early, and OSError where none can be started.
    """
    method = method or _method()
    functions = [(root, name) for root, state in sorted(host.snapshot.apps.items()) for name in sorted(state.backlog)]
    processes = max(min(jobs, len(functions) // (least or _LEAST.get(method, _LEAST[SPAWN]))), 1)
    ends = [len(functions) * number // processes for number in range(processes + 1)]
    own, *others = (functions[start:end] for start, end in pairwise(ends))
    with contextlib.ExitStack() as stack:
        answers = stack.enter_context(_started([_shares(each, host) for each in others], method)) if others else ()
        for share in _shares(own, host):
            host.link(share.state.root, share.names)
        for answer in answers:
            host.take(answer)


def _method() -> str:
    """Return the cheapest way to start a process that is safe here: a fork takes no other thread along."""
    return FORK if sys.platform == "linux" and threading.active_count() == 1 else SPAWN


def _shares(functions: Sequence[tuple[str, str]], host: Host) -> list[Share]:
    names: dict[str, list[str]] = {}
    for root, name in functions:
        names.setdefault(root, []).append(name)
    return [Share(_unjudged(host.snapshot.apps[root]), tuple(each)) for root, each in names.items()]


def _unjudged(state: AppState) -> AppState:
    """Return what another process needs of a state: the functions that are linked already would be a lot to send."""
    return replace(state, functions={}, judgements={}, readers={}, groups={}, group_findings={})


@contextlib.contextmanager
def _started(work: Sequence[Sequence[Share]], method: str) -> Iterator[Iterator[Answer]]:
    """Start a process for each part of the work, and yield what they answer, in this order; end them all at last."""
    import multiprocessing

    context = cast("SpawnContext", multiprocessing.get_context(method))
    running: list[tuple[BaseProcess, Connection]] = []
    try:
        with _interrupts_held(method):
            for shares in work:
                receiver, sender = context.Pipe(duplex=False)
                # A fork has all that is open here: while it held the ends that are read, it would never see one closed.
                inherited = [*(each for _, each in running), receiver] if method == FORK else []
                process: BaseProcess = context.Process(target=_judge, args=(shares, sender, inherited), daemon=True)
                running.append((process, receiver))
                process.start()
                sender.close()
        yield (answer for process, receiver in running for answer in _received(process, receiver))
    finally:
        for process, receiver in running:
            receiver.close()
            if process.pid is not None:
                process.terminate()
                process.join()


def _received(process: BaseProcess, receiver: Connection) -> Sequence[Answer]:
    try:
        answers: Sequence[Answer] = receiver.recv()
    except (EOFError, OSError):
        process.join()
        raise LostProcessError(process.exitcode) from None
    return answers


@contextlib.contextmanager
def _interrupts_held(method: str) -> Iterator[None]:
    """Let processes start with Ctrl-C blocked, where a system has that: it is this one that ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    if method != FORK:
        from multiprocessing import resource_tracker

        # It comes with the first process that is not forked, and would lift the block.
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _judge(shares: Sequence[Share], sender: Connection, inherited: Sequence[Connection]) -> None:
    """Judge in a process of its own, and send the answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    for each in inherited:
        each.close()
    # Nobody may be left to read.
    with contextlib.suppress(BrokenPipeError):
        sender.send([_answer(each) for each in shares])


def _answer(share: Share) -> Answer:
    host = Host(LocalDisk(), share.state.catalogue)
    host.adopt(share.state)
    host.link(share.state.root, share.names)
    return answer_of(share.state, host.snapshot.apps[share.state.root])

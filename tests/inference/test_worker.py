"""The one thread that asks jedi."""

from __future__ import annotations

import threading
from functools import partial

from funcls.inference.worker import Worker

SECONDS = 20


def test_questions_are_answered_in_their_order() -> None:
    worker, order = Worker(), list[int]()
    futures = [worker.ask(key, partial(order.append, key)) for key in range(5)]
    assert [each.result(SECONDS) for each in futures] == [None] * 5
    assert order == list(range(5))


def test_a_newer_question_takes_the_place_of_one_that_waits() -> None:
    worker, gate = Worker(), threading.Event()
    running = worker.ask("running", lambda: gate.wait(SECONDS))
    old = worker.ask("document", lambda: "old")
    new = worker.ask("document", lambda: "new")
    assert old.result(SECONDS) is None
    gate.set()
    assert running.result(SECONDS) is True
    assert new.result(SECONDS) == "new"


def test_a_cancelled_question_is_not_asked() -> None:
    worker, gate, asked = Worker(), threading.Event(), list[str]()
    worker.ask("running", lambda: gate.wait(SECONDS))
    cancelled = worker.ask("cancelled", lambda: asked.append("cancelled"))
    last = worker.ask("last", lambda: asked.append("last"))
    assert cancelled.cancel()
    gate.set()
    last.result(SECONDS)
    assert asked == ["last"]


def test_a_question_that_fails_has_no_answer_and_the_next_one_has() -> None:
    worker = Worker()
    assert worker.ask("fails", lambda: 1 // 0).result(SECONDS) is None
    assert worker.ask("works", lambda: 1).result(SECONDS) == 1

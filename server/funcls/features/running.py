"""How the worker runs a handler, in words: on a thread, on its event loop, or once more for each answer."""

from __future__ import annotations

from typing import Final

from funcls.model.function import Function

_THREAD: Final = (
    "`def`: each run has a thread of a pool, so several may go on at once. Its size is that of the app setting "
    "`PYTHON_THREADPOOL_THREAD_COUNT`; without it Python decides: the number of processors and 4 more, 32 at most."
)
_LOOP: Final = (
    "`async def`: all runs share the one event loop of the worker. While one waits at an `await`, others go on; a call "
    "that blocks, such as `time.sleep` or `requests.get`, holds up all of them."
)
_DURABLE: Final = {
    "orchestrator": (
        "An orchestrator: it runs again from its beginning for each answer that it has waited for at a `yield`, so it "
        "must do the same every time. Leave input, output, the clock and chance to activities; the time is "
        "`context.current_utc_datetime`, an id `context.new_uuid()`. It cannot be an `async def`."
    ),
    "entity": (
        "An entity: the host gives it one operation at a time for each key, and keeps its state between them: "
        "`context.get_state()`, `context.set_state(...)`."
    ),
}


def describe_running(function: Function) -> str:
    """Return how the worker runs the handler; empty where the files do not show what it is."""
    durable = next((each.entry.durable for each in function.triggers if each.entry is not None), "")
    if durable in _DURABLE:
        return _DURABLE[durable]
    handler = function.handler
    if handler is None or handler.made or handler.decorated or handler.definition is None:
        return ""
    return _LOOP if handler.definition.is_async else _THREAD

"""Loads functions as the worker does, each in a process of its own. A script, with nothing of this project on its path.

Reads one `LoadRequest` (see `fixtures.py`) as a line of JSON from stdin and answers with one line: where the worker
refuses the function and in which words, both empty if it loads. The libraries are imported once; each function is
loaded in a fork of that state. The steps are those of `worker_init_request` and `function_load_request` in
`azure_functions_runtime_v1.handle_event`.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, NoReturn

# Imported early because half of all functions import it.
import azure.durable_functions  # noqa: F401
from azure_functions_runtime_v1.bindings.meta import load_binding_registry  # type: ignore[import-not-found]
from azure_functions_runtime_v1.functions import Registry  # type: ignore[import-not-found]
from azure_functions_runtime_v1.loader import install, load_function  # type: ignore[import-not-found]

if TYPE_CHECKING:
    # Not on the path of this process.
    from oracle.fixtures import BindingInfo, LoadRequest

SECONDS_TO_LOAD = 20

# The numbers of `BindingInfo` in the protocol between host and worker.
DIRECTIONS = {"in": 0, "out": 1, "inout": 2}
DATA_TYPES = {"undefined": 0, "string": 1, "binary": 2, "stream": 3}
PROTOS = SimpleNamespace(BindingInfo=SimpleNamespace(**DIRECTIONS, **DATA_TYPES))


def main() -> None:
    load_binding_registry()
    # Forks share what is here; a collection in each of them would copy it.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(loaded_apart(json.loads(line))), flush=True)


def loaded_apart(request: LoadRequest) -> tuple[str, str]:
    """Return where and why the worker refuses the function, as a forked process finds out."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        answer_and_exit(request, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="utf-8") as answer:
            if not select.select([answer], [], [], SECONDS_TO_LOAD)[0]:
                os.kill(process, signal.SIGKILL)
                return "import", f"no answer within {SECONDS_TO_LOAD} s"
            text = answer.read()
    finally:
        _, status = os.waitpid(process, 0)
    if not text:
        return "import", f"the process ended with status {status}"
    where, words = json.loads(text)
    return where, words


def answer_and_exit(request: LoadRequest, writer: int) -> NoReturn:
    # What the app prints while it is imported is not an answer, and nothing is to be read.
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    try:
        os.write(writer, json.dumps(refusal(request)).encode())
    finally:
        os._exit(0)


def refusal(request: LoadRequest) -> tuple[str, str]:
    """Return where the worker refuses the function and why; empty if it loads."""
    metadata = SimpleNamespace(
        name=request["name"],
        directory=request["directory"],
        bindings={name: _binding_info(binding) for name, binding in request["bindings"].items()},
    )
    install()
    sys.path.insert(0, request["app"])
    os.chdir(request["app"])
    try:
        function = load_function(metadata.name, metadata.directory, request["script_file"], request["entry_point"])
    except (Exception, SystemExit) as error:
        words = f"{type(error).__name__}: {_message(error)}"
        return ("entry" if "cannot load function" in words or "is not relative" in words else "import"), words
    try:
        Registry().add_function("1", function, metadata, PROTOS)
    except (Exception, SystemExit) as error:
        return "signature", f"{type(error).__name__}: {_message(error)}"
    return "", ""


def _binding_info(binding: BindingInfo) -> SimpleNamespace:
    return SimpleNamespace(
        type=binding["type"],
        direction=DIRECTIONS[binding["direction"]],
        # The host refuses other values before the worker hears of them.
        data_type=DATA_TYPES.get(binding["data_type"], DATA_TYPES["undefined"]),
    )


def _message(error: BaseException) -> str:
    """The worker's loader passes the values for its `%s` marks as further arguments and never fills them in."""
    if len(error.args) > 1 and isinstance(error.args[0], str) and error.args[0].count("%s") == len(error.args) - 1:
        return str(error.args[0] % error.args[1:])
    return str(error)


if __name__ == "__main__":
    main()

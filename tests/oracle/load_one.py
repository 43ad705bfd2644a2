"""Loads one function as the worker does. A script for a process of its own, with nothing of this project on its path.

Reads a `LoadRequest` (see `fixtures.py`) as JSON from stdin and writes one JSON string to stdout: empty if the function
loads, else the refusal. The steps are those of `worker_init_request` and `function_load_request` in
`azure_functions_runtime_v1.handle_event`.
"""

from __future__ import annotations

import json
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

from azure_functions_runtime_v1.bindings.meta import load_binding_registry  # type: ignore[import-not-found]
from azure_functions_runtime_v1.functions import Registry  # type: ignore[import-not-found]
from azure_functions_runtime_v1.loader import install, load_function  # type: ignore[import-not-found]

if TYPE_CHECKING:
    # Not on the path of this process.
    from oracle.fixtures import BindingInfo, LoadRequest

# The numbers of `BindingInfo` in the protocol between host and worker.
DIRECTIONS = {"in": 0, "out": 1, "inout": 2}
DATA_TYPES = {"undefined": 0, "string": 1, "binary": 2, "stream": 3}
PROTOS = SimpleNamespace(BindingInfo=SimpleNamespace(**DIRECTIONS, **DATA_TYPES))


def main() -> None:
    request: LoadRequest = json.load(sys.stdin)
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8") as answer:
        # What the app prints while it is imported is not an answer.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        json.dump(refusal(request), answer)


def refusal(request: LoadRequest) -> str:
    """Return why the worker refuses the function; empty if it loads."""
    metadata = SimpleNamespace(
        name=request["name"],
        directory=request["directory"],
        bindings={name: _binding_info(binding) for name, binding in request["bindings"].items()},
    )
    load_binding_registry()
    install()
    sys.path.insert(0, request["app"])
    os.chdir(request["app"])
    try:
        function = load_function(metadata.name, metadata.directory, request["script_file"], request["entry_point"])
        Registry().add_function("1", function, metadata, PROTOS)
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {_message(error)}"
    return ""


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

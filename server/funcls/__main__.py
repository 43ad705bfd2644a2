"""The command `funcls`: decides between the language server and the terminal, and imports no more than that needs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def run_process() -> int:
    """Do as `main` does, as all that this process does."""
    # What is imported stays; looking through it for garbage is a tenth of the start. What goes on for long turns it on.
    gc.disable()
    code = main()
    # Python looks for garbage once more before it ends, and would go through all that a check has read.
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--stdio"]:
        # What every editor sends: the client waits for the answer to its first message, not for a parser of options.
        return _serve()
    from funcls.cli.arguments import parse_arguments

    parsed = parse_arguments(given)
    if parsed.stdio:
        return _serve()
    from funcls.cli.main import run

    return run(parsed)


def _serve() -> int:
    from funcls.lsp.stdio import serve

    return serve()


if __name__ == "__main__":
    sys.exit(run_process())

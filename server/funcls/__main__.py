"""The command `funcls`: decides between the language server and the terminal, and imports no more than that needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from funcls.cli.arguments import parse_arguments


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process by default) and return its exit code."""
    parsed = parse_arguments(sys.argv[1:] if arguments is None else arguments)
    if parsed.stdio:
        from funcls.lsp.stdio import serve

        return serve()
    from funcls.cli.main import run

    return run(parsed)


if __name__ == "__main__":
    sys.exit(main())

"""The command line of funcls."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from funcls import __version__
from funcls.model.target import parse_version


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command line asks for; `help` is the text to print where it asks for nothing."""

    stdio: bool = False
    check: bool = False
    paths: tuple[str, ...] = (".",)
    stdin_filename: str | None = None
    output_format: str = "text"
    python_version: str | None = None
    host_version: str | None = None
    help: str = ""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        self.exit(2, f"{usage}\n{self.prog}: {message}\n")


def parse_arguments(arguments: Sequence[str]) -> Arguments:
    """Return the arguments; exits with 0 for `--help` and `--version`, with 2 and a usage line for unknown ones."""
    parser = _Parser(
        prog="funcls",
        description="Language server and checker for Azure Functions apps in Python (function.json and its handler).",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"funcls {__version__}")
    parser.add_argument("--stdio", action="store_true", help="run the language server on standard input and output")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", parser_class=_Parser)
    check = commands.add_parser(
        "check",
        help="check the apps at or below the given paths",
        description="Check the functions of every app (a folder with host.json) at or below the given paths. A file "
        "stands for the functions that it takes part in. Exit codes: 0 no errors, 1 errors, 2 could not run.",
        allow_abbrev=False,
    )
    check.add_argument("paths", metavar="PATH", nargs="*", help="folder or file (default: .)")
    check.add_argument(
        "--stdin-filename",
        metavar="FILE",
        help="check FILE, and report on it alone, as if it held what is on standard input",
    )
    check.add_argument("--output-format", choices=("text", "json"), default="text", help="default: text")
    check.add_argument("--python-version", type=_version, metavar="X.Y", help="the Python that runs the app on Azure")
    check.add_argument(
        "--host-version", type=_version, metavar="X.Y", help="the version of the Functions host, for example 4.1037"
    )
    parsed = parser.parse_args(arguments)
    if parsed.command is None:
        return Arguments(stdio=parsed.stdio, help=parser.format_help())
    if parsed.stdio:
        parser.error("--stdio takes no command")
    if parsed.stdin_filename is not None and parsed.paths:
        check.error("--stdin-filename takes no PATH")
    return Arguments(
        check=True,
        paths=tuple(parsed.paths or ["."]),
        stdin_filename=parsed.stdin_filename,
        output_format=parsed.output_format,
        python_version=parsed.python_version,
        host_version=parsed.host_version,
    )


def _version(text: str) -> str:
    if parse_version(text) is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no version: two numbers with a dot, as in 3.12")
    return text

"""The command line of funcls."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, NoReturn

from funcls import __version__
from funcls.model.target import parse_version
from funcls.schema.export import FUNCTION


class Command(Enum):
    """What funcls does in a terminal; the value is the word on the command line."""

    CHECK = "check"
    RULES = "rules"
    EXPLAIN = "explain"
    SCHEMA = "schema"


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command line asks for; `help` is the text to print where it asks for nothing.

    `jobs` is how many processes may judge, 0 for one on each core.
    `code` is that of the rule to explain. `about` is what the schema describes, `list_types` asks what it can be.
    """

    stdio: bool = False
    command: Command | None = None
    paths: tuple[str, ...] = (".",)
    stdin_filename: str | None = None
    output_format: str = "text"
    verbose: bool = False
    jobs: int = 1
    watch: bool = False
    python_version: str | None = None
    host_version: str | None = None
    code: str = ""
    about: str = FUNCTION
    list_types: bool = False
    help: str = ""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        self.exit(2, f"{usage}\n{self.prog}: {message}\n")


_SUMMARIES: Final = {
    Command.CHECK: "check the apps at or below the given paths",
    Command.RULES: "list the rules",
    Command.EXPLAIN: "show what a rule says, and why",
    Command.SCHEMA: "print a JSON Schema for other tools",
}
_EXAMPLES: Final = {
    Command.CHECK: "funcls check --python-version 3.12 shop",
    Command.RULES: "funcls rules --output-format json",
    Command.EXPLAIN: "funcls explain param-undeclared",
    Command.SCHEMA: "funcls schema httpTrigger",
}
_DESCRIPTIONS: Final = {
    Command.CHECK: "Check the functions of every app (a folder with host.json) at or below the given paths. A file "
    "stands for the functions that it takes part in. Exit codes: 0 no errors, 1 errors, 2 could not run.",
    Command.RULES: "List all rules: code, severity, group and title. json has their whole documentation for tools, "
    "markdown as the page server/docs/rules.md.",
    Command.EXPLAIN: "Show the documentation of the rule whose code a finding has in brackets: what it says and why, "
    "an example, what to write instead, which versions it concerns, and how the fact is known.",
    Command.SCHEMA: "Print one self-contained JSON Schema (draft-07) of function.json, or of the bindings of one type, "
    "for editors and checkers that read schemas. It accepts what the host accepts, as far as a schema can tell.",
}


def parse_arguments(arguments: Sequence[str]) -> Arguments:
    """Return the arguments; exits with 0 for `--help` and `--version`, with 2 and a usage line for unknown ones."""
    parser = _Parser(
        prog="funcls",
        description="Language server and checker for Azure Functions apps in Python (function.json and its handler).",
        epilog=f"Example: {_EXAMPLES[Command.CHECK]}",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"funcls {__version__}")
    parser.add_argument("--stdio", action="store_true", help="run the language server on standard input and output")
    subparsers = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", parser_class=_Parser)
    commands = {
        command: subparsers.add_parser(
            command.value,
            help=_SUMMARIES[command],
            description=_DESCRIPTIONS[command],
            epilog=f"Example: {_EXAMPLES[command]}",
            allow_abbrev=False,
        )
        for command in Command
    }
    _add_check(commands[Command.CHECK])
    commands[Command.RULES].add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="default: text"
    )
    commands[Command.EXPLAIN].add_argument("code", metavar="CODE", help="the code of a rule")
    _add_schema(commands[Command.SCHEMA])
    parsed = vars(parser.parse_args(arguments))
    name = parsed.pop("command")
    if name is None:
        return Arguments(stdio=parsed["stdio"], help=parser.format_help())
    if parsed["stdio"]:
        parser.error("--stdio takes no command")
    if parsed.get("stdin_filename") is not None and parsed["paths"]:
        commands[Command.CHECK].error("--stdin-filename takes no PATH")
    if parsed.get("watch"):
        _refuse_beside_watch(parsed, commands[Command.CHECK])
    parsed["paths"] = tuple(parsed.get("paths") or ["."])
    return Arguments(command=Command(name), **parsed)


def _add_check(check: argparse.ArgumentParser) -> None:
    check.usage = "funcls check [OPTION ...] [PATH ...]"
    check.add_argument("paths", metavar="PATH", nargs="*", help="folder or file (default: .)")
    check.add_argument(
        "--stdin-filename",
        metavar="FILE",
        help="check FILE, and report on it alone, as if it held what is on standard input",
    )
    check.add_argument("--output-format", choices=("text", "json"), default="text", help="default: text")
    check.add_argument("-v", "--verbose", action="store_true", help="say also what each app is judged against")
    check.add_argument(
        "--jobs", type=_number_of_jobs, metavar="N", default=1, help="judge in N processes; 0: one for each core"
    )
    check.add_argument("--watch", action="store_true", help="check again on every change, until Ctrl-C")
    check.add_argument("--python-version", type=_version, metavar="X.Y", help="the Python that runs the app on Azure")
    check.add_argument(
        "--host-version", type=_version, metavar="X.Y", help="the version of the Functions host, for example 4.1037"
    )


def _refuse_beside_watch(parsed: dict[str, object], check: argparse.ArgumentParser) -> None:
    if parsed["stdin_filename"] is not None:
        check.error("--watch looks at files, not at standard input: it does not go with --stdin-filename")
    if parsed["output_format"] != "text":
        check.error(f"--watch writes for people: it does not go with --output-format {parsed['output_format']}")


def _add_schema(schema: argparse.ArgumentParser) -> None:
    asked = schema.add_mutually_exclusive_group()
    asked.add_argument(
        "about",
        metavar=f"{FUNCTION}|TYPE",
        nargs="?",
        default=FUNCTION,
        help=f"what the schema describes, ignoring case (default: {FUNCTION})",
    )
    asked.add_argument("--list", dest="list_types", action="store_true", help="list the binding types instead")


def _number_of_jobs(text: str) -> int:
    if not re.fullmatch("[0-9]{1,4}", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes, such as 4")
    return int(text)


def _version(text: str) -> str:
    if parse_version(text) is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no version: two numbers with a dot, as in 3.12")
    return text

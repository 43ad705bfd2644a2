"""The command line of funcls."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, NoReturn

from funcls import __version__
from funcls.model.configuration_file import OWN_FILE
from funcls.model.target import parse_version
from funcls.schema.export import FUNCTION
from funcls.schema.wording import did_you_mean


class Command(Enum):
    """What funcls does in a terminal; the value is the word on the command line."""

    CHECK = "check"
    LIST = "list"
    CONFIG = "config"
    RULES = "rules"
    EXPLAIN = "explain"
    SCHEMA = "schema"
    COMPLETION = "completion"


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command line asks for; `help` is the text to print where it asks for nothing.

    `jobs` is how many processes may judge, 0 for one on each core.
    `code` is that of the rule to explain. `about` is what the schema describes, `list_types` asks what it can be.
    `select` and `ignore` are names that stand for rules, None where they are not stated.
    """

    stdio: bool = False
    command: Command | None = None
    paths: tuple[str, ...] = (".",)
    stdin_filename: str | None = None
    output_format: str = "text"
    verbose: bool = False
    output_file: str | None = None
    quiet: bool = False
    statistics: bool = False
    fail_on: str = "error"
    baseline: str | None = None
    write_baseline: str | None = None
    skip_outside: bool = False
    jobs: int = 1
    watch: bool = False
    fix: bool = False
    diff: bool = False
    python_version: str | None = None
    host_version: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    code: str = ""
    about: str = FUNCTION
    list_types: bool = False
    shell: str = ""
    help: str = ""


_HEADING: Final = re.compile(r"\n\n(?:positional arguments|options):\n")


class _Help(argparse.HelpFormatter):
    """Options and their help in one line where they fit: the help of a command is to fit a screen."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26)

    def add_argument(self, action: argparse.Action) -> None:
        # Whoever reads this has found it.
        if "--help" not in action.option_strings:
            super().add_argument(action)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, **options)

    def format_help(self) -> str:
        """Return the help without the headings and blank lines that say nothing."""
        usage, _, rest = super().format_help().partition("\n\n")
        description, *options = _HEADING.split(rest)
        return f"{usage}\n{description}\n\n{chr(10).join(options)}".replace("\n\nExample: ", "\nExample: ")

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        self.exit(2, f"{usage}\n{self.prog}: {message}\n")


SHELLS: Final = ("bash", "zsh", "tcsh")
FOR_PEOPLE: Final = ("text", "concise")
"""The formats in which the closing line is part of the report."""

FORMATS: Final = (*FOR_PEOPLE, "json", "github", "sarif", "junit")
_FAIL_ON: Final = ("error", "warning", "information", "never")

_SUMMARIES: Final = {
    Command.CHECK: "check the apps at or below the given paths",
    Command.LIST: "list the functions: trigger, bindings, handler, state",
    Command.CONFIG: "show the settings in force, and where each comes from",
    Command.RULES: "list the rules",
    Command.EXPLAIN: "show what a rule says, and why",
    Command.SCHEMA: "print a JSON Schema for other tools",
    Command.COMPLETION: "print the script that completes funcls in a shell",
}
_USAGES: Final = {
    Command.CHECK: "[OPTION]... [PATH]...",
    Command.LIST: "[OPTION]... [PATH]",
    Command.CONFIG: "[OPTION]... [PATH]",
    Command.RULES: "[OPTION]...",
    Command.EXPLAIN: "CODE",
    Command.SCHEMA: f"[--list | {FUNCTION} | TYPE | {OWN_FILE}]",
    Command.COMPLETION: f"{{{','.join(SHELLS)}}}",
}
_EXAMPLES: Final = {
    Command.CHECK: "funcls check --python-version 3.12 shop",
    Command.LIST: "funcls list shop",
    Command.CONFIG: "funcls config shop",
    Command.RULES: "funcls rules --output-format json",
    Command.EXPLAIN: "funcls explain param-undeclared",
    Command.SCHEMA: "funcls schema httpTrigger",
    Command.COMPLETION: "funcls completion bash",
}
_DESCRIPTIONS: Final = {
    Command.CHECK: "Check every app (a folder with host.json) at or below the paths. Exit codes: 0 nothing "
    "that --fail-on counts, 1 findings (--diff: changes), 2 not run.",
    Command.LIST: "List the functions of every app (a folder with host.json) at or below PATH: trigger, inputs, "
    "outputs, handler with its place, and state: whether the host will index the function, or why not. A file stands "
    "for the functions that it takes part in. Exit codes: 0 listed, 2 could not run.",
    Command.CONFIG: "Show the settings that are in force for every app (a folder with host.json) at or below PATH, and "
    "where each comes from: funcls.toml or [tool.funcls] in pyproject.toml, whichever is nearest above the app, other "
    "files, or the default. What is wrong in the file stands below. Exit codes: 0 shown, 2 could not run.",
    Command.RULES: "List all rules: code, severity, group and title. json has their whole documentation for tools, "
    "markdown as the page server/docs/rules.md.",
    Command.EXPLAIN: "Show the documentation of the rule whose code a finding has in brackets: what it says and why, "
    "an example, what to write instead, which versions it concerns, and how the fact is known.",
    Command.SCHEMA: "Print one self-contained JSON Schema (draft-07) of function.json, of the bindings of one type, or "
    "of funcls.toml, for editors and checkers that read schemas. It accepts what the host accepts, as far as a schema "
    "can tell.",
    Command.COMPLETION: "Print a script that completes commands, options, values and paths. For bash, put it into "
    "~/.local/share/bash-completion/completions/funcls; for zsh, into a file _funcls of a folder in $fpath; for tcsh, "
    "source it.",
}


def parse_arguments(arguments: Sequence[str]) -> Arguments:
    """Return the arguments; exits with 0 for `--help` and `--version`, with 2 and a usage line for unknown ones."""
    parser, commands = make_parsers()
    parsed = vars(parser.parse_args(arguments))
    name = parsed.pop("command")
    if name is None:
        return Arguments(stdio=parsed["stdio"], help=parser.format_help())
    if parsed["stdio"]:
        parser.error("--stdio takes no command")
    if parsed.get("stdin_filename") is not None and parsed["paths"]:
        commands[Command.CHECK].error("--stdin-filename takes no PATH")
    if parsed.get("stdin_filename") is not None and parsed["write_baseline"] is not None:
        # What is being typed is nothing to be known to a team.
        commands[Command.CHECK].error("--write-baseline takes no --stdin-filename")
    if parsed.get("watch"):
        _refuse_beside_watch(parsed, commands[Command.CHECK])
    if parsed.get("fix") or parsed.get("diff"):
        _refuse_beside_fixes(parsed, commands[Command.CHECK])
    parsed["paths"] = tuple(parsed.get("paths") or ["."])
    return Arguments(command=Command(name), **parsed)


def make_parsers() -> tuple[argparse.ArgumentParser, Mapping[Command, argparse.ArgumentParser]]:
    """Return the parser of the command line, and those of its commands."""
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
            usage=f"funcls {command.value} {_USAGES[command]}",
            help=_SUMMARIES[command],
            description=_DESCRIPTIONS[command],
            epilog=f"Example: {_EXAMPLES[command]}",
            allow_abbrev=False,
        )
        for command in Command
    }
    _add_check(commands[Command.CHECK])
    _add_apps_at_path(commands[Command.LIST])
    _add_apps_at_path(commands[Command.CONFIG])
    commands[Command.RULES].add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="default: text"
    )
    commands[Command.EXPLAIN].add_argument("code", metavar="CODE", help="the code of a rule")
    _add_schema(commands[Command.SCHEMA])
    commands[Command.COMPLETION].add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))
    return parser, commands


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", metavar="PATH", nargs="*", help="folder, or file that functions read (default: .)")
    check.add_argument("--stdin-filename", metavar="FILE", help="check FILE alone, as if it held standard input")
    check.add_argument("--skip-outside", action="store_true", help="pass over files that are in no app")
    check.add_argument(
        "--select", type=_rules, metavar="NAMES", help="use only these rules (codes or groups, with commas)"
    )
    check.add_argument("--ignore", type=_rules, metavar="NAMES", help="do not use these rules")
    check.add_argument("--python-version", type=_version, metavar="X.Y", help="the Python that runs the app on Azure")
    check.add_argument("--host-version", type=_version, metavar="X.Y", help="the Functions host, for example 4.1037")
    formats = ", ".join(FORMATS)
    check.add_argument("--output-format", metavar="FORMAT", choices=FORMATS, default="text", help=formats)
    check.add_argument("--output-file", metavar="FILE", help="write the report to FILE")
    severities = f"{', '.join(_FAIL_ON)} (default: error)"
    check.add_argument("--fail-on", metavar="SEVERITY", choices=_FAIL_ON, default="error", help=severities)
    check.add_argument(
        "--jobs", type=_number_of_jobs, metavar="N", default=1, help="judge in N processes (0: as many as cores)"
    )
    fixes = check.add_mutually_exclusive_group()
    fixes.add_argument("--fix", action="store_true", help="mend what can only be meant in one way, then check")
    fixes.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")
    check.add_argument("--watch", action="store_true", help="check again on every change, until Ctrl-C")
    check.add_argument("--baseline", metavar="FILE", help="leave out the findings that FILE knows")
    check.add_argument("--write-baseline", metavar="FILE", help="write all findings to FILE, to be known")
    check.add_argument("--statistics", action="store_true", help="add the number of findings by code")
    check.add_argument("-q", "--quiet", action="store_true", help="leave out the closing line")
    check.add_argument("-v", "--verbose", action="store_true", help="say also what each app is judged against")


def _add_apps_at_path(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths", metavar="PATH", nargs="?", type=lambda path: [path], help="folder or file (default: .)"
    )
    command.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="json is for tools (default: text)"
    )


def _refuse_beside_watch(parsed: dict[str, object], check: argparse.ArgumentParser) -> None:
    if parsed["write_baseline"] is not None:
        check.error("--watch goes on and on: it does not go with --write-baseline")
    if parsed["stdin_filename"] is not None:
        check.error("--watch looks at files, not at standard input: it does not go with --stdin-filename")
    if parsed["output_format"] not in FOR_PEOPLE and parsed["output_file"] is None:
        check.error(
            f"--watch prints for people: --output-format {parsed['output_format']} needs --output-file beside it"
        )


def _refuse_beside_fixes(parsed: dict[str, object], check: argparse.ArgumentParser) -> None:
    option = "--fix" if parsed["fix"] else "--diff"
    if parsed["watch"]:
        check.error(f"--watch reads files that others write: it does not go with {option}")
    if parsed["stdin_filename"] is not None:
        check.error(f"{option} is for files, not for standard input: it does not go with --stdin-filename")
    if parsed["write_baseline"] is not None:
        check.error(f"what is mended need not be known: {option} does not go with --write-baseline")
    if parsed["diff"] and (parsed["output_format"] != "text" or parsed["output_file"] is not None):
        check.error("--diff prints a diff alone: it goes with neither --output-format nor --output-file")


def _add_schema(schema: argparse.ArgumentParser) -> None:
    asked = schema.add_mutually_exclusive_group()
    asked.add_argument(
        "about",
        metavar=f"{FUNCTION}|TYPE|{OWN_FILE}",
        nargs="?",
        default=FUNCTION,
        help=f"what the schema describes, ignoring case (default: {FUNCTION})",
    )
    asked.add_argument("--list", dest="list_types", action="store_true", help="list the binding types instead")


def _rules(text: str) -> tuple[str, ...]:
    from funcls.rules.vocabulary import VOCABULARY

    names = tuple(each.strip() for each in text.split(",") if each.strip())
    for name in names:
        if name not in VOCABULARY.names:
            hint = did_you_mean(name, VOCABULARY.names) or " `funcls rules` lists them all."
            raise argparse.ArgumentTypeError(f"no rule or group has the name '{name}'.{hint}")
    return names


def _number_of_jobs(text: str) -> int:
    if not re.fullmatch("[0-9]{1,4}", text):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes, such as 4")
    return int(text)


def _version(text: str) -> str:
    if parse_version(text) is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no version: two numbers with a dot, as in 3.12")
    return text

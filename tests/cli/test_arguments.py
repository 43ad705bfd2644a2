"""What the command line takes, and what it says of anything else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from funcls import __version__
from funcls.cli.arguments import Arguments, Command, make_parsers, parse_arguments
from support import command

README = Path(__file__).parents[2] / "README.md"


def test_version(funcls: command.Command) -> None:
    assert funcls("--version") == (0, f"funcls {__version__}\n", "")


def test_help(funcls: command.Command) -> None:
    code, out, err = funcls("--help")
    assert (code, err) == (0, "")
    assert out.startswith("usage: funcls ")
    for word in ("--version", "--stdio", "check"):
        assert word in out


def test_help_of_check(funcls: command.Command) -> None:
    code, out, err = funcls("check", "--help")
    assert (code, err) == (0, "")
    for word in (
        "PATH",
        "--output-format",
        "--verbose",
        "--python-version",
        "--host-version",
        "--stdin-filename FILE",
        "--jobs N",
        "--watch",
        "Exit codes: 0",
    ):
        assert word in " ".join(out.split())


def test_without_arguments_it_prints_help_and_does_not_wait_for_input(
    funcls: command.Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert funcls() == funcls("--help")


@pytest.mark.parametrize("words", [[], *([each.value] for each in Command)])
def test_every_help_fits_a_screen_and_ends_with_an_example(
    funcls: command.Command, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = funcls(*words, "--help").out.splitlines()

    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert lines[-1].startswith(f"Example: funcls {' '.join(words)}")


def test_the_readme_has_every_option_of_check() -> None:
    _, commands = make_parsers()
    options = {option for action in commands[Command.CHECK]._actions for option in action.option_strings}
    text = README.read_text(encoding="utf-8")

    assert [option for option in sorted(options - {"-h", "--help"}) if f"`{option}" not in text] == []


@pytest.mark.parametrize("words", [[each.value] for each in Command])
def test_the_example_of_a_help_is_understood(funcls: command.Command, words: list[str]) -> None:
    example = funcls(*words, "--help").out.splitlines()[-1].removeprefix("Example: funcls ")

    assert parse_arguments(example.split()).command is Command(words[0])


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--nope"], "funcls: unrecognized arguments: --nope"),
        (["nope"], "invalid choice: 'nope'"),
        (["--vers"], "funcls: unrecognized arguments: --vers"),
        (["check", "--nope"], "unrecognized arguments: --nope"),
        (["check", "--output", "json"], "unrecognized arguments: --output"),
        (["check", "--output-format", "xml"], "argument --output-format: invalid choice: 'xml'"),
        (["check", "--output-format"], "argument --output-format: expected one argument"),
        (["check", "--python-version", "three"], "argument --python-version: 'three' is no version"),
        (["check", "--host-version", "4"], "argument --host-version: '4' is no version"),
        (["check", "--stdin-filename"], "argument --stdin-filename: expected one argument"),
        (["check", "--stdin-filename", "Orders/function.json", "."], "--stdin-filename takes no PATH"),
        (["check", "--jobs"], "argument --jobs: expected one argument"),
        (["check", "--jobs", "two"], "argument --jobs: 'two' is no number of processes, such as 4"),
        (["check", "--jobs", "-1"], "'-1' is no number of processes"),
        (["check", "--jobs", "9" * 5000], "is no number of processes"),
        (["check", "--watch", "--stdin-filename", "Orders/function.json"], "does not go with --stdin-filename"),
        (["check", "--watch", "--output-format", "json"], "--output-format json needs --output-file beside it"),
        (["--stdio", "check"], "--stdio takes no command"),
        (["rules", "json"], "unrecognized arguments: json"),
        (["rules", "--output-format", "html"], "argument --output-format: invalid choice: 'html'"),
        (["explain"], "the following arguments are required: CODE"),
        (["schema", "queue", "--list"], "argument --list: not allowed with argument function.json|TYPE"),
    ],
)
def test_what_is_not_understood_gets_a_usage_line_and_exit_code_2(
    funcls: command.Command, arguments: list[str], reason: str
) -> None:
    code, out, err = funcls(*arguments)
    usage, problem = err.splitlines()
    assert (code, out) == (2, "")
    assert usage.startswith("usage: funcls ")
    assert reason in problem


def test_what_check_is_asked_for() -> None:
    arguments = ["check", "a", "b", "--output-format", "json", "--python-version", "3.12", "--host-version", "4.1037"]
    assert parse_arguments(arguments) == Arguments(
        command=Command.CHECK, paths=("a", "b"), output_format="json", python_version="3.12", host_version="4.1037"
    )


def test_jobs_and_watch() -> None:
    assert parse_arguments(["check", "--jobs", "4", "--watch"]) == Arguments(command=Command.CHECK, jobs=4, watch=True)


def test_check_is_for_the_current_folder_unless_told_otherwise() -> None:
    assert parse_arguments(["check"]) == Arguments(command=Command.CHECK, paths=(".",))


def test_what_check_reads_from_standard_input() -> None:
    arguments = parse_arguments(["check", "--stdin-filename", "Orders/function.json"])
    assert arguments == Arguments(command=Command.CHECK, stdin_filename="Orders/function.json")

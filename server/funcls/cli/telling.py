"""The commands that only tell something: of an app, of the rules, or of funcls itself."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Final

from funcls.cli.arguments import Arguments, Command
from funcls.cli.completion_script import completion_script
from funcls.cli.configuration import configured_apps
from funcls.cli.configuration_output import configuration_to_json, configuration_to_text
from funcls.cli.list_json import to_json
from funcls.cli.list_text import no_functions, to_text
from funcls.cli.listing import list_functions
from funcls.cli.rules_markdown import rules_to_markdown
from funcls.cli.rules_output import explain, rules_to_json, rules_to_text
from funcls.cli.schema_output import schema_of, types_to_text
from funcls.cli.streams import write_for_tools, write_safely

_RULES_IN: Final = {"text": rules_to_text, "json": rules_to_json, "markdown": rules_to_markdown}
_WIDEST: Final = 100
"""Columns beyond which text is hard to read."""


def tell(arguments: Arguments) -> None:
    """Print what the command asks for; raises NotRunError where there is nothing to tell of."""
    match arguments.command:
        case Command.LIST:
            _list(arguments)
        case Command.CONFIG:
            _config(arguments)
        case Command.RULES:
            write_safely()
            print(_RULES_IN[arguments.output_format]())
        case Command.EXPLAIN:
            write_safely()
            print(explain(arguments.code, min(shutil.get_terminal_size().columns, _WIDEST)))
        case Command.SCHEMA:
            write_for_tools()
            print(types_to_text() if arguments.list_types else schema_of(arguments.about))
        case Command.COMPLETION:
            write_for_tools()
            print(completion_script(arguments.shell))
        case _:
            print(arguments.help, end="")


def _config(arguments: Arguments) -> None:
    states = configured_apps(arguments.paths[0])
    write_safely()
    to_output = configuration_to_json if arguments.output_format == "json" else configuration_to_text
    print(to_output(states, os.getcwd()))


def _list(arguments: Arguments) -> None:
    apps = list_functions(*arguments.paths)
    folder = os.getcwd()
    write_safely()
    if arguments.output_format == "json":
        print(to_json(apps, folder))
        for app in apps:
            if not app.inventory.entries:
                print(f"funcls: {no_functions(app, folder)}", file=sys.stderr)
    else:
        print(to_text(apps, folder, _width()))


def _width() -> int | None:
    """Return the columns of the terminal; None where there is none, so that each function is one line to search in."""
    columns = shutil.get_terminal_size((0, 0)).columns
    return columns or None

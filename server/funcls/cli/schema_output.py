"""A schema for other tools, and the binding types that there is one for."""

from __future__ import annotations

import json
from collections.abc import Mapping

from funcls.cli.not_run import NotRunError
from funcls.features.settings_schema import settings_schema
from funcls.model.configuration_file import OWN_FILE
from funcls.schema.export import FUNCTION, export_binding, export_function
from funcls.schema.wording import did_you_mean
from funcls.workspace.resources import load_catalogue, load_documents


class UnknownTypeError(NotRunError):
    """A name that no binding type has, with the nearest one that a type has."""

    def __init__(self, name: str) -> None:
        hint = (
            did_you_mean(name, (FUNCTION, OWN_FILE, *load_catalogue().known_names))
            or " `funcls schema --list` lists them all."
        )
        super().__init__(f"no binding type is named '{name}'.{hint}")


def schema_of(about: str) -> str:
    """Return the schema of function.json, of a binding type or of funcls.toml as JSON, without a line break at its end.

    Case is ignored, as the host does. Raises UnknownTypeError where `about` is none of them.
    """
    catalogue = load_catalogue()
    if about.lower() == OWN_FILE:
        schema: Mapping[str, object] = settings_schema()
    elif about.lower() == FUNCTION:
        schema = export_function(load_documents(), catalogue.known_names)
    else:
        entry = catalogue.type_named(about)
        if entry is None:
            raise UnknownTypeError(about)
        schema = export_binding(load_documents(), entry.name)
    return json.dumps(schema, indent=2, ensure_ascii=False)


def types_to_text() -> str:
    """Return a line for each binding type: its name and its title."""
    types = load_catalogue().types
    width = max(len(each.name) for each in types)
    return "\n".join(f"{each.name:{width}}  {each.title}" for each in types)

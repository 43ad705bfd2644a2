"""The schemas that come with funcls."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from funcls.schema.catalogue import Catalogue
from funcls.schema.document import Documents

_PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_SUFFIX: Final = ".schema.json"


class SchemaTexts(Mapping[str, str]):
    """The texts of the schema files by their names (`bindings/x.schema.json`), each read when it is asked for."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> str:
        try:
            with open(os.path.join(self._folder, name), encoding="utf-8") as file:
                return file.read()
        except FileNotFoundError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        for folder, folders, files in os.walk(self._folder):
            folders.sort()
            inside = os.path.relpath(folder, self._folder).replace(os.sep, "/")
            for name in sorted(each for each in files if each.endswith(_SUFFIX)):
                yield name if inside == os.curdir else f"{inside}/{name}"

    def __len__(self) -> int:
        return sum(1 for _ in self)


def schema_folder() -> str:
    """Return where the schemas are: inside an installed package, or at the root of a checkout."""
    installed = os.path.join(_PACKAGE, "schemas")
    checkout = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "schemas")
    return installed if os.path.isdir(installed) else checkout


def load_documents() -> Documents:
    """Return the shipped schemas as plain data."""
    return Documents(SchemaTexts(schema_folder()))


@cache
def load_catalogue() -> Catalogue:
    """Return the catalogue of the shipped schemas."""
    return Catalogue.from_texts(SchemaTexts(schema_folder()))

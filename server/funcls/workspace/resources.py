"""The schemas that come with funcls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from funcls.schema.catalogue import Catalogue
from funcls.schema.document import Documents

_PACKAGE: Final = Path(__file__).parents[1]
_SUFFIX: Final = ".schema.json"


class SchemaTexts(Mapping[str, str]):
    """The texts of the schema files by their names (`bindings/x.schema.json`), each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> str:
        try:
            return (self._folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        for path in sorted(self._folder.rglob(f"*{_SUFFIX}")):
            yield path.relative_to(self._folder).as_posix()

    def __len__(self) -> int:
        return sum(1 for _ in self)


def schema_folder() -> Path:
    """Return where the schemas are: inside an installed package, or at the root of a checkout."""
    installed = _PACKAGE / "schemas"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "schemas"


def load_documents() -> Documents:
    """Return the shipped schemas as plain data."""
    return Documents(SchemaTexts(schema_folder()))


@cache
def load_catalogue() -> Catalogue:
    """Return the catalogue of the shipped schemas."""
    return Catalogue.from_texts(SchemaTexts(schema_folder()))

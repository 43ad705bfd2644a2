"""The well-known app settings and the other keys of local.settings.json, as their schema describes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from funcls.schema.document import JsonDict, dict_in, text_in, texts_in
from funcls.schema.property import Property, read_properties, read_property

SETTINGS_SCHEMA: Final = "local.settings.schema.json"
_VALUES: Final = "Values"

_AZURE_ONLY: Final = "x-azureOnly"
_HARMLESS: Final = "x-harmless"


@dataclass(frozen=True, slots=True)
class KnownSetting:
    """An app setting that the host, the worker or Core Tools know.

    `pattern` is what the value has to match, None where anything goes. `reserved` says what happens to an app that sets
    it, None where it may be set. `other_spellings` are values besides `enum` that are read as well. `python_before` is
    the version of Python from which on it has no effect, such as `3.13`.
    """

    described: Property
    pattern: re.Pattern[str] | None
    reserved: str | None
    other_spellings: tuple[str, ...]
    python_before: str | None

    @property
    def is_azure_only(self) -> bool:
        """Whether it is read in Azure alone."""
        return _AZURE_ONLY in self.described.roles

    @property
    def is_harmless(self) -> bool:
        """Whether the value is no secret, and may be shown."""
        return _HARMLESS in self.described.roles

    def takes(self, text: str) -> bool:
        """Return whether the value is one that its readers know what to do with."""
        if self.described.enum:
            known = (*self.described.enum, *self.other_spellings)
            if self.described.ignore_case:
                return text.strip().lower() in {each.lower() for each in known}
            return text in known
        return self.pattern is None or self.pattern.search(text) is not None


class SettingsSchema:
    """What the schema says of local.settings.json; names of settings are exact."""

    def __init__(self, schema: JsonDict) -> None:
        """`schema` is the parsed file."""
        docs = text_in(schema, "x-docs") or ""
        values = dict_in(dict_in(schema, "properties"), _VALUES)
        self.keys: Mapping[str, Property] = {each.name: each for each in read_properties(schema, docs=docs)}
        """What stands beside and above the app settings: the keys of the file itself."""
        self.settings: Mapping[str, KnownSetting] = _known(dict_in(values, "properties"), docs)
        """The settings with a name of their own."""
        self._patterns = [
            (re.compile(pattern), each) for pattern, each in _known(dict_in(values, "patternProperties"), docs).items()
        ]

    def setting(self, name: str) -> KnownSetting | None:
        """Return what is known of the setting of exactly this name, or of the pattern that the name follows."""
        known = self.settings.get(name)
        return known or next((each for pattern, each in self._patterns if pattern.search(name)), None)


def _known(schemas: JsonDict, docs: str) -> dict[str, KnownSetting]:
    return {name: _read(name, schema, docs) for name, schema in schemas.items() if isinstance(schema, dict)}


def _read(name: str, schema: JsonDict, docs: str) -> KnownSetting:
    pattern = text_in(schema, "pattern")
    return KnownSetting(
        described=read_property(name, schema, required=False, docs=docs),
        pattern=re.compile(pattern) if pattern is not None else None,
        reserved=text_in(schema, "x-reserved"),
        other_spellings=texts_in(schema, "x-otherSpellings"),
        python_before=text_in(schema, "x-pythonBefore"),
    )

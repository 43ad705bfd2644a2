"""What one schema says of a file of an app as a whole: host.json, and others like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from funcls.schema.document import JsonData, JsonDict, dict_in, text_in
from funcls.schema.property import Property, read_property
from funcls.syntax.json.path import JsonPath

_EXACT_CASE: Final = "x-exactCase"


@dataclass(frozen=True, eq=False)
class FileSchema:
    """A file of an app: `root` describes its object, `skeleton` is what may stand in a new one.

    `keys_ignore_case` tells whether whoever reads the file finds a key in whatever case.
    """

    file: str
    root: Property
    keys_ignore_case: bool
    skeleton: Mapping[str, JsonData]

    def property_at(self, path: JsonPath) -> Property | None:
        """Return what stands at a path of keys and indices, or None where the schema does not know it.

        A key that only its object describes, as one among many, has its own name.
        """
        known: Property | None = self.root
        for step in path:
            if known is None:
                return None
            known = known.items if isinstance(step, int) else self.key_of(known, step)
        return known

    def key_of(self, parent: Property, key: str) -> Property | None:
        """Return the property of an object under a key, as whoever reads the file finds it."""
        known = self.listed(parent, key)
        if known is None and parent.additional is not None:
            return replace(parent.additional, name=key)
        return known

    def listed(self, parent: Property, key: str) -> Property | None:
        """Return the same where the schema lists the key."""
        exact = parent.properties.get(key)
        if exact is not None or not self.keys_ignore_case:
            return exact
        lowered = key.lower()
        found = (each for name, each in parent.properties.items() if name.lower() == lowered)
        return next((each for each in found if _EXACT_CASE not in each.roles), None)

    def is_open(self, path: JsonPath) -> bool:
        """Return whether the object at a path has keys that nobody can list."""
        known = self.property_at(path)
        return known is None or known.additional is not None or known.is_open

    def sections_named(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the paths to the objects of this name, ignoring case, that the file has somewhere."""
        return self._sections.get(name.lower(), ())

    @cached_property
    def _sections(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        sections: dict[str, tuple[tuple[str, ...], ...]] = {}
        for path in _sections(self.root, ()):
            name = path[-1].lower()
            sections[name] = (*sections.get(name, ()), path)
        return sections


def _sections(parent: Property, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, each in parent.properties.items():
        if each.deprecated is None and "object" in each.types:
            yield (*path, name)
            yield from _sections(each, (*path, name))


def read_file_schema(flat: JsonDict, file: str) -> FileSchema:
    """Return what a flat schema says of a file."""
    return FileSchema(
        file=file,
        root=read_property(file, flat, required=True, docs=text_in(flat, "x-docs") or ""),
        keys_ignore_case=flat.get("x-keysIgnoreCase") is True,
        skeleton=dict_in(flat, "x-skeleton"),
    )

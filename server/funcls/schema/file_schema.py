"""What one schema says of a file of an app as a whole: host.json, and others like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

    def place_today(self, path: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return where the key at a path belongs, which nobody reads where it stands; None for all others.

        It has moved, or stands in one that has; it is a section that belongs below another one, or at the top.
        """
        parent: Property = self.root
        for depth, key in enumerate(path):
            known = self.listed(parent, key)
            if known is None:
                section = self._section(path[: depth + 1], parent)
                return (*section, *path[depth + 1 :]) if section is not None else None
            if known.moved_to:
                return (*known.moved_to, *path[depth + 1 :])
            parent = known
        return None

    def _section(self, path: tuple[str, ...], parent: Property) -> tuple[str, ...] | None:
        """Return the path to the only section that has the name of an unknown key."""
        *outer, name = path
        sections = self._sections.get(name.lower(), ())
        if outer:
            is_closed = parent.additional is None and not self._is_open_above(outer)
            return next((each for each in sections if len(each) == 1 and is_closed), None)
        return sections[0] if len(sections) == 1 else None

    def _is_open_above(self, path: Sequence[str]) -> bool:
        """Return whether a section around a path has parts that nobody can list."""
        return any((known := self.property_at(tuple(path[:end]))) and known.is_open for end in range(1, len(path) + 1))

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

"""Completion in a file that one schema describes: keys with sample values, values, and the file as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from funcls.features.bundle_words import BUNDLE_RANGE, range_in_words
from funcls.features.complete_settings import wanted_settings
from funcls.features.cursor import JsonPlace, Role
from funcls.features.describe_key import NOT_FOR_PYTHON, OLDER, TIME_SPAN, samples, span_in_words, value_snippet
from funcls.features.described import FUNCTION_NAME, Described, function_names
from funcls.features.half_typed import writing_place
from funcls.features.insert import Offer, escaped, insertion_at, json_text
from funcls.features.results import CompletionItem, CompletionKind, Subject
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.syntax.json.path import JsonPath
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString, Member

_SETTING_NAMES: Final = "x-settingNames"
_LOG_CATEGORIES: Final = "x-logCategories"
_INDENT: Final = 2


def complete_file(file: Described, offset: int) -> list[CompletionItem]:
    """Return what may be written at `offset` of a file, the likeliest first: no keys that stand already."""
    place = writing_place(file.source.json, offset)
    if place.role is Role.NONE:
        return []
    insertion = insertion_at(place, offset)
    return [insertion.item(each) for each in _FileOffers(file, place).offers()]


@dataclass(frozen=True, slots=True)
class _FileOffers:
    """What may be written at one place."""

    file: Described
    place: JsonPlace

    def offers(self) -> Iterable[Offer]:
        place = self.place
        if place.role is Role.FILE:
            return self._whole_file()
        if place.role is Role.KEY:
            return self._keys()
        return self._items() if place.role is Role.ITEM else self._values(place.path)

    def _whole_file(self) -> Iterator[Offer]:
        schema = self.file.schema
        if schema.skeleton:
            line_end = "\r\n" if "\r\n" in self.file.source.text else "\n"
            text = line_end.join(_lines(dict(schema.skeleton), ""))
            yield Offer(
                schema.file, CompletionKind.FILE, rest=escaped(text), detail=schema.root.title, documentation=""
            )

    def _keys(self) -> Iterator[Offer]:
        path, schema = self.place.path, self.file.schema
        parent = schema.property_at(path)
        if parent is None:
            return
        standing = self._standing()
        if _SETTING_NAMES in parent.roles and parent.additional is not None:
            for name, detail in wanted_settings(self.file.state):
                if self._fold(name) not in standing:
                    described = schema.property_at((*path, name)) or parent.additional
                    yield self._key(replace(described, name=name), detail=detail)
                    standing |= {self._fold(name)}
        for each in sorted(parent.properties.values(), key=lambda each: not each.required):
            if self._fold(each.name) not in standing and self._counts(each):
                yield self._key(each)
        if _LOG_CATEGORIES in parent.roles and parent.additional is not None:
            for name in function_names(self.file):
                category = f"Function.{name}"
                if self._fold(category) not in standing:
                    known = schema.property_at((*path, category))
                    yield self._key(known or parent.additional, detail=f"Log of the function {name}")

    def _standing(self) -> frozenset[str]:
        container, own = self.place.container, self.place.member
        members = container.members if isinstance(container, JsonObject) else ()
        return frozenset(self._fold(each.key.value) for each in members if each is not own)

    def _fold(self, key: str) -> str:
        return key.lower() if self.file.schema.keys_ignore_case else key

    def _counts(self, known: Property) -> bool:
        """Whether somebody reads the key, and the bundle of the app may."""
        major = self.file.state.facts.target.bundle.major
        is_read = not known.majors or major is None or major in known.majors
        is_of_use = known.deprecated is None and known.renamed_to is None
        return is_of_use and is_read and known.roles.isdisjoint((NOT_FOR_PYTHON, OLDER))

    def _key(self, known: Property, detail: str = "") -> Offer:
        detail = detail or (f"{known.title} (required)" if known.required else known.title)
        rest = _behind_key(known, self.place.member)
        subject = self._subject((*self.place.path, known.name))
        return Offer(known.name, CompletionKind.PROPERTY, known.name, rest=rest, detail=detail, subject=subject)

    def _values(self, path: JsonPath) -> Iterator[Offer]:
        known = self.file.schema.property_at(path)
        if known is None:
            return
        if known.types[:1] in (("object",), ("array",)):
            snippet = value_snippet(known)
            yield Offer("{}" if snippet[0] == "{" else "[]", CompletionKind.VALUE, rest=snippet, detail=known.title)
            return
        by_text = {json_text(value): value for value in samples(known)}
        for text, value in by_text.items():
            is_text = isinstance(value, str)
            label = value if isinstance(value, str) and value else text
            yield Offer(
                label,
                CompletionKind.VALUE,
                string=str(value) if is_text else None,
                rest="" if is_text else escaped(text),
                detail=_detail(known, value),
                subject=self._subject(path, str(value) if is_text else text),
            )

    def _items(self) -> Iterator[Offer]:
        """Yield what may stand in the array at the cursor: nothing that stands there."""
        path: JsonPath = (*self.place.path, 0)
        known = self.file.schema.property_at(path)
        container = self.place.container
        items = container.items if isinstance(container, JsonArray) else ()
        standing = {
            each.value.lower() for each in items if isinstance(each, JsonString) and each is not self.place.token
        }
        if known is not None and FUNCTION_NAME in known.roles:
            for name in function_names(self.file):
                if name.lower() not in standing:
                    yield Offer(name, CompletionKind.FUNCTION, name, detail="function of this app")
            return
        for each in self._values(path):
            if each.label.lower() not in standing:
                yield each

    def _subject(self, path: JsonPath, value: str = "") -> Subject:
        steps = ("*" if isinstance(step, int) else step for step in path)
        return Subject(path="/".join(steps), value=value, file=self.file.schema.file)


def _behind_key(known: Property, own: Member | None) -> str:
    """Return the colon and the value that the key still lacks, as a snippet."""
    if own is not None and own.colon is not None:
        return ""
    return ":" if own is not None and own.value is not None else f": {value_snippet(known)}"


def _detail(known: Property, value: JsonData) -> str:
    """Return what stands beside a value: what it means, as far as that can be told, and whether it is the default."""
    meaning = ""
    if isinstance(value, str):
        meaning = known.enum_descriptions.get(value, "").rstrip(".")
        if TIME_SPAN in known.roles:
            meaning = span_in_words(value)
        if BUNDLE_RANGE in known.roles:
            meaning = range_in_words(value)
    is_default = known.default is not None and json_text(value) == json_text(known.default)
    return ", ".join(part for part in (meaning, "default" if is_default else "") if part) or known.title


def _lines(value: JsonData, key: str, depth: int = 0) -> list[str]:
    """Return JSON data on lines of its own; small objects of single values stay on as many lines as editors write."""
    indent = " " * _INDENT * depth
    head = f"{indent}{json_text(key)}: " if key else indent
    if not isinstance(value, dict):
        return [f"{head}{json_text(value)}"]
    lines = [f"{head}{{"]
    for number, (name, inner) in enumerate(value.items(), 1):
        below = _lines(inner, name, depth + 1)
        lines += [*below[:-1], f"{below[-1]}," if number < len(value) else below[-1]]
    return [*lines, f"{indent}}}"]

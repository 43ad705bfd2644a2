"""The app settings that a function names: in the properties of its bindings, in `%NAME%`, and in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.binding import Binding
from funcls.model.defined_settings import STORAGE_SETTING, stands_for
from funcls.model.loading import Loading
from funcls.model.source import Place, SourceFile
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.syntax.json.path import JsonPath
from funcls.syntax.python.environment import Variable
from funcls.text.span import Span

_REPLACED: Final = re.compile(r"%([^%]+)%")
_PLACEHOLDER: Final = re.compile(r"[%{}]")
"""What stands in a text that is still to become a name."""


@dataclass(frozen=True, slots=True)
class SettingUse:
    """A place where a setting is named.

    `place` is the name itself. In function.json `binding` and `known` tell whose property it is; `is_replaced` that it
    stands there as `%NAME%`, and `is_default` that nothing stands there, so that the host looks for a setting of its
    own: then `place` is that of the binding's type. In Python `variable` tells how it is read.
    """

    name: str
    place: Place
    binding: Binding | None = None
    known: Property | None = None
    is_replaced: bool = False
    is_default: bool = False
    variable: Variable | None = None

    @property
    def is_connection(self) -> bool:
        """Whether several settings that begin with the name will do as well."""
        return self.known is not None and not self.is_replaced

    @property
    def is_of_storage(self) -> bool:
        """Whether a binding asks for the host's own storage account."""
        return self.binding is not None and stands_for(STORAGE_SETTING, self.name, as_connection=False)


def named_by_bindings(bindings: tuple[Binding, ...], file: SourceFile) -> tuple[SettingUse, ...]:
    """Return the uses in function.json, `file`."""
    return tuple(use for binding in bindings for use in _of_binding(binding, file))


def named_by_modules(loading: Loading) -> tuple[SettingUse, ...]:
    """Return the uses in the modules that are imported with a script."""
    return tuple(
        SettingUse(each.name, module.file.place(each.span), variable=each)
        for module in loading.modules
        for each in module.file.environment.variables
        if each.name
    )


def _of_binding(binding: Binding, file: SourceFile) -> Iterator[SettingUse]:
    entry, canonical = binding.entry, binding.canonical
    if entry is None or canonical is None:
        return
    for name, known in entry.known.items():
        value = canonical.value.get(name)
        if known.setting and _is_blank(value):
            if isinstance(known.default, str) and known.default and _counts(binding, known):
                place = file.place(binding.type_span)
                yield SettingUse(known.default, place, binding, known, is_default=True)
        elif value is not None:
            yield from _of_value(value, (name,), known, binding, file)


def _of_value(
    value: JsonData, path: JsonPath, known: Property, binding: Binding, file: SourceFile
) -> Iterator[SettingUse]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _of_value(each, (*path, index), known, binding, file)
    span = binding.canonical.spans.get(path) if binding.canonical is not None else None
    if not isinstance(value, str) or span is None:
        return
    is_plain = file.text[span.start + 1 : span.end - 1] == value
    if known.expression is not None and "%" in value:
        for match in _REPLACED.finditer(value):
            inner = Span(*match.span(1)).shifted(span.start + 1) if is_plain else span
            yield SettingUse(match[1], file.place(inner), binding, known, is_replaced=True)
    elif known.setting and value and not _PLACEHOLDER.search(value):
        inner = Span(span.start + 1, span.end - 1) if is_plain else span
        yield SettingUse(value, file.place(inner), binding, known)


def _is_blank(value: JsonData) -> bool:
    return value is None or value == ""


def _counts(binding: Binding, known: Property) -> bool:
    is_of_direction = binding.direction is None or known.counts_for(binding.direction.value)
    return is_of_direction and known.deprecated is None and known.renamed_to is None

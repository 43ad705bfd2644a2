"""One self-contained JSON Schema (draft-07) of function.json, or of one binding type, for tools other than funcls.

It refuses less than funcls reports and, as far as draft-07 can say it, nothing that the host accepts:

- All that the schemas refer to is in `definitions`; no reference leaves the file. The `x-` keywords are left out.
- Within a binding and a retry policy the case of names makes no difference. Only a name in its canonical spelling has
  its value judged; a missing one is told by a plain `required` behind an `if`, since that gives the best message.
- Values are what `funcls.schema.looser` makes of them.
- A type that is not known, and a property that is not known, is accepted.
- `allowComments`, `allowTrailingCommas` (the host reads both) and `doNotSuggest` are keywords of VS Code's JSON server.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from funcls.schema.conditions import Condition, read_conditions
from funcls.schema.document import Documents, JsonData, JsonDict, dict_in, text_in, texts_in
from funcls.schema.looser import ignoring_case, lacks, looser, whole

FUNCTION: Final = "function.json"
"""The name under which the schema of a whole function.json is asked for."""

_FUNCTION: Final = "function.schema.json"
_TYPE: Final = "type"
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_HEAD: Final = ("title", "description")
_LENIENT: Final[JsonDict] = {"allowComments": True, "allowTrailingCommas": True}


def export_function(documents: Documents, types: Sequence[str]) -> JsonDict:
    """Return the schema of a whole function.json; `types` are the binding types that it knows."""
    return _Export(documents).function(types)


def export_binding(documents: Documents, name: str) -> JsonDict:
    """Return the schema of a binding of the type `name`, in its exact spelling."""
    return _Export(documents).only_binding(name)


class _Export:
    """One schema in the making; `_definitions` are those that it refers to."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._definitions: JsonDict = {}

    def function(self, types: Sequence[str]) -> JsonDict:
        source = self._documents.load(_FUNCTION)
        properties: JsonDict = {}
        for name, each in dict_in(source, "properties").items():
            if isinstance(each, dict):
                is_list = name in texts_in(source, "required")
                properties[name] = self._bindings(each, types) if is_list else self._property(name, each, _FUNCTION)
        return self._finished(
            FUNCTION, {**_head(source), "type": "object", "required": source["required"], "properties": properties}
        )

    def only_binding(self, name: str) -> JsonDict:
        schema = self._binding(name)
        dict_in(self._definitions, _TYPE)["examples"] = [name]
        return self._finished(f"binding:{name}", schema)

    def _finished(self, identifier: str, schema: JsonDict) -> JsonDict:
        return {
            "$schema": _DRAFT,
            "$id": f"urn:funcls:{identifier}",
            "$comment": "Written by `funcls schema`.",
            **_LENIENT,
            **schema,
            "definitions": self._definitions,
        }

    def _bindings(self, source: JsonDict, types: Sequence[str]) -> JsonDict:
        """Return the list of bindings: each is judged by its type, and by what all have in common without a known one.

        A known type repeats what all have in common, so that editors offer its own directions alone.
        """
        own = {key: value for key, value in source.items() if key != "items" and not key.startswith("x-")}
        conditions: list[JsonData] = [{"if": {"not": _is_type(types)}, "then": self._shared("binding")}]
        for name in types:
            self._definitions[f"binding.{name}"] = self._binding(name)
            conditions.append({"if": _is_type([name]), "then": {"$ref": f"#/definitions/binding.{name}"}})
        return {**own, "items": {"type": "object", "allOf": conditions}}

    def _binding(self, name: str) -> JsonDict:
        file = f"bindings/{name}.schema.json"
        source = self._documents.load(file)
        common = dict_in(self._definition("binding"), "properties")
        unlisted = {each: self._unsuggested(each) for each in common if each not in dict_in(source, "properties")}
        schema = self._object(source, file)
        schema["properties"] = {**dict_in(schema, "properties"), **unlisted}
        return {**_head(source), **schema}

    def _unsuggested(self, name: str) -> JsonDict:
        """Return a property that the host reads in every binding, though it means nothing for this one."""
        source = dict_in(dict_in(self._definition("binding"), "properties"), name)
        return {"allOf": [self._property(name, source, _FUNCTION)], "doNotSuggest": True}

    def _object(self, source: JsonDict, file: str) -> JsonDict:
        """Return an object whose properties the host finds in whatever case."""
        needed = texts_in(source, "required")
        properties: JsonDict = {}
        flat: JsonDict = {}
        for name, each in dict_in(source, "properties").items():
            if isinstance(each, dict):
                properties[name] = self._property(name, each, file, required=name in needed)
                flat[name] = self._documents.flat(each, file)
        conditions = [need for each in read_conditions(source) for need in _needs_on(each, flat)]
        needs = [*_needs(needed, flat), *conditions]
        return {
            "type": "object",
            **({"allOf": needs} if needs else {}),
            "properties": properties,
        }

    def _property(self, name: str, source: JsonDict, file: str, *, required: bool = False) -> JsonDict:
        shared = _name_of_definition(source)
        if shared is not None:
            return self._shared(shared)
        if name == _TYPE and "const" in source:
            return {"allOf": [self._shared(_TYPE)], "pattern": whole([ignoring_case(str(source["const"]))])}
        flat = self._documents.flat(source, file)
        if "properties" in flat:
            own = looser(name, {key: value for key, value in flat.items() if key != "type"})
            return {**own, "if": {"type": "null"}, "else": self._object(source, file)}
        exported = looser(name, flat, required=required)
        return {**exported, "doNotSuggest": True} if "x-ignored" in flat else exported

    def _shared(self, name: str) -> JsonDict:
        """Return a reference to a definition, which is taken over when it is first referred to."""
        if name not in self._definitions:
            source = self._definition(name)
            self._definitions[name] = (
                {**_head(source), **self._object(source, _FUNCTION)}
                if "properties" in source
                else looser(name, self._documents.flat(source, _FUNCTION))
            )
        return {"$ref": f"#/definitions/{name}"}

    def _definition(self, name: str) -> JsonDict:
        return dict_in(dict_in(self._documents.load(_FUNCTION), "definitions"), name)


def _head(source: JsonDict) -> JsonDict:
    return {key: source[key] for key in _HEAD if key in source}


def _name_of_definition(source: JsonDict) -> str | None:
    reference = text_in(source, "$ref")
    return reference.rpartition("/")[2] if reference is not None else None


def _is_type(names: Iterable[str]) -> JsonDict:
    return {"properties": {_TYPE: {"pattern": whole(map(ignoring_case, names))}}, "required": [_TYPE]}


def _needs(names: Iterable[str], flat: JsonDict) -> list[JsonData]:
    return [
        {"if": lacks(name, texts_in(dict_in(flat, name), "x-aliases")), "then": {"required": [name]}} for name in names
    ]


def _needs_on(condition: Condition, flat: JsonDict) -> list[JsonData]:
    """Return what is needed by the value of another property, where that is plain to see."""
    name = condition.property
    others = [each for each in texts_in(dict_in(flat, name), "enum") if each != condition.value]
    branches: tuple[tuple[JsonDict, tuple[str, ...]], ...] = (
        (_has(name, [str(condition.value)]), condition.met.names),
        ({"anyOf": [lacks(name), _has(name, others)]}, condition.unmet.names),
    )
    return [{"if": found, "then": {"allOf": _needs(needed, flat)}} for found, needed in branches]


def _has(name: str, values: Iterable[str]) -> JsonDict:
    condition: JsonDict = {"type": "string", "pattern": whole(map(ignoring_case, values))}
    return {"properties": {name: condition}, "required": [name]}

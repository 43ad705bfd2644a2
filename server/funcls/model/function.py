"""One function of an app: its function.json, its script and its handler, linked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from typing import Final

from funcls.model.annotations import Annotation, Refusal
from funcls.model.binding import Binding, Field, read_bindings, read_field
from funcls.model.checked import BoundParameter, FailedAnnotation, SignatureChecker
from funcls.model.defined_settings import STORAGE_SETTING
from funcls.model.deployment import Deployment, read_deployment
from funcls.model.durable import may_be_newer
from funcls.model.durable_imports import DurableUse, imported_uses
from funcls.model.evaluation import Evaluator
from funcls.model.facts import AppFacts, Language
from funcls.model.handler import DEFAULT_ENTRY_POINT, Handler, NoHandler, Resolution, find_handler
from funcls.model.imports import Fault
from funcls.model.library import DURABLE
from funcls.model.loading import Loading, find_loading
from funcls.model.modules import APP_PACKAGE, PACKAGE_FILE
from funcls.model.names import Names
from funcls.model.requirements import REQUIREMENTS_FILE
from funcls.model.script import FUNCTION_FILE, Script, ScriptState, find_script
from funcls.model.setting_uses import SettingUse, named_by_bindings, named_by_modules
from funcls.model.settings import SETTINGS_FILE
from funcls.model.signature import Signature
from funcls.model.source import Lookup, Place, SourceFile
from funcls.schema.catalogue import Catalogue
from funcls.schema.top_level import top_level_violations
from funcls.schema.validation import Violation
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonArray, JsonDocument, JsonObject, Member, ProblemKind
from funcls.text.span import Span

PYTHON_EXTENSION: Final = ".py"
"""The one extension that the worker loads, in exactly this spelling (worker: loader.py)."""


BINDINGS_KEY: Final = "bindings"
SCRIPT_KEY: Final = "scriptFile"
ENTRY_POINT_KEY: Final = "entryPoint"
"""Keys that the host reads case-sensitively (facts: key-case)."""


_MOST_CANDIDATES: Final = 3
"""How many files are read that may be meant by the name of a script that is not there."""


_NAME: Final = re.compile(r"^[a-z][a-z0-9_\-]{0,127}$(?<!^host$)", re.IGNORECASE)
"""The host's own. Ignoring case, both languages take a few more letters for ASCII ones, Python all that .NET takes."""


def is_valid_function_name(name: str) -> bool:
    """Return whether the host takes a function of this name (facts: fn-name)."""
    return _NAME.match(name) is not None


class Origin(Enum):
    """Where the bindings of a function are written."""

    FUNCTION_JSON = auto()


@dataclass(frozen=True)
class Function:
    """One function folder.

    `requirements` is the app's requirements.txt, for a function that has a part in Durable Functions; `deployment` has
    it for all.
    `violations` are those of function.json beside its bindings. `bindings_known` is False while the text of `bindings`
    is broken, so that what is absent from it proves nothing. `handler_is_half_typed`: of its function no more than the
    signature could be read. `settings_file` is local.settings.json where it lacks a storage account that the function
    needs. `failed` are the annotations of a handler with an unknown signature that fail all the same.
    `durable_imports` are the calls of Durable Functions by constants of other modules.
    `returns` is the return annotation of the handler with what the worker makes of it, None without one. `sources` are
    the keys of all files and listings that the function was built from.
    """

    name: str
    origin: Origin
    facts: AppFacts
    catalogue: Catalogue
    file: SourceFile
    violations: tuple[Violation, ...]
    bindings: tuple[Binding, ...]
    bindings_field: Field | None
    bindings_known: bool
    script: Script
    script_file: SourceFile | None
    entry_point: str
    entry_point_field: Field | None
    loading: Loading
    resolution: Resolution
    handler_is_half_typed: bool
    parameters: tuple[BoundParameter, ...]
    failed: tuple[FailedAnnotation, ...]
    returns: Annotation | None
    requirements: SourceFile | None
    settings_file: SourceFile | None
    durable_imports: tuple[DurableUse, ...]
    deployment: Deployment
    sources: frozenset[str]

    @property
    def root(self) -> JsonObject | None:
        """The object of function.json, or None where the text holds none."""
        root = self.file.json.root
        return root if isinstance(root, JsonObject) else None

    @cached_property
    def root_known(self) -> bool:
        """Whether function.json is an object whose own members are all read: what is absent from it is absent."""
        return _is_whole(self.file.json)

    def misspelt(self, key: str) -> Member | None:
        """Return the member with `key` in other letters, large or small, where none has it exactly.

        The host does not read it (facts: key-case).
        """
        found = self.root.get_ignoring_case(key) if self.root is not None else None
        return found if found is not None and found.key.value != key else None

    @property
    def handler(self) -> Handler | None:
        """The handler, or None where there is none or it cannot be known."""
        return self.resolution if isinstance(self.resolution, Handler) else None

    @cached_property
    def certain_script(self) -> Script:
        """The script; its state is UNKNOWN while function.json is half typed and may yet come to name another one."""
        return self.script if self._is_settled(self.script.field) else replace(self.script, state=ScriptState.UNKNOWN)

    @cached_property
    def certain_handler(self) -> Handler | None:
        """The handler, or None while function.json is half typed and may yet come to name another one."""
        return self.handler if self._is_entry_settled else None

    @property
    def missing_handler(self) -> NoHandler | None:
        """What stands where the handler should be, where there is provably none."""
        return self.resolution if self._is_entry_settled and isinstance(self.resolution, NoHandler) else None

    @property
    def opening(self) -> Span:
        """The place for what concerns the whole function.json: its opening brace, or its first character."""
        start = self.root.span.start if self.root is not None else 0
        return Span(start, min(start + 1, len(self.file.text)))

    @property
    def bindings_span(self) -> Span:
        """The key `bindings`, or the opening of the file where it is absent."""
        return self.bindings_field.member.key.span if self.bindings_field is not None else self.opening

    @cached_property
    def bound_settings(self) -> tuple[SettingUse, ...]:
        """The app settings that function.json names."""
        return named_by_bindings(self.bindings, self.file)

    @cached_property
    def setting_uses(self) -> tuple[SettingUse, ...]:
        """The app settings that function.json and the modules of the script name."""
        return (*self.bound_settings, *named_by_modules(self.loading))

    @cached_property
    def _is_entry_settled(self) -> bool:
        return self._is_settled(self.script.field) and self._is_settled(self.entry_point_field)

    def _is_settled(self, field: Field | None) -> bool:
        """Whether what is typed next cannot change the value of a top-level property."""
        return self.root_known if field is None else field.is_complete

    def json_place(self, span: Span) -> Place:
        """Return a place in function.json."""
        return Place(self.file.path, span)

    @property
    def is_of_other_language(self) -> bool:
        """Whether the function is not one of a Python app, so that nothing here is meant for it."""
        language = self.facts.language
        return language is Language.OTHER or (language is Language.UNKNOWN and self.script.is_of_other_language)

    @cached_property
    def triggers(self) -> tuple[Binding, ...]:
        """The bindings that the host counts as triggers."""
        return tuple(binding for binding in self.bindings if binding.is_trigger)

    @cached_property
    def refused(self) -> tuple[tuple[BoundParameter, Refusal], ...]:
        """The parameters whose annotations the worker refuses, each with why."""
        judged = ((each, each.annotation.refusal) for each in self.parameters if each.annotation is not None)
        return tuple((bound, refusal) for bound, refusal in judged if refusal is not None)

    def parameter_of(self, binding: Binding) -> BoundParameter | None:
        """Return the parameter that receives the binding."""
        return next((each for each in self.parameters if each.parameter.name == binding.name), None)


def link_function(name: str, facts: AppFacts, lookup: Lookup, catalogue: Catalogue) -> Function | None:
    """Return the function in the folder `name`, or None where its function.json is gone."""
    file = lookup.source(f"{name}/{FUNCTION_FILE}")
    if file is None:
        return None
    root = file.json.root if isinstance(file.json.root, JsonObject) else None
    bindings_field = read_field(root.get(BINDINGS_KEY)) if root else None
    array = bindings_field.member.value if bindings_field else None
    bindings = tuple(read_bindings(array, catalogue)) if isinstance(array, JsonArray) else ()
    script_field = read_field(root.get(SCRIPT_KEY)) if root else None
    entry_field = read_field(root.get(ENTRY_POINT_KEY)) if root else None
    entry_point = (entry_field.text if entry_field else None) or DEFAULT_ENTRY_POINT
    script = find_script(name, script_field, lookup)
    # What a quick fix may name is read, so that it can be tried.
    for each in script.candidates[:_MOST_CANDIDATES]:
        lookup.source(posixpath.normpath(posixpath.join(name, each)))
    names = Names(lookup)
    loadable = script.state is ScriptState.FOUND and script.extension == PYTHON_EXTENSION and script.is_importable
    script_file = lookup.source(script.path) if loadable and script.path else None
    # What the host makes of an entry point that is an object or an array is not known.
    is_named = entry_field is None or entry_field.text is not None or entry_field.is_null
    readable = script_file is not None and script_file.readable and is_named
    loading = find_loading(script_file.path, names, lookup) if script_file and script_file.readable else Loading()
    for path in _near_modules(loading):
        lookup.source(path)
    resolution = find_handler(script_file.path, entry_point, names, loading) if script_file and readable else None
    signature = resolution.signature if isinstance(resolution, Handler) else None
    is_durable = any(each.entry is not None and bool(each.entry.durable) for each in bindings)
    requirements = lookup.source(REQUIREMENTS_FILE) if is_durable else None
    written = signature or (resolution.written if isinstance(resolution, Handler) else None)
    checker = _checker(written, names, facts, lookup, catalogue, requirements) if written else None
    return Function(
        name=name,
        origin=Origin.FUNCTION_JSON,
        facts=facts,
        catalogue=catalogue,
        file=file,
        violations=top_level_violations(root, root.get(BINDINGS_KEY), catalogue) if root else (),
        bindings=bindings,
        bindings_field=bindings_field,
        bindings_known=_bindings_known(file.json, array, bindings),
        script=script,
        script_file=script_file,
        entry_point=entry_point,
        entry_point_field=entry_field,
        loading=loading,
        resolution=resolution,
        handler_is_half_typed=_is_half_typed(resolution, lookup),
        parameters=tuple(checker.parameters(bindings)) if checker and signature else (),
        failed=tuple(checker.early_failures()) if checker and signature is None else (),
        returns=checker.returns(bindings) if checker and signature else None,
        requirements=requirements,
        settings_file=lookup.source(SETTINGS_FILE) if _lacks_storage(bindings, file, facts) else None,
        durable_imports=imported_uses(loading, names),
        deployment=read_deployment(lookup),
        sources=frozenset(lookup.asked),
    )


def _lacks_storage(bindings: tuple[Binding, ...], file: SourceFile, facts: AppFacts) -> bool:
    if facts.settings is None or facts.settings.has(STORAGE_SETTING):
        return False
    uses = named_by_bindings(bindings, file)
    return any(each.needs_storage for each in bindings) or any(each.is_of_storage for each in uses)


def _checker(
    signature: Signature,
    names: Names,
    facts: AppFacts,
    lookup: Lookup,
    catalogue: Catalogue,
    requirements: SourceFile | None,
) -> SignatureChecker:
    source = lookup.source(signature.path)
    quoted = source is not None and source.python.postpones_annotations
    versions = facts.target.python.versions
    # The converters of durable bindings take other classes with the newer generation of the library.
    uncertain = frozenset({DURABLE}) if may_be_newer(requirements, versions) else frozenset()
    evaluator = Evaluator(names, uncertain)
    return SignatureChecker(signature, evaluator, versions, catalogue, quoted=quoted)


def _near_modules(loading: Loading) -> Iterator[str]:
    """Yield the files of the modules that may be meant by imports that fail."""
    for fault in loading.faults:
        if fault.fault is Fault.BESIDE:
            beside = posixpath.join(posixpath.dirname(fault.place.path), *fault.module.split("."))
            yield from (f"{beside}{PYTHON_EXTENSION}", f"{beside}/{PACKAGE_FILE}")
            continue
        folder, _, last = fault.module.removeprefix(f"{APP_PACKAGE}.").rpartition(".")
        near = nearest(last, fault.near)
        if near is not None:
            yield posixpath.join(*folder.split("."), f"{near}{PYTHON_EXTENSION}")


def _is_half_typed(resolution: Resolution, lookup: Lookup) -> bool:
    if not isinstance(resolution, Handler) or resolution.definition is None or resolution.definition.body_read:
        return False
    # Of methods no body is read.
    source = lookup.source(resolution.place.path)
    return source is not None and not source.python.complete


def _is_whole(document: JsonDocument) -> bool:
    """Whether the root is an object, without a syntax error directly in it or around it."""
    root = document.root
    if not isinstance(root, JsonObject) or root.damaged:
        return False
    refused = (problem.span for problem in document.problems if problem.kind is ProblemKind.REFUSED)
    return all(root.span.covers(span) for span in refused)


def _bindings_known(document: JsonDocument, array: object, bindings: tuple[Binding, ...]) -> bool:
    if array is None:
        return _is_whole(document)
    # An item that is no object is one of which nobody knows what it should be.
    is_whole = isinstance(array, JsonArray) and not array.damaged and len(array.items) == len(bindings)
    return is_whole and not any(each.node.damaged for each in bindings)

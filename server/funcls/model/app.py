"""An app as a whole: what stands at its root, and the function.json files that the host never reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.binding import read_field
from funcls.model.configured import EDITOR, Configured
from funcls.model.facts import HOST_FILE, AppFacts, Language, function_folders
from funcls.model.funcignore import FUNCIGNORE_FILE
from funcls.model.function import BINDINGS_KEY, PYTHON_EXTENSION, SCRIPT_KEY, is_valid_function_name
from funcls.model.host_configuration import HostConfiguration, read_host_configuration
from funcls.model.modules import PACKAGE_FILE
from funcls.model.requirements import REQUIREMENTS_FILE
from funcls.model.script import FUNCTION_FILE, ScriptState, find_script
from funcls.model.settings import SETTINGS_FILE, Setting, named_settings, read_settings, setting, values_place
from funcls.model.source import NEVER_WALKED, ROOT, Listing, Lookup, Place, SourceFile
from funcls.schema.catalogue import Catalogue
from funcls.schema.file_schema import FileSchema
from funcls.schema.slip import is_slip
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonValue, Member
from funcls.text.span import Span

_DEEPEST: Final = 3
"""How many folders below the app root are looked into for function.json files that the host does not find."""

_ENVIRONMENTS: Final = frozenset({".venv", "venv", ".env", "env"})
"""How people call the folder of a virtual environment."""
_TESTS: Final = frozenset({"tests", "test"})
_TEST: Final = re.compile(r"test_\w+\.py|\w+_test\.py")


@dataclass(frozen=True, slots=True)
class App:
    """What the rules on a whole app look at.

    `configured` is what funcls is told of it. `functions` are the names of the function folders, `hiding` those of them
    that are packages beside a module of the same name. `astray` are the
    other files of the name function.json, in whatever case, that lie in no app of their own: the host does not look
    there; and those right below the app root whose name is a slip for it, such as functions.json.
    `configuration` is what host.json says, None where the host cannot read it. `python_stated` is the file of
    the app that states the version of Python. `python_scripts` are the scripts of an app whose settings state another
    language, if every function that the host finds has one of Python; else it is empty. Of an app with a
    .funcignore, `environments` are the files that tell of virtual environments at its root, and `tests` one test in
    each folder of them. `catalogue` is what the schemas say. Files are None where there is none.
    """

    facts: AppFacts
    configured: Configured
    names: Listing
    host: SourceFile | None
    configuration: HostConfiguration | None
    settings_file: SourceFile | None
    requirements: SourceFile | None
    funcignore: SourceFile | None
    python_stated: SourceFile | None
    functions: frozenset[str]
    hiding: frozenset[str]
    astray: tuple[SourceFile, ...]
    python_scripts: tuple[str, ...]
    catalogue: Catalogue
    environments: tuple[SourceFile, ...]
    tests: tuple[str, ...]

    @property
    def is_judged(self) -> bool:
        """Whether this is an app of Functions in Python: host.json alone may be that of any language, or product."""
        language = self.facts.language
        return language is Language.PYTHON or (language is Language.UNKNOWN and bool(self.functions))

    @property
    def host_root(self) -> JsonObject | None:
        """The object of host.json, or what is whole of it."""
        return _root(self.host)

    @property
    def settings(self) -> JsonObject | None:
        """The app settings that Core Tools certainly read from local.settings.json, of an app whose language is known.

        No value of them may be shown.
        """
        return read_settings(self.settings_file) if self.facts.language is not Language.UNKNOWN else None

    @property
    def settings_root(self) -> JsonObject | None:
        """The object of local.settings.json, where Core Tools can parse its text, of an app whose language is known."""
        is_parsed = self.settings_file is not None and not self.settings_file.json.refused
        return _root(self.settings_file) if is_parsed and self.facts.language is not Language.UNKNOWN else None

    @property
    def settings_key(self) -> Place:
        """Where a finding stands about a setting that is not there: the key above all of them."""
        return values_place(self.settings_file) if self.settings_file is not None else Place(SETTINGS_FILE, Span(0, 0))

    def setting(self, name: str) -> Setting | None:
        """Return the app setting of exactly this name, None where Core Tools may not read any."""
        return setting(self.settings, name)

    def setting_place(self, found: Setting) -> Place:
        """Return the place of a setting's value."""
        return Place(SETTINGS_FILE, found.member.value.span if found.member.value else found.member.span)

    def host_member(self, *keys: str) -> Member | None:
        """Return the member of host.json at a path of keys, which ignore case as the host's configuration does."""
        node = self.host_root
        member = None
        for key in keys:
            member = node.get_ignoring_case(key) if node is not None else None
            node = member.value if member is not None and isinstance(member.value, JsonObject) else None
        return member

    @property
    def host_schema(self) -> FileSchema:
        """What may stand in host.json."""
        return self.catalogue.file_schema(HOST_FILE)

    def host_place(self, span: Span) -> Place:
        """Return a place in host.json."""
        return Place(HOST_FILE, span)

    def host_key(self, *keys: str) -> Place:
        """Return the place of the last key of a path that host.json has, or its opening where it has none of them."""
        found = (self.host_member(*keys[:length]) for length in range(len(keys), 0, -1))
        member = next((each for each in found if each is not None), None)
        return self.host_place(member.key.span) if member is not None else self.host_opening

    @property
    def host_opening(self) -> Place:
        """Where a finding stands about something that host.json lacks: its first brace."""
        root = self.host_root
        start = root.span.start if root is not None else 0
        return Place(HOST_FILE, Span(start, start + 1 if root is not None else start))


def _root(source: SourceFile | None) -> JsonObject | None:
    root = source.json.root if source is not None and source.readable else None
    return root if isinstance(root, JsonObject) else None


def read_app(facts: AppFacts, configured: Configured, lookup: Lookup, catalogue: Catalogue) -> App:
    """Return the app in the folder of the lookup; the catalogue has the schemas of its files."""
    host = lookup.source(HOST_FILE)
    funcignore = lookup.source(FUNCIGNORE_FILE)
    functions = frozenset(function_folders(lookup))
    return App(
        facts=facts,
        configured=configured,
        names=lookup.listing(ROOT) or Listing(),
        host=host,
        configuration=_configuration(host, lookup),
        settings_file=lookup.source(SETTINGS_FILE),
        requirements=lookup.source(REQUIREMENTS_FILE),
        funcignore=funcignore,
        python_stated=_python_stated(facts, lookup),
        functions=functions,
        hiding=frozenset(each for each in functions if _hides_module(each, lookup)),
        astray=tuple(_astray(ROOT, lookup)),
        python_scripts=_python_scripts(facts, lookup) if facts.language is Language.OTHER else (),
        catalogue=catalogue,
        environments=tuple(_environments(lookup)) if funcignore is not None else (),
        tests=tuple(_tests(lookup)) if funcignore is not None else (),
    )


def _configuration(host: SourceFile | None, lookup: Lookup) -> HostConfiguration | None:
    root = _root(host)
    if root is None or host is None or host.json.refused:
        return None
    return read_host_configuration(root, named_settings(lookup.source(SETTINGS_FILE)))


def _python_stated(facts: AppFacts, lookup: Lookup) -> SourceFile | None:
    stated = facts.target.python.stated
    is_of_app = stated is not None and stated.where != EDITOR and not stated.where.startswith(("-", "../"))
    return lookup.source(stated.where) if stated is not None and is_of_app else None


def _python_scripts(facts: AppFacts, lookup: Lookup) -> tuple[str, ...]:
    """Return the scripts of all functions that the host finds, or nothing where one may be of another language."""
    scripts = []
    for name in function_folders(lookup):
        root = _root(lookup.source(f"{name}/{FUNCTION_FILE}"))
        bindings = root.get(BINDINGS_KEY) if root is not None and not root.damaged else None
        if root is None or bindings is None or not _is_array_of_some(bindings.value):
            return ()
        script = find_script(name, read_field(root.get(SCRIPT_KEY)), lookup)
        if script.state is not ScriptState.FOUND or script.path is None or script.extension.lower() != PYTHON_EXTENSION:
            return ()
        if facts.is_allowed(name) and is_valid_function_name(name):
            scripts.append(script.path)
    return tuple(scripts)


def _hides_module(function: str, lookup: Lookup) -> bool:
    return lookup.is_file(f"{function}{PYTHON_EXTENSION}") and lookup.is_file(f"{function}/{PACKAGE_FILE}")


def _environments(lookup: Lookup) -> Iterator[SourceFile]:
    listing = lookup.listing(ROOT)
    for name in sorted(listing.folders & _ENVIRONMENTS) if listing is not None else ():
        source = lookup.source(f"{name}/pyvenv.cfg")
        if source is not None:
            yield source


def _tests(lookup: Lookup) -> Iterator[str]:
    root = lookup.listing(ROOT)
    for folder in sorted(root.folders & _TESTS) if root is not None else ():
        listing = lookup.listing(folder)
        names = sorted(name for name in listing.files if _TEST.fullmatch(name)) if listing is not None else []
        if names:
            yield f"{folder}/{names[0]}"


def _is_array_of_some(value: JsonValue | None) -> bool:
    return isinstance(value, JsonArray) and not value.damaged and bool(value.items)


def _astray(folder: str, lookup: Lookup) -> Iterator[SourceFile]:
    listing = lookup.listing(folder)
    if listing is None or (folder and HOST_FILE in listing.files):
        return
    may_be_function = folder != ROOT and "/" not in folder
    for name in sorted(listing.files):
        is_there = may_be_function and name == FUNCTION_FILE
        is_meant = name.lower() == FUNCTION_FILE or (may_be_function and is_slip(name, FUNCTION_FILE))
        if is_meant and not is_there:
            source = lookup.source(_below(folder, name))
            if source is not None:
                yield source
    for each in folders_below(folder, listing):
        yield from _astray(each, lookup)


def folders_below(folder: str, listing: Listing) -> Iterator[str]:
    """Yield the paths of the folders in `folder` that may hold a function.json, found by the host or not."""
    depth = folder.count("/") + 1 if folder else 0
    if depth < _DEEPEST:
        yield from (_below(folder, each) for each in sorted(listing.folders - NEVER_WALKED))


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name

"""The files of an app as the model sees them: texts, folder listings and places in them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias, TypeVar, cast

from funcls.model.suppressions import MENTION, Suppression, hash_comments, python_comments, read_suppressions
from funcls.syntax.json.parser import parse_json
from funcls.syntax.json.quick import first_refusal
from funcls.syntax.json.tree import JsonDocument, JsonProblem
from funcls.syntax.python.environment import Environment, read_environment
from funcls.syntax.python.facts import PythonModule, SyntaxProblem
from funcls.syntax.python.reader import find_syntax_error, parse_python
from funcls.text.lines import LineIndex
from funcls.text.span import Span


class Place(NamedTuple):
    """A span in a file; `path` is relative to the app root, with `/`."""

    path: str
    span: Span


LARGEST: Final = 1_000_000
"""Characters; of a longer JSON file or script nothing is looked at but the syntax."""


class SourceFile:
    """One version of one file; what is read from its text is read once, when it is first asked for.

    `is_large` is True where the text is longer than anybody looks at. `readable` is False there, and for a file that
    exists but whose text is not known (no permission, too large, not a regular file): what is read from its text is
    that of an empty one. `decodable` is False where bytes had to be replaced to get a text.
    """

    def __init__(self, path: str, text: str, *, readable: bool = True, decodable: bool = True) -> None:
        self.path = path
        self.text = text
        self.is_large = readable and len(text) > LARGEST and path.endswith((".json", ".py"))
        self.readable = readable and not self.is_large
        self.decodable = decodable

    def __repr__(self) -> str:
        return f"SourceFile({self.path!r})"

    def __getstate__(self) -> dict[str, object]:
        # What was read from the text stays behind: to read it again is quicker than to send it.
        is_known = self.readable or self.is_large
        return vars(SourceFile(self.path, self.text, readable=is_known, decodable=self.decodable))

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self.text)

    @cached_property
    def json(self) -> JsonDocument:
        """The text read as the host reads JSON."""
        return parse_json(self.text if self.readable else "")

    @cached_property
    def python(self) -> PythonModule:
        """The facts of the text as a Python module."""
        return parse_python(self.text if self.readable else "")

    @cached_property
    def environment(self) -> Environment:
        """The variables of the environment that the text names as a Python module."""
        return read_environment(self.text, self.python.parts) if self.readable else Environment()

    @cached_property
    def json_problems(self) -> tuple[JsonProblem, ...]:
        """The problems of the text as JSON; of a large one, one that the host refuses, if there is any."""
        if not self.is_large:
            return self.json.problems
        problem = first_refusal(self.text)
        return (problem,) if problem is not None else ()

    @cached_property
    def python_error(self) -> SyntaxProblem | None:
        """What Python's parser refuses in the text, however large it is."""
        return find_syntax_error(self.text) if self.is_large else self.python.syntax_error

    @cached_property
    def comments(self) -> tuple[Span, ...]:
        """The comments, in order."""
        if self.path.endswith(".json"):
            return self.json.comments
        return tuple((python_comments if self.path.endswith(".py") else hash_comments)(self.text))

    @cached_property
    def suppressions(self) -> tuple[Suppression, ...]:
        """The comments that silence findings."""
        return read_suppressions(self.text, self.comments) if MENTION in self.text else ()

    def place(self, span: Span) -> Place:
        """Return `span` as a place in this file."""
        return Place(self.path, span)


@dataclass(frozen=True, slots=True)
class Listing:
    """The names in one folder, exactly as the disk spells them."""

    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()


ROOT: Final = ""
"""The path of the app root itself."""

NEVER_WALKED: Final = frozenset({".venv", "venv", ".python_packages", "node_modules", ".git", "__pycache__"})
"""Folders that hold no function and no script, and may hold a great many files."""


def folder_key(folder: str) -> str:
    """Return the key under which the listing of `folder` stands among the sources of a function."""
    return f"{folder}/"


Memory: TypeAlias = "dict[Hashable, tuple[object, frozenset[str]]]"
"""What was made of files and listings, with the keys of those that it depends on."""

Made = TypeVar("Made")


class Lookup:
    """The files and listings that a snapshot holds of one app, while one part of the model is built.

    It notes every path that was asked for (what is built depends on them) and those that the snapshot does
    not hold yet (the workspace loads them and builds again).
    """

    def __init__(
        self,
        files: Mapping[str, SourceFile | None],
        listings: Mapping[str, Listing | None],
        memory: Memory | None = None,
    ) -> None:
        """`memory` is shared by all lookups over the same files and listings, to which more may only be added."""
        self._files = files
        self._listings = listings
        self._memory: Memory = {} if memory is None else memory
        self.asked: set[str] = set()
        self.missing_files: set[str] = set()
        self.missing_folders: set[str] = set()

    def source(self, path: str) -> SourceFile | None:
        """Return the file at `path`, or None where there is none (or none is known yet)."""
        self.asked.add(path)
        if path not in self._files:
            self.missing_files.add(path)
            return None
        return self._files[path]

    def listing(self, folder: str) -> Listing | None:
        """Return the listing of `folder`, or None where there is no such folder (or none is known yet)."""
        self.asked.add(folder_key(folder))
        if folder not in self._listings:
            self.missing_folders.add(folder)
            return None
        return self._listings[folder]

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` makes by this lookup: only once for all lookups that share a memory."""
        if key in self._memory:
            made, asked = self._memory[key]
            self.asked |= asked
            return cast("Made", made)
        outer, self.asked = self.asked, set()
        made = make()
        if self.complete:
            self._memory[key] = (made, frozenset(self.asked))
        self.asked |= outer
        return made

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for is known."""
        return not self.missing_files and not self.missing_folders

    def is_folder(self, path: str) -> bool:
        """Return whether `path` names a folder below the app root, in exactly this spelling."""
        if path == ROOT:
            return True
        parent, _, name = path.rpartition("/")
        listing = self._inner_listing(parent)
        return listing is not None and name in listing.folders

    def is_file(self, path: str) -> bool:
        """Return whether `path` names a file below the app root, in exactly this spelling."""
        parent, _, name = path.rpartition("/")
        listing = self._inner_listing(parent)
        return listing is not None and name in listing.files

    def _inner_listing(self, folder: str) -> Listing | None:
        """The listing of a folder below the app root that is spelt exactly so."""
        return self.listing(folder) if folder == ROOT or self.is_folder(folder) else None

"""What the features answer: plain data, with spans in the file that was asked about and places elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum, auto

from funcls.model.source import Place
from funcls.rules.finding import Finding
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Hover:
    """A text in Markdown about what stands in `span`."""

    markdown: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A place that what stands in `origin` leads to."""

    origin: Span
    target: Place


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """What stands in `origin` leads to the file `path`, relative to the app root, or else to the page `address`."""

    origin: Span
    tooltip: str = ""
    path: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A place that belongs together with others; `writes` says that the others have their value from it."""

    span: Span
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A text that takes the place of `span`."""

    span: Span
    text: str

    def applied(self, text: str) -> str:
        """Return what becomes of the text that the span is of."""
        return text[: self.span.start] + self.text + text[self.span.end :]


@dataclass(frozen=True, slots=True)
class FileEdits:
    """Edits of the file `path`, relative to the app root, that do not overlap.

    Of those that stand at one place, the first comes first. `creates` says that there is no such file yet.
    """

    path: str
    edits: tuple[Edit, ...]
    creates: bool = False

    def applied(self, text: str) -> str:
        """Return what becomes of the text that the spans are of."""
        ordered = sorted(self.edits, key=lambda each: each.span)
        for edit in ordered[::-1]:
            text = edit.applied(text)
        return text


@dataclass(frozen=True, slots=True)
class QuickFix:
    """What makes findings go away: edits of one or several files. `is_preferred` marks what is most likely meant."""

    title: str
    mends: tuple[Finding, ...]
    changes: tuple[FileEdits, ...]
    is_preferred: bool = False

    @classmethod
    def of_one(
        cls,
        title: str,
        mends: tuple[Finding, ...],
        path: str,
        edit: Edit,
        *,
        creates: bool = False,
        is_preferred: bool = False,
    ) -> QuickFix:
        """Return a fix that is one edit."""
        return cls(title, mends, (FileEdits(path, (edit,), creates),), is_preferred)


@dataclass(frozen=True, slots=True)
class Refactoring:
    """What can be made at a place: edits of one or several files."""

    title: str
    changes: tuple[FileEdits, ...]


@dataclass(frozen=True, slots=True)
class InlayHint:
    """A text that is shown at `offset` as if it stood there; `edits` write it, and what it needs elsewhere."""

    offset: int
    label: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an item is about; `describe.document` makes its documentation from this when somebody looks at it.

    `type` is the name of a binding type. `path` leads from the root of function.json to a property, as in
    `bindings/*/methods`. `value` is one of the values of the property. `file` is the name of another file that the path
    leads through, such as host.json. What does not apply is empty.
    """

    type: str = ""
    path: str = ""
    value: str = ""
    file: str = ""

    def to_data(self) -> dict[str, str]:
        """Return the subject as JSON data, for `from_data`."""
        parts = {"type": self.type, "path": self.path, "value": self.value, "file": self.file}
        return {name: text for name, text in parts.items() if text}

    @staticmethod
    def from_data(data: object) -> Subject | None:
        """Return the subject that `to_data` gave, or None for any other data."""
        if not isinstance(data, dict) or not data.keys() <= {each.name for each in fields(Subject)}:
            return None
        return Subject(**data) if all(isinstance(text, str) for text in data.values()) else None


class CompletionKind(Enum):
    """What an item stands for; editors show it as an icon."""

    PROPERTY = auto()
    VALUE = auto()
    BINDING = auto()
    PARAMETER = auto()
    FILE = auto()
    FUNCTION = auto()
    SETTING = auto()


@dataclass(frozen=True, slots=True)
class CompletionItem:
    """One item: `text` takes the place of `span`, which lies on one line and holds the cursor.

    `filter_text` is what editors compare with the text between the start of `span` and the cursor. In a snippet `$1`
    and `${1:x}` are tab stops. `also` are edits elsewhere in the file that belong to it: the comma that the member
    before lacks. Documentation is either there already or made from the subject.
    """

    label: str
    kind: CompletionKind
    text: str
    span: Span
    filter_text: str
    detail: str = ""
    documentation: str = ""
    subject: Subject | None = None
    is_snippet: bool = False
    also: tuple[Edit, ...] = ()


class SymbolKind(Enum):
    """What a symbol stands for; editors show it as an icon. `OTHER` is null, or a value that is still to come."""

    OBJECT = auto()
    ARRAY = auto()
    STRING = auto()
    NUMBER = auto()
    BOOLEAN = auto()
    OTHER = auto()
    TRIGGER = auto()
    BINDING = auto()


@dataclass(frozen=True, slots=True)
class Symbol:
    """A part of a file. `span` is all of it, which holds those of its children; `selection` is its name in there."""

    name: str
    detail: str
    kind: SymbolKind
    span: Span
    selection: Span
    children: tuple[Symbol, ...] = ()


class FoldKind(Enum):
    """What a fold hides; editors have commands for all of one kind."""

    CONTAINER = auto()
    COMMENT = auto()
    REGION = auto()


@dataclass(frozen=True, slots=True)
class Fold:
    """What can be hidden: `span` runs over several lines, of which the first one stays.

    `last_line_stays` says that the line on which it ends does so too, for editors that hide whole lines: the closing
    bracket stands there.
    """

    kind: FoldKind
    span: Span
    last_line_stays: bool = False


class FoundKind(Enum):
    """What a search found."""

    FUNCTION = auto()
    ADDRESS = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: its name, what it belongs to, and where it is."""

    kind: FoundKind
    name: str
    container: str
    place: Place

"""What a rule's docstring says of it: the rule as `funcls explain` and server/docs/rules.md show it."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass, fields

from funcls.rules.rule import AnyRule


@dataclass(frozen=True, slots=True)
class Document:
    """The title and the named paragraphs of a docstring, each as one line of Markdown.

    `versions` is `all.` where the verdict is the same for every Python, host, library and bundle. `evidence` begins
    with the words of the rule's grade and names the source in parentheses.
    """

    title: str
    what: str
    why: str
    example: str
    instead: str
    versions: str
    evidence: str

    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """Return the name and the text of each paragraph, in the order of the docstring."""
        return tuple(
            (each.name.capitalize(), getattr(self, each.name)) for each in fields(self) if each.name != "title"
        )


def read_document(docstring: str) -> Document:
    """Return what the docstring says; raises ValueError, with what is missing, where it is none of a rule."""
    title, *paragraphs = (" ".join(each.split()) for each in inspect.cleandoc(docstring).split("\n\n"))
    named = dict(each.partition(": ")[::2] for each in paragraphs)
    expected = [each.name.capitalize() for each in fields(Document) if each.name != "title"]
    missing = [name for name in expected if not named.get(name)]
    if missing:
        raise ValueError(f"the docstring has no paragraph {', '.join(f'`{name}: ...`' for name in missing)}")
    if [name for name, _ in named.items()] != expected or len(paragraphs) != len(expected):
        raise ValueError(f"the docstring must have the paragraphs {', '.join(expected)}, in this order, and no other")
    return Document(title, *(named[name] for name in expected))


def document_of(rule: AnyRule) -> Document:
    """Return the documentation of a rule: the docstring of the file that holds its check."""
    return read_document(sys.modules[rule.check.__module__].__doc__ or "")

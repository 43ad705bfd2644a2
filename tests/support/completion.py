"""Completion as people see it: the labels in their order, and the text after an item was accepted."""

from __future__ import annotations

from funcls.features.completion import complete
from funcls.features.describe import document
from funcls.features.insert import plain_text
from funcls.features.results import CompletionItem, Edit
from funcls.workspace.resources import load_catalogue
from support.apps import fixture

HANDLER = """
import azure.functions as func

def main(req: func.HttpRequest, order: func.Out[str], document, context) -> str: ...
"""


def one_function(function_json: str, handler: str = HANDLER) -> str:
    """Return the fixture of an app with one function, `Orders`."""
    return f"--- Orders/function.json\n{function_json}\n--- Orders/__init__.py\n{handler}\n"


def items(app: str) -> list[CompletionItem]:
    """Return what is offered at the cursor of a fixture."""
    opened = fixture(app)
    return complete(opened.state, opened.path, opened.offset)


def labels(function_json: str, handler: str = HANDLER) -> list[str]:
    """Return the labels of what is offered at the cursor."""
    return [each.label for each in items(one_function(function_json, handler))]


def item(function_json: str, label: str, handler: str = HANDLER) -> CompletionItem:
    """Return the one item with this label."""
    (found,) = (each for each in items(one_function(function_json, handler)) if each.label == label)
    return found


def accepted(function_json: str, label: str, handler: str = HANDLER) -> str:
    """Return function.json after the item with this label was accepted at the cursor."""
    app = fixture(one_function(function_json, handler))
    return accept(item(function_json, label, handler), app.text(app.path)).removesuffix("\n")


def accept(chosen: CompletionItem, text: str) -> str:
    """Return `text` after the item was accepted, with the tab stops of a snippet as the plain text that they hold."""
    written = plain_text(chosen.text) if chosen.is_snippet else chosen.text
    edits = [Edit(chosen.span, written), *chosen.also]
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def documentation(function_json: str, label: str) -> str:
    """Return what is said of the item with this label when somebody looks at it."""
    app = fixture(one_function(function_json))
    (found,) = (each for each in complete(app.state, app.path, app.offset) if each.label == label)
    return document(found.subject, load_catalogue()) if found.subject is not None else found.documentation

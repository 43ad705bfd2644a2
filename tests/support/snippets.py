"""What an editor makes of a completion item: the text after it was accepted."""

from __future__ import annotations

import re

from funcls.features.results import CompletionItem

_ESCAPE_OR_TAB_STOP = re.compile(r"\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+")
_ESCAPE = re.compile(r"\\([\\$}])")


def accept(item: CompletionItem, text: str) -> str:
    """Return `text` after the item was accepted, with the tab stops of a snippet as the plain text that they hold."""
    written = plain_text(item.text) if item.is_snippet else item.text
    return text[: item.span.start] + written + text[item.span.end :]


def plain_text(snippet: str) -> str:
    """Return what a snippet leaves in the text."""
    return _ESCAPE_OR_TAB_STOP.sub(lambda found: found[1] or _ESCAPE.sub(r"\1", found[2] or ""), snippet)

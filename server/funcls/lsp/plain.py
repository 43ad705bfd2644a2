"""Markdown as plain text, for clients that show it as it is."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(
    r"""
      ^```\w*\n(?P<block>.*?)\n```$     # a block of code
    | (?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)
    | ^---\n                            # a line between two parts
    | \*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*
    | \*(?=\S)(?P<emphasis>[^*]+)(?<=\S)\*
    | \[(?P<text>[^\]]*)\]\((?P<target>[^)\s]*)\)
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


def plain(markdown: str) -> str:
    """Return the text without its marks; code keeps its backticks, a link to a page is followed by its address."""
    return _MARKDOWN.sub(_shown, markdown)


def _shown(found: re.Match[str]) -> str:
    if found["block"] is not None:
        return found["block"]
    if found["code"] is not None:
        return found[0]
    if found["text"] is not None:
        text = plain(found["text"])
        return text if found["target"].startswith("file:") else f"{text}: {found['target']}"
    return plain(found["strong"] or found["emphasis"] or "")

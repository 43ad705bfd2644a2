"""A rule as Markdown: one text for the page of all rules and for an editor."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.rules.document import document_of
from funcls.rules.rule import AnyRule
from funcls.rules.table import RULES


def rule_named(code: str) -> AnyRule | None:
    """Return the rule with this code, or None where none has it."""
    return next((each for each in RULES if each.code == code), None)


def explain_in_markdown(rule: AnyRule) -> str:
    """Return what a rule says as a page of its own, without a line break at its end."""
    # A page of funcls itself has no address.
    more = f"[Microsoft's page]({rule.docs})" if rule.docs.startswith("https:") else f"See `{rule.docs}`."
    return "\n\n".join([f"# {rule.code}", *rule_paragraphs(rule), more])


def rule_paragraphs(rule: AnyRule) -> Iterator[str]:
    """Yield what a rule says, paragraph by paragraph, in Markdown: without its code, and without where more stands."""
    document = document_of(rule)
    refused = f", refused by the {rule.refused_by.value}" if rule.refused_by else ""
    yield f"*{rule.severity.name.capitalize()}{refused}.* {document.title}"
    for name, text in document.paragraphs():
        yield f"**{name}:** {text}"

"""The rules as the page server/docs/rules.md, which `make docs` writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.cli.rules_output import rules_by_group
from funcls.features.explain import rule_paragraphs
from funcls.rules.document import document_of
from funcls.rules.finding import Grade
from funcls.rules.rule import AnyRule, Group

_HEAD: Final = """\
# The rules

<!-- Written by `make docs` from the docstrings of server/funcls/rules. Change those. -->

`funcls rules` lists the rules, `funcls explain CODE` shows one. A code stays what it is, so that scripts and searches
can name it; so does the group of a rule. A rule may be added to any group, and a finding may become more severe or
milder as the runtime changes or is better known.

## What a finding promises

| severity | promise |
|---|---|
| error | The real host does not index the function, or the worker does not load it, whatever the values of settings. |
| warning | It loads, and then fails or misbehaves; or it would be an error if something that is assumed were stated. |
| information | It works. Other tools, or people, may stumble over it; or the host does not load the function anyway. |
| hint | A matter of style, or of something that may be newer than funcls. |

Where the files do not show the truth, funcls is silent. The severity of a rule below is that of its gravest finding;
what makes one milder stands under *Versions* or in the message.

**Stated and assumed.** A finding may depend on the Python, the Functions host or the extension bundle that run the app.
What the command line, the editor, `pyproject.toml`, `.python-version`, `pyvenv.cfg` or host.json say is *stated*, and
funcls judges by it. Of what nobody states, the versions that are supported today are *assumed*: then something is an
error only if every one of them refuses it. `funcls check --verbose` shows both.

**Evidence.** Each rule tells how its fact is known. The first three grades may carry an error, the others a warning at
most.

| grade | meaning |
|---|---|
"""

_OWN_PAGES: Final = "server/docs/"
"""Where the page itself lies."""

_GRADES: Final = {
    Grade.MEASURED: "The real thing was run, and did it.",
    Grade.READ: "The code of the host, the worker or a library says so.",
    Grade.SAID: "A maintainer said so, in an issue, a pull request or release notes.",
    Grade.KNOWN: "Experience says so; nobody has looked it up.",
    Grade.DOCUMENTED: "Microsoft's documentation says so.",
    Grade.INFERRED: "It follows from other facts.",
}


def rules_to_markdown() -> str:
    """Return the page, without a line break at its end."""
    grades = [f"| {grade.value} | {_GRADES[grade]} |" for grade in Grade]
    sections = ["\n\n".join(_section(group)) for group in Group]
    return "\n\n".join([_HEAD + "\n".join(grades), "## All rules", "\n".join(_overview()), *sections])


def _overview() -> Iterator[str]:
    yield "| code | severity | group | title |"
    yield "|---|---|---|---|"
    for rule in rules_by_group():
        title = document_of(rule).title
        yield f"| [{rule.code}](#{rule.code}) | {rule.severity.name.lower()} | {rule.group.label} | {title} |"


def _section(group: Group) -> Iterator[str]:
    yield f"## {group.label}"
    yield group.subject
    for rule in rules_by_group():
        if rule.group is group:
            yield from _rule(rule)


def _rule(rule: AnyRule) -> Iterator[str]:
    yield f"### {rule.code}"
    yield from rule_paragraphs(rule)
    own = rule.docs.removeprefix(_OWN_PAGES)
    yield f"[More]({own})" if own != rule.docs else f"[Microsoft's page]({rule.docs})"

"""host.json lists a function that the app does not have.

What: where host.json has `functions`, the host loads only the functions named there, ignoring case. It is a list of
texts; the host takes an empty one, and what is no list, for no list at all.

Why: nothing is loaded for a name that no folder has, and the host says nothing of it. Often the name is a slip of the
pen, and the function that was meant is left out.

Example: `"functions": ["Order"]` in an app with the function `Orders`.

Instead: the name of the function's folder, or remove the list: then all functions are loaded.

Versions: all. Where the app has a `function_app.py` as well, its functions are not known here and nothing is said.

Evidence: read in source (host FunctionMetadataManager.cs; .NET ConfigurationBinder.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.facts import ALLOWED_KEY
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.wording import asked, nearest_given
from funcls.syntax.json.tree import JsonString


def check(app: App) -> Iterator[Report]:
    """Report each name that no function has, and what stands in place of a list."""
    host = app.configuration
    if host is None or not app.functions or app.facts.decorator_script or host.is_overridden(ALLOWED_KEY):
        return
    alone = host.value(ALLOWED_KEY)
    if alone is not None and alone.text:
        message = f"'{ALLOWED_KEY}' is no list of names: the host passes over it, and loads all functions."
        yield Report(app.host_place(alone.node.span), message)
    names = {each.lower() for each in app.functions}
    entries = tuple(host.below(ALLOWED_KEY))
    listed = {each.text.lower() for each in entries}
    for entry in entries:
        if entry.text.lower() in names:
            continue
        what = (
            f"No function is named '{entry.text}'" if isinstance(entry.node, JsonString) else "This names no function"
        )
        near = asked(nearest_given(entry.text, [each for each in app.functions if each.lower() not in listed]))
        yield Report(app.host_place(entry.node.span), f"{what}: the host loads nothing for it, and says nothing.{near}")


RULE = AppRule(
    code="host-functions",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-host-json#functions",
    check=check,
)

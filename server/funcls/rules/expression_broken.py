"""A percent sign or bracket in a value has no other half, or a pair of brackets holds no name.

What: in many properties the host replaces `%NAME%` by an app setting, and `{name}` by a value of the trigger's data.
`{{` and `}}` stand for brackets that are plain text; a percent sign cannot be plain text. A name begins with a letter
or an underscore, and goes on with letters, digits, underscores and dots, behind a dot with hyphens too; a format may
follow behind a colon. A name that takes a part of a blob's path has no dots.

Why: the host reads what the trigger needs when it starts to listen, and then refuses the function: "The '%' at position
6 does not have a closing '%'", "Invalid template 'invoices/{name'. Missing closing bracket", or "Invalid template
'invoices/{}'. The parameter name at position 10 is empty." What other bindings need it reads for each event: the
function is loaded, and every run of it fails.

Example: `"queueName": "%OrdersQueue"`; `"path": "invoices/{name"`; `"path": "invoices/{file name}"`.

Instead: close it, remove it, or give it a name.

Versions: all. A warning for other bindings than the trigger, for what a trigger can do without, for brackets elsewhere
than in a path that captures, and where an extension reads the value and host.json states no bundle. Brackets in a value
that takes a setting too are not judged: the setting may bring the other half.

Evidence: read in source (sdk NameResolverExtensions.cs, BindingTemplateParser.cs, BindingTemplateToken.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.expressions import Flaw, FlawKind, find_flaw
from funcls.schema.property import Expression, Property
from funcls.syntax.json.tree import holds_damage
from funcls.text.span import Span


def check(function: Function) -> Iterator[Report]:
    """Report the first flaw in each value that the host replaces something in."""
    for binding in function.bindings:
        if binding.entry is None or binding.canonical is None or holds_damage(binding.node):
            continue
        for name, value in binding.canonical.value.items():
            prop = binding.entry.known.get(name)
            flaw = find_flaw(prop, value) if prop is not None and isinstance(value, str) else None
            if prop is not None and flaw is not None:
                yield _report(function, binding, prop, flaw, binding.canonical.spans[(name,)])


def _report(function: Function, binding: Binding, prop: Property, flaw: Flaw, span: Span) -> Report:
    # Of brackets in other values of a trigger it has not been seen when they are read.
    is_read_early = flaw.sign == "%" or prop.expression is Expression.CAPTURES
    is_needed = binding.is_trigger and prop.required and not prop.setting and is_read_early
    is_there = binding.entry is not None and (not binding.entry.needs_extension or function.facts.target.bundle.stated)
    certain = is_needed and is_there
    effect = "The function is loaded, and its runs fail"
    if binding.is_trigger:
        effect = f"The host {'refuses' if certain else 'may refuse'} the function"
    return Report(
        function.json_place(_place_of(flaw, function.file.text, span)),
        f'{_what(flaw)} {effect}, "{flaw.words}". {_advice(flaw)}',
        severity=None if certain else Severity.WARNING,
        docs=prop.docs or None,
    )


def _what(flaw: Flaw) -> str:
    if flaw.kind is FlawKind.HALF:
        return f"This '{flaw.sign}' has no other half."
    return f"In '{flaw.sign}' stands no name that the host reads."


def _advice(flaw: Flaw) -> str:
    if flaw.kind is FlawKind.HALF:
        return "Add it, or remove this one."
    return "Write a name of letters, digits and '_', or '{{' and '}}' for brackets that are plain text."


def _place_of(flaw: Flaw, text: str, span: Span) -> Span:
    """Return the flaw in the text of the file; the whole value where that is written with escapes."""
    return span if "\\" in text[span.start : span.end] else flaw.span.shifted(span.start + 1)


RULE = FunctionRule(
    code="expression-broken",
    group=Group.PROPERTIES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-expressions-patterns",
    refused_by=Refuser.HOST,
    check=check,
)

"""The extension bundle of host.json does not bring the binding type.

What: each release of a bundle brings a certain set of types. host.json names the bundle and a range of its versions.

Why: where no version of the range has the type, the host refuses the function with "The binding type(s) 'X' were not
found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle
is configured."

Example: a `sqlTrigger` with bundle `[3.*, 4.0.0)`, or a `kusto` binding with a bundle that is no preview.

Instead: the bundle that the message names. A type that no bundle brings needs an extension of its own.

Versions: an error for the stable bundles 1 to 3, which get no more releases; a warning for bundle 4, since a newer
release may bring the type. Nothing is said of bundles of other makers, of a range that cannot be read, and where a
project file (`*.csproj`), `bin/extensions.json`, a Dockerfile or app settings may bring extensions by another way.

Evidence: read in source (the lists of types in the bundles' releases, host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.bundle_contents import Absence, best_bundle
from funcls.model.facts import HOST_FILE
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.model.target import BundleTarget
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.catalogue import BindingType, BundleRange
from funcls.text.span import Span

_SEVERITIES = {Absence.CERTAIN: Severity.ERROR, Absence.LIKELY: Severity.WARNING}


def check(function: Function) -> Iterator[Report]:
    """Report each binding of a known type that the stated bundle lacks."""
    bundle = function.facts.target.bundle
    named = (Related(Place(HOST_FILE, Span(0, 1)), "The extension bundle is named here"),)
    for binding in function.bindings if not function.facts.extensions_elsewhere else ():
        entry, field = binding.entry, binding.type_field
        if entry is None or not entry.needs_extension or field is None or not field.is_complete:
            continue
        absence = bundle.lacks(entry.bundles)
        if absence is not None:
            yield Report(
                function.json_place(field.span),
                f"{_shown(bundle)} has no '{entry.name}'{_instead(entry, bundle)} "
                f"{_unless(entry, bundle, absence)} host refuses the function, \"The binding type(s) '{binding.type}' "
                'were not found in the configured extension bundle".',
                named if bundle.where == HOST_FILE else (),
                _SEVERITIES[absence],
            )


def _shown(bundle: BundleTarget) -> str:
    text = f"{bundle.identifier} {bundle.version_range}"
    return text if bundle.where == HOST_FILE else f"{text} (stated: {bundle.where})"


def _unless(entry: BindingType, bundle: BundleTarget, absence: Absence) -> str:
    is_known_there = any(_is_stated(each, bundle) for each in entry.bundles)
    may_come = absence is Absence.LIKELY and entry.bundles and not is_known_there
    return "Unless a newer release brings it, the" if may_come else "The"


def _is_stated(published: BundleRange, bundle: BundleTarget) -> bool:
    return published.channel.lower() == (bundle.identifier or "").lower()


def _instead(entry: BindingType, bundle: BundleTarget) -> str:
    """Return which bundle brings the type, and what to write in host.json."""
    best = best_bundle(bundle.identifier or "", entry.bundles)
    if best is None:
        return ", and no published bundle does: it needs an extension of its own."
    version = f'"version": "[{best.major}.*, {best.major + 1}.0.0)"'
    if _is_stated(best, bundle):
        return f": it comes with version {best.first}. Write {version} in host.json."
    return f': it comes with {best.channel} {best.first}. Write "id": "{best.channel}", {version} in host.json.'


RULE = FunctionRule(
    code="type-not-in-bundle",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/extension-bundles",
    refused_by=Refuser.HOST,
    check=check,
)

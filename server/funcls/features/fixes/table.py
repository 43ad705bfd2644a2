"""The table of quick fixes: from the code of a rule to what makes fixes for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from funcls.features.fixes import (
    annotated,
    counted,
    directions,
    durable,
    host_file,
    host_value,
    json_text,
    pair,
    properties,
    requirements,
    returned,
    schedule,
    script,
    secret,
    settings_file,
    undeclared,
    unresolved,
)
from funcls.features.fixes.problem import Fixer, Problem, Proposal


def _in_turn(*fixers: Fixer) -> Fixer:
    """Return what yields the proposals of several, one after the other."""

    def fixer(problem: Problem) -> Iterator[Proposal]:
        for each in fixers:
            yield from each(problem)

    return fixer


FIXERS: Final[Mapping[str, Fixer]] = {
    "allow-list": host_file.of_list,
    "annotation-mismatch": _in_turn(properties.of_type_in_other_letters, annotated.of_parameter),
    "annotation-non-type": annotated.of_parameter,
    "annotation-unresolved": unresolved.of_annotation,
    "binding-name": pair.of_name,
    "binding-type-missing": properties.of_missing_type,
    "binding-unused": pair.of_binding,
    "bundle-id": host_file.of_bundle,
    "bundle-min": host_file.of_bundle,
    "bundle-range-narrow": host_file.of_bundle,
    "bundle-range-old": host_file.of_bundle,
    "bundle-unknown": host_file.of_bundle,
    "bundle-version": host_file.of_bundle,
    "bytes-as-text": properties.of_bytes_as_text,
    "cardinality-mismatch": counted.of_cardinality,
    "configuration-source": properties.of_superfluous,
    "connection-suffix": settings_file.of_suffix,
    "context-type": annotated.of_context,
    "direction-unsupported": directions.of_type,
    "direction-value": directions.of_value,
    "disabled-ignored": properties.of_superfluous,
    "durable-missing": requirements.of_durable,
    "durable-name-unknown": durable.of_name,
    "durable-version": requirements.of_durable_version,
    "entry-missing": script.of_entry_point,
    "extension-missing": host_file.of_bundle,
    "funcignore-environment": requirements.of_environment,
    "function-timeout": host_value.of_span,
    "host-functions": host_file.of_function_name,
    "host-json-dup-key": json_text.of_double_key,
    "host-json-lenient": json_text.of_lenient,
    "host-json-syntax": json_text.of_syntax,
    "host-key-ignored": host_file.of_key,
    "host-key-unknown": host_file.of_key,
    "host-time-span": host_value.of_span,
    "host-value": host_value.of_value,
    "host-version": host_file.of_version,
    "import-missing": script.of_import,
    "in-has-out": directions.of_input_with_out,
    "inout": directions.of_type,
    "json-dup-key": json_text.of_double_key,
    "json-lenient": json_text.of_lenient,
    "json-syntax": json_text.of_syntax,
    "key-case": properties.of_key_case,
    "library-missing": requirements.of_library,
    "no-bindings": _in_turn(properties.of_key_case, undeclared.of_trigger),
    "no-trigger": _in_turn(directions.of_trigger, undeclared.of_trigger),
    "out-bare": annotated.of_parameter,
    "out-needs-out": annotated.of_parameter,
    "param-positional-only": pair.of_positional_only,
    "param-undeclared": pair.of_parameter,
    "property-excluded": properties.of_superfluous,
    "property-of-other-bundle": properties.of_other_bundle,
    "property-of-other-direction": properties.of_superfluous,
    "property-required": properties.of_required,
    "property-unknown": properties.of_unknown,
    "property-value": properties.of_value,
    "requirement-harmful": requirements.of_line,
    "requirement-missing": requirements.of_package,
    "retry-unsupported": properties.of_superfluous,
    "return-dir": directions.of_return,
    "return-mismatch": annotated.of_return,
    "return-non-type": annotated.of_return,
    "return-out": annotated.of_return,
    "return-without-output": returned.of_value,
    "retry-interval": host_value.of_span,
    "runtime-missing": settings_file.of_runtime,
    "runtime-not-python": settings_file.of_other_runtime,
    "runtime-package": requirements.of_runtime,
    "script-missing": script.of_missing,
    "script-undetermined": script.of_undetermined,
    "secret-pasted": secret.of_binding,
    "setting-missing": settings_file.of_missing,
    "setting-value": settings_file.of_value,
    "settings-dup-key": json_text.of_double_key,
    "settings-encrypted": settings_file.of_encryption,
    "settings-lenient": json_text.of_lenient,
    "settings-nested": settings_file.of_nested,
    "settings-null": settings_file.of_null,
    "settings-outside-values": settings_file.of_outside,
    "settings-syntax": json_text.of_syntax,
    "storage-missing": settings_file.of_storage,
    "timer-schedule": schedule.of_schedule,
    "unknown-type": properties.of_type,
    "variable-missing": settings_file.of_missing,
}
"""A rule that is not here has no fix; tests/features/fixes/test_table.py has the reasons."""

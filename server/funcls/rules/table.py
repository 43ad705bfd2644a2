"""The table of rules: a rule that is not in it does not run."""

from __future__ import annotations

from typing import Final

from funcls.rules import (
    allow_list,
    annotation_mismatch,
    annotation_non_type,
    annotation_unresolved,
    binding_dup,
    binding_name,
    binding_type_missing,
    binding_unused,
    bytes_as_text,
    cardinality_mismatch,
    context_type,
    direction_unsupported,
    direction_value,
    durable_version,
    entity_create,
    entry_missing,
    entry_not_a_function,
    import_missing,
    import_stops,
    in_has_out,
    inout,
    json_dup_key,
    json_lenient,
    json_syntax,
    many_triggers,
    mixed_model,
    no_bindings,
    no_trigger,
    orchestrator_generator,
    out_bare,
    out_needs_out,
    param_positional_only,
    param_undeclared,
    property_required,
    property_unknown,
    property_value,
    py_dotted,
    py_ext,
    py_outside,
    python_syntax,
    return_dir,
    return_mismatch,
    return_non_type,
    return_out,
    return_without_output,
    route_conflict,
    script_missing,
    script_undetermined,
    unknown_type,
    unreadable,
    wrong_language,
)
from funcls.rules.rule import AnyRule, CrossRule, FunctionRule

NOT_LOADED_RULES: Final[tuple[FunctionRule, ...]] = (
    mixed_model.RULE,
    allow_list.RULE,
)
"""Where one of these reports, the host does not load the function and other findings are information only."""

UNREADABLE_RULES: Final[tuple[FunctionRule, ...]] = (unreadable.RULE,)
"""Where the text of function.json is not known, nothing else is said of the function."""

FUNCTION_RULES: Final[tuple[FunctionRule, ...]] = (
    json_syntax.RULE,
    json_lenient.RULE,
    json_dup_key.RULE,
    no_bindings.RULE,
    no_trigger.RULE,
    many_triggers.RULE,
    binding_name.RULE,
    binding_dup.RULE,
    binding_type_missing.RULE,
    unknown_type.RULE,
    direction_value.RULE,
    direction_unsupported.RULE,
    inout.RULE,
    return_dir.RULE,
    property_required.RULE,
    property_value.RULE,
    property_unknown.RULE,
    script_missing.RULE,
    script_undetermined.RULE,
    wrong_language.RULE,
    py_ext.RULE,
    py_dotted.RULE,
    py_outside.RULE,
    python_syntax.RULE,
    import_missing.RULE,
    import_stops.RULE,
    entry_missing.RULE,
    entry_not_a_function.RULE,
    param_undeclared.RULE,
    binding_unused.RULE,
    param_positional_only.RULE,
    context_type.RULE,
    annotation_unresolved.RULE,
    annotation_non_type.RULE,
    out_bare.RULE,
    out_needs_out.RULE,
    in_has_out.RULE,
    annotation_mismatch.RULE,
    cardinality_mismatch.RULE,
    bytes_as_text.RULE,
    return_out.RULE,
    return_non_type.RULE,
    return_mismatch.RULE,
    return_without_output.RULE,
    orchestrator_generator.RULE,
    durable_version.RULE,
    entity_create.RULE,
)

CROSS_RULES: Final[tuple[CrossRule, ...]] = (route_conflict.RULE,)

RULES: Final[tuple[AnyRule, ...]] = (*UNREADABLE_RULES, *NOT_LOADED_RULES, *FUNCTION_RULES, *CROSS_RULES)
"""All rules; the documentation has them by their groups, and within a group in this order."""

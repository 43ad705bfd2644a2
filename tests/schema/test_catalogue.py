from __future__ import annotations

import subprocess
import sys

import pytest

from funcls.schema.catalogue import BindingType, Catalogue
from funcls.schema.property import Expression, Refusal
from funcls.workspace.resources import load_catalogue

CATALOGUE = load_catalogue()


def type_named(name: str) -> BindingType:
    entry = CATALOGUE.type_named(name)
    assert entry is not None
    return entry


def test_types_are_found_ignoring_case() -> None:
    assert type_named("QUEUETRIGGER").name == "queueTrigger"
    assert type_named("queueTrigger") is type_named("QueueTrigger")


def test_a_type_without_schema_is_unknown() -> None:
    assert CATALOGUE.type_named("htttpTrigger") is None


def test_types_stand_in_the_order_of_the_known_names() -> None:
    names = [each.name for each in CATALOGUE.types]
    assert names == [name for name in CATALOGUE.known_names if name in names]
    assert names[:3] == ["httpTrigger", "http", "timerTrigger"]


def test_making_a_catalogue_parses_nothing() -> None:
    catalogue = Catalogue.from_texts({"function.schema.json": "broken", "bindings/mine.schema.json": "broken"})
    with pytest.raises(ValueError, match="Expecting value"):
        catalogue.type_named("mine")


def test_top_level_begins_with_what_is_required() -> None:
    names = [each.name for each in CATALOGUE.top_level]
    assert names[0] == "bindings"
    assert [each.name for each in CATALOGUE.top_level if each.required] == ["bindings"]
    assert set(names) == {
        "bindings",
        "scriptFile",
        "entryPoint",
        "retry",
        "configurationSource",
        "disabled",
        "excluded",
        "$schema",
    }


def test_the_retry_policy_knows_its_properties() -> None:
    retry = next(each for each in CATALOGUE.top_level if each.name == "retry")
    assert retry.properties["strategy"].enum == ("fixedDelay", "exponentialBackoff")
    assert next(iter(retry.properties)) == "maxRetryCount"


def test_properties_begin_with_what_is_required() -> None:
    assert list(type_named("queueTrigger").properties) == [
        "name",
        "type",
        "queueName",
        "direction",
        "connection",
        "dataType",
    ]


def test_properties_without_meaning_for_a_type_are_read_and_not_offered() -> None:
    entry = type_named("queueTrigger")
    assert "cardinality" not in entry.properties
    assert entry.unlisted["cardinality"].enum == ("one", "many")


def test_properties_are_found_by_role_never_by_name() -> None:
    trigger = type_named("httpTrigger")
    found = {role: trigger.property_with_role(role) for role in ("x-route", "x-httpMethods", "x-schedule")}
    assert {role: each.name if each else None for role, each in found.items()} == {
        "x-route": "route",
        "x-httpMethods": "methods",
        "x-schedule": None,
    }


def test_properties_are_found_by_name_and_alias_ignoring_case() -> None:
    entry = type_named("blob")
    assert entry.property_named("PATH") is entry.properties["path"]
    assert entry.property_named("BlobPath") is entry.properties["path"]
    assert entry.property_named("cardinality") is entry.unlisted["cardinality"]
    assert entry.property_named("paths") is None


def test_a_property_tells_all_that_its_schema_does() -> None:
    level = type_named("httpTrigger").properties["authLevel"]
    assert level.title == "Authorization level"
    assert level.types == ("string",)
    assert level.default == "function"
    assert level.ignore_case
    assert level.enum_descriptions["anonymous"] == "No key: anybody may call."
    assert level.docs.endswith("#http-auth")
    assert not level.setting
    assert type_named("httpTrigger").properties["webHookType"].deprecated


def test_a_property_without_a_page_of_its_own_has_that_of_the_type() -> None:
    entry = type_named("httpTrigger")
    assert entry.properties["methods"].docs == entry.docs


def test_shared_properties_bring_their_text_along() -> None:
    connection = type_named("queue").properties["connection"]
    assert connection.title == "Storage connection"
    assert connection.setting
    assert connection.default == "Storage"


@pytest.mark.parametrize(
    ("expression", "text", "holds"),
    [
        (Expression.SETTINGS, "%QUEUE%", True),
        (Expression.SETTINGS, "a%QUEUE%b", True),
        (Expression.SETTINGS, "{id}", False),
        (Expression.SETTINGS, "100%", False),
        (Expression.ALL, "{id}", True),
        (Expression.ALL, "%QUEUE%", True),
        (Expression.ALL, "{id", False),
        (Expression.CAPTURES, "a/{name}.txt", True),
    ],
)
def test_expressions(expression: Expression, text: str, holds: bool) -> None:
    by_expression = {
        Expression.SETTINGS: type_named("queueTrigger").properties["queueName"],
        Expression.ALL: type_named("queue").properties["queueName"],
        Expression.CAPTURES: type_named("blobTrigger").properties["path"],
    }
    assert by_expression[expression].expression is expression
    assert by_expression[expression].holds_expression(text) is holds


def test_a_property_that_takes_no_expression_holds_none() -> None:
    assert not type_named("httpTrigger").properties["route"].holds_expression("orders/{id}")


def test_directions_and_who_refuses_others() -> None:
    assert type_named("blob").directions == ("in", "out")
    assert type_named("blob").direction_refusal is None
    assert type_named("http").direction_refusal == Refusal("host", "read", "Http binding can only be used for output.")


def test_a_type_tells_which_annotations_python_accepts() -> None:
    converter = type_named("queue").converter
    assert converter.inputs is None
    assert converter.outputs is not None
    assert converter.outputs.classes == {"azure.functions.QueueMessage", "str", "bytes"}
    assert converter.outputs.items == ("azure.functions._abc.QueueMessage", "str", "bytes")


def test_a_type_without_a_converter_takes_what_all_of_them_do() -> None:
    assert type_named("table").converter == CATALOGUE.generic_converter
    assert type_named("table").implicit_output


def test_only_types_of_extensions_have_bundles() -> None:
    assert type_named("timerTrigger").bundles == ()
    assert {each.major for each in type_named("blob").bundles} == {1, 2, 3, 4}


def test_a_skeleton_is_written_in_its_own_order() -> None:
    assert list(type_named("queue").skeleton) == ["name", "type", "direction", "queueName", "connection"]


def test_jsonschema_is_imported_late() -> None:
    program = (
        "import sys; from funcls.workspace.resources import load_catalogue; "
        "import funcls.schema.validation; load_catalogue().types; print('jsonschema' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_type_is_compiled_once() -> None:
    assert type_named("blob").validator is type_named("BLOB").validator


def test_a_binding_without_a_type_has_the_properties_that_rules_judge() -> None:
    assert [each.name for each in CATALOGUE.common] == ["name", "type", "direction"]
    assert all(each.docs for each in CATALOGUE.common)

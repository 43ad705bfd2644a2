"""The schemas hold the facts about the host and the worker, where those are at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from funcls.schema.catalogue import BindingType
from funcls.schema.converter import Accepted
from funcls.schema.document import JsonData, JsonDict, dict_in, dicts_in, list_in, texts_in
from funcls.schema.property import Expression, Property
from funcls.workspace.resources import load_catalogue

FACTS = Path(__file__).parents[3] / "shared" / "facts" / "bindings.json"

if not FACTS.is_file():
    pytest.skip("nothing to read", allow_module_level=True)

BINDINGS: JsonDict = json.loads(FACTS.read_text(encoding="utf-8"))["bindings"]
CATALOGUE = load_catalogue()
ANY_EXPRESSION = "{name} and %SETTING%"
EXPRESSIONS = {
    "%SETTING% only": Expression.SETTINGS,
    ANY_EXPRESSION: Expression.ALL,
    "{name} (OData-escaped) and %SETTING%": Expression.ALL,
    "%SETTING%; {name} declares a capture": Expression.CAPTURES,
}
COMMON = {"name", "type", "direction", "dataType", "cardinality"}
DURABLE = ("activityTrigger", "orchestrationTrigger", "entityTrigger", "durableClient")
POLLING = {"connection", "triggerConfigName", "maxBatchSize", "maxConcurrentCalls", "targetPendingEventThreshold"}
SINCE = {
    "cosmosDBTrigger": {"changeFeedMode"},
    "connectorTrigger": {"deliveryMode", *POLLING},
    **{name: {"durableRequiresGrpc"} for name in DURABLE},
}
"""Properties that changes-2024-2026.md adds to the types: no finding may call them unknown."""
READ = {
    "socketIOTrigger": {"hub", "eventName", "namespace", "parameterNames"},
    "fabricItem": {"alias", "audienceType"},
    "udfProperty": {"parameterName", "typeName"},
}
"""Properties that the facts do not know: SocketIOTriggerAttribute.cs, and fabric-user-data-functions of PyPI."""
RESOLVED = {
    "daprServiceInvocationTrigger": ("methodName",),
    "daprBindingTrigger": ("bindingName",),
    "daprTopicTrigger": ("pubSubName", "topic", "route"),
}
"""Properties that take settings, unlike the facts have it: TriggerHelper.cs and its callers in the Dapr extension."""
OPEN = {"connectorTrigger", "fabricItem", "udfProperty", "userDataFunctionContext", "socketIOTrigger"}
"""Types whose properties the facts do not know."""
ENUMS_OF_KAFKA = {
    "protocol": "protocol",
    "authenticationMode": "authentication_mode",
    "keyDataType": "key_data_type",
    "oAuthBearerMethod": "o_auth_bearer_method",
}
ARGUMENTS: dict[str, dict[str, str]] = {
    "kafka_trigger": ENUMS_OF_KAFKA,
    "kafka_output": ENUMS_OF_KAFKA,
    "cosmos_db_trigger": {"changeFeedMode": "change_feed_mode"},
    "embeddings_input": {"dataType": "data_type"},
    "embeddings_store_output": {"dataType": "data_type"},
}
"""Arguments that the facts leave out: `test_decorators.py` finds them in the library."""
OF_ROUTE = {
    "httpTrigger": {
        "name": "trigger_arg_name",
        "route": "route",
        "methods": "methods",
        "authLevel": "auth_level",
    },
    "http": {"name": "binding_arg_name"},
}
"""The decorator that writes two bindings: the facts have all its arguments in both, and one that it does not take."""
STABLE = "Microsoft.Azure.Functions.ExtensionBundle"
BROUGHT = {
    "webPubSubContext": [(STABLE, 3, "3.1.0"), (STABLE, 4, "4.1.0")],
    "mcpPromptArgument": [(STABLE, 4, "4.35.0"), (f"{STABLE}.Preview", 4, "4.41.0")],
}
"""Types that the lists of the bundles leave out, and the extension in them brings: it is that of the trigger beside."""
CONSTRUCTORS = {
    # The host itself makes both of `queueName` and `topicName`.
    "serviceBus": [{"queueName"}, {"topicName"}, {"queueOrTopicName"}],
    # Built from nothing; each bundle then reads a set of its own.
    "cosmosDB": [
        {"databaseName", "containerName", "connection"},
        {"databaseName", "collectionName", "connectionStringSetting"},
    ],
}
LOWERED = "^[0-9a-zA-Z][0-9a-zA-Z-]{1,61}[0-9a-zA-Z]$"
PATTERNS = {("queueTrigger", "queueName"): LOWERED, ("queue", "queueName"): LOWERED}
"""The extension writes the name of a queue in small letters before it looks at it."""
FOR_BATCHES = re.compile(r"\(cardinality many: (.*)\)")


for trigger, names in RESOLVED.items():
    for each in names:
        corrected = dict_in(dict_in(dict_in(BINDINGS, trigger), "properties"), each)
        corrected.update(bindingExpression=True, expressionKind="%SETTING% only")


def schema_of(entry: BindingType) -> JsonDict:
    path = Path(__file__).parents[2] / "schemas" / "bindings" / f"{entry.name}.schema.json"
    data: JsonDict = json.loads(path.read_text(encoding="utf-8"))
    return data


def properties_of(entry: BindingType) -> list[str]:
    """Return the properties of a type; `test_common_property_agrees` holds those that all types share."""
    return [name for name in dict_in(facts_of(entry), "properties") if name not in COMMON]


def facts_of(entry: BindingType) -> JsonDict:
    return dict_in(BINDINGS, entry.name)


every_type = pytest.mark.parametrize("entry", CATALOGUE.types, ids=lambda entry: entry.name)


def test_all_types_are_known_by_name() -> None:
    assert sorted(CATALOGUE.known_names) == sorted(BINDINGS)


@every_type
def test_properties_are_those_of_the_type(entry: BindingType) -> None:
    stated = set(dict_in(facts_of(entry), "properties"))
    assert set(entry.properties) - COMMON == stated - COMMON | SINCE.get(entry.name, set()) | READ.get(
        entry.name, set()
    )
    assert stated <= set(entry.properties)


@every_type
def test_no_property_is_unknown_where_the_facts_know_none(entry: BindingType) -> None:
    assert entry.is_open >= (entry.name in OPEN)


@every_type
def test_directions(entry: BindingType) -> None:
    assert entry.directions == texts_in(facts_of(entry), "kind")


@every_type
def test_trigger(entry: BindingType) -> None:
    assert entry.is_trigger is facts_of(entry)["isTrigger"]


@every_type
def test_annotations(entry: BindingType) -> None:
    python = dict_in(facts_of(entry), "python")
    texts = set() if entry.implicit_output else {"str", "bytes"}
    assert classes_in(texts_in(python, "input")) == classes_of(entry.converter.inputs) | texts
    assert classes_in(texts_in(python, "output")) == classes_of(entry.converter.outputs) | texts
    assert classes_in(texts_in(python, "return")) == classes_of(entry.converter.outputs)
    assert entry.implicit_output is python["implicitOutput"]


def classes_in(stated: tuple[str, ...]) -> set[str]:
    """Return the public classes alone; `tests/model/test_worker_answers.py` holds generics to what was measured."""
    public = (f"func.{each}" if each.startswith("warmup.") else each for each in stated)
    return {each for each in public if not each.startswith(("*", "_", "io.", "typing."))}


def classes_of(accepted: Accepted | None) -> set[str]:
    return classes_in(accepted.texts) if accepted is not None else set()


@every_type
def test_bundles(entry: BindingType) -> None:
    stated = dicts_in(dict_in(facts_of(entry), "extension"), "bundles")
    assert [(each.channel, each.major, each.first) for each in entry.bundles] == [
        (each["channel"], each["major"], each["first"]) for each in stated
    ] + BROUGHT.get(entry.name, [])
    # When it went is in section 7 of the rules.
    assert [bool(each.last) for each in entry.bundles][: len(stated)] == [not each["stillInLatest"] for each in stated]


@every_type
def test_only_types_built_into_the_host_state_no_bundles(entry: BindingType) -> None:
    provider = str(dict_in(facts_of(entry), "extension")["provider"])
    assert ("x-bundles" not in schema_of(entry)) is provider.startswith("builtin")


@every_type
def test_decorators(entry: BindingType) -> None:
    stated = dicts_in(facts_of(entry), "decorator")
    assert dicts_in(schema_of(entry), "x-decorators") == tuple(
        {"name": name, "argMap": OF_ROUTE.get(entry.name, {**arguments, **ARGUMENTS.get(name, {})})}
        for each in stated
        for name in without_remark(str(each["name"])).split(" / ")
        for arguments in [{prop: without_remark(str(one)) for prop, one in dict_in(each, "argMap").items()}]
    )


def without_remark(text: str) -> str:
    return text.partition(" (")[0]


def trigger_data(entry: BindingType) -> tuple[str, ...]:
    """Return the names as the facts have them, with those that a batch brings written out."""
    names: list[str] = []
    for stated in texts_in(dict_in(facts_of(entry), "python"), "triggerDataNames"):
        batch = FOR_BATCHES.fullmatch(stated)
        if batch and batch[1].endswith("suffix Array"):
            names += [f"{name}Array" for name in names]
        elif batch:
            names += batch[1].split(", ")
        elif not stated.startswith("<"):
            names.append(without_remark(stated))
    return tuple(names)


@every_type
def test_trigger_data(entry: BindingType) -> None:
    assert texts_in(dict_in(schema_of(entry), "x-triggerData"), "names") == trigger_data(entry)


@every_type
def test_aliases(entry: BindingType) -> None:
    stated = {name: without_remark(str(alias)) for name, alias in dict_in(facts_of(entry), "aliases").items()}
    assert CATALOGUE.type_named(stated.pop("type", entry.name)) is entry
    assert {name: alias for alias, name in entry.aliases.items()} == {
        name: alias.lower() for name, alias in stated.items()
    }


@every_type
def test_constructors_need_what_is_required(entry: BindingType) -> None:
    constructors = [set(each) for each in list_in(schema_of(entry), "x-constructors") if isinstance(each, list)]
    required = {each.name for each in entry.properties.values() if each.required} - COMMON
    assert not constructors or set.intersection(*constructors) == required
    assert not constructors or "x-bundles" in schema_of(entry)


@every_type
def test_exclusions(entry: BindingType) -> None:
    """Names of other bundles may stand together, for an app that is to run with either."""
    renamed = {frozenset((each.name, each.renamed_to)) for each in entry.properties.values() if each.renamed_to}
    stated = {
        frozenset(map(str, each)) for each in list_in(facts_of(entry), "mutuallyExclusive") if isinstance(each, list)
    }
    assert set(entry.exclusive) == stated - renamed


@every_type
def test_constructors(entry: BindingType) -> None:
    stated = [
        {str(name)[0].lower() + str(name)[1:] for name in each}
        for each in list_in(facts_of(entry), "hostConstructors")
        if isinstance(each, list)
    ]
    found = [set(each) for each in entry.constructors]
    # What can be built from nothing needs no set.
    assert not stated or found == CONSTRUCTORS.get(entry.name, stated) or (set() in stated and not found)


@every_type
def test_patterns_agree(entry: BindingType) -> None:
    schema = schema_of(entry)
    for name in properties_of(entry):
        stated = dict_in(dict_in(facts_of(entry), "properties"), name)
        found = dict_in(dict_in(schema, "properties"), name)
        assert found.get("pattern") == PATTERNS.get((entry.name, name), stated.get("pattern")), name


@every_type
def test_what_one_direction_needs(entry: BindingType) -> None:
    condition = next((each for each in dicts_in(schema_of(entry), "allOf") if "if" in each), {})
    for direction, branch in (("in", "else"), ("out", "then")):
        needed = {
            name
            for name, each in dict_in(facts_of(entry), "properties").items()
            if isinstance(each, dict) and dict_in(each, "required").get(direction) is True
        }
        assert set(texts_in(dict_in(condition, branch), "required")) == needed


def is_required(stated: JsonData) -> JsonData:
    """Return whether all bundles and directions need the property: what only some need is not missed in others."""
    return all(stated.values()) if isinstance(stated, dict) else stated


@every_type
def test_properties_agree(entry: BindingType) -> None:
    for name in properties_of(entry):
        assert_property_agrees(entry, name)


def assert_property_agrees(entry: BindingType, name: str) -> None:
    stated = dict_in(dict_in(facts_of(entry), "properties"), name)
    found = entry.properties[name]
    assert found.types == (stated["jsonType"],)
    assert found.required is is_required(stated["required"])
    assert found.default == stated.get("default")
    assert found.setting is stated["appSettingName"]
    kind = str(stated.get("expressionKind", ANY_EXPRESSION))
    assert found.expression is (EXPRESSIONS[kind] if stated["bindingExpression"] else None)
    assert (found.deprecated is not None) >= ("deprecatedBy" in stated)
    assert found.directions == texts_in(stated, "directions")
    bundles = str(stated.get("bundle", "")).partition(" (")[0]
    assert found.majors == (() if "runtime" in bundles else tuple(map(int, re.findall(r"(\d)\.x", bundles))))
    newer = stated.get("deprecatedBy") if found.majors else None
    assert found.renamed_to == (newer if newer in entry.properties else None)


@every_type
def test_enums_agree(entry: BindingType) -> None:
    for name in properties_of(entry):
        assert_enum_agrees(entry, name)


def assert_enum_agrees(entry: BindingType, name: str) -> None:
    stated = dict_in(dict_in(facts_of(entry), "properties"), name)
    found = entry.properties[name]
    if "array" in found.types:
        assert found.items is not None
        assert found.items.examples == () or set(texts_in(stated, "enum")) == set(found.items.examples)
    else:
        assert found.enum == texts_in(stated, "enum") + texts_in(stated, "hostAlsoAccepts")
        assert found.ignore_case is stated.get("caseInsensitive", False)


def common_properties() -> dict[str, JsonDict]:
    stated: JsonDict = json.loads(FACTS.read_text(encoding="utf-8"))["meta"]["commonProperties"]
    return {name: each for name, each in stated.items() if isinstance(each, dict)}


@pytest.mark.parametrize("name", ["dataType", "cardinality"])
def test_common_property_agrees(name: str) -> None:
    stated = common_properties()[name]
    for entry in CATALOGUE.types:
        found: Property = entry.known[name]
        assert found.enum == texts_in(stated, "enum")
        assert found.default == stated.get("default")
        assert found.ignore_case is stated["caseInsensitive"]
        assert found.required is stated["required"]


def test_every_type_knows_the_common_properties() -> None:
    for entry in CATALOGUE.types:
        assert set(common_properties()) <= set(entry.known)

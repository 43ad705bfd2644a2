"""Properties by the names of one extension bundle or another, and sets of them of which one has to be complete.

Source of the verdicts: facts, binding-props and hostConstructors, and the bundles of each property in bindings.json.
"""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

BUNDLE_3 = "[3.*, 4.0.0)"
BUNDLE_4 = "[4.*, 5.0.0)"
COSMOS_3 = '"databaseName": "shop", "collectionName": "orders"'
COSMOS_4 = '"databaseName": "shop", "containerName": "orders"'


def app(type_name: str, properties: str, bundle: str | None = BUNDLE_4, identifier: str = "") -> str:
    """An app with one trigger; without a bundle its extensions come by a Dockerfile."""
    name = identifier or "Microsoft.Azure.Functions.ExtensionBundle"
    section = f', "extensionBundle": {{"id": "{name}", "version": "{bundle}"}}' if bundle else ""
    return f"""
        --- host.json
        {{"version": "2.0"{section}}}
        --- Dockerfile
        --- Orders/function.json
        {{
          "bindings": [{{"type": "{type_name}", "name": "it", {properties}}}]
        }}
        --- Orders/__init__.py
        def main(it): ...
        """


@pytest.mark.parametrize(
    ("properties", "bundle", "found"),
    [
        (COSMOS_4, BUNDLE_4, []),
        (COSMOS_3, BUNDLE_3, []),
        (COSMOS_3, "[2.*, 3.0.0)", []),
        (COSMOS_3, BUNDLE_4, ["error property-of-other-bundle"]),
        (COSMOS_4, BUNDLE_3, ["error property-of-other-bundle"]),
        (COSMOS_3.replace("collectionName", "CollectionName"), BUNDLE_4, ["error property-of-other-bundle"]),
        # Written for both.
        (f'{COSMOS_4}, "collectionName": "orders"', BUNDLE_4, []),
        (f'{COSMOS_4}, "collectionName": "orders"', BUNDLE_3, []),
        # Nothing is stated, or nothing certain.
        (COSMOS_3, None, []),
        (COSMOS_4, None, []),
        (COSMOS_3, "[3.*, 5.0.0)", []),
        # What no bundle can build.
        ('"databaseName": "shop"', BUNDLE_4, ["error property-required"]),
        ('"databaseName": "shop"', None, ["warning property-required"]),
        ('"collectionName": "orders"', BUNDLE_4, ["error property-required", "warning property-of-other-bundle"]),
    ],
)
def test_a_trigger_for_cosmos_db(properties: str, bundle: str | None, found: list[str]) -> None:
    of_the_function = [each for each in codes(app("cosmosDBTrigger", properties, bundle)) if " bundle-" not in each]
    assert sorted(of_the_function) == sorted(found)


def test_names_that_only_count_for_nothing() -> None:
    options = '"leaseCollectionName": "leases", "checkpointInterval": 5'
    text = app("cosmosDBTrigger", f'{COSMOS_4}, "connection": "C", {options}')

    assert codes(text) == ["warning property-of-other-bundle"] * 2
    assert marked(text) == [
        ("property-of-other-bundle", '"leaseCollectionName"'),
        ("property-of-other-bundle", '"checkpointInterval"'),
    ]


def test_of_another_channel_nothing_is_known() -> None:
    assert codes(app("cosmosDBTrigger", COSMOS_3, identifier="Our.Own.Bundle")) == ["warning bundle-unknown"]
    preview = "Microsoft.Azure.Functions.ExtensionBundle.Preview"
    assert codes(app("cosmosDBTrigger", COSMOS_3, identifier=preview)) == ["error property-of-other-bundle"]


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ('"queueName": "q"', []),
        ('"topicName": "t", "subscriptionName": "s"', []),
        ('"queueName": "q", "topicName": "t"', ["warning property-excluded"]),
        ('"queueName": null', []),  # a parameter too: what the extension makes of it is not known
        ('"topicName": "t"', ["error property-required"]),
        ('"subscriptionName": "s"', ["error property-required"]),
        ('"connection": "C"', ["error property-required"]),
    ],
)
def test_one_set_of_several_has_to_be_complete(properties: str, found: list[str]) -> None:
    assert codes(app("serviceBusTrigger", properties)) == found


def test_without_a_stated_bundle_it_is_a_warning() -> None:
    assert codes(app("serviceBusTrigger", '"topicName": "t"', None)) == ["warning property-required"]


def test_a_binding_that_is_being_typed_lacks_nothing() -> None:
    text = app("serviceBusTrigger", '"topicName": "t"').replace('"t"}', '"t", ')
    assert codes(text) == ["error json-syntax"]


def test_the_sets_are_named() -> None:
    assert report(app("serviceBusTrigger", '"topicName": "t"')) == block("""
        Orders/function.json: error[property-required]
          "bindings": [{"type": "serviceBusTrigger", "name": "it", "topicName": "t"}]
                                ^^^^^^^^^^^^^^^^^^^
        A 'serviceBusTrigger' binding needs 'queueName' or 'topicName' and 'subscriptionName'. The host
        refuses the function, "Unable to configure binding 'it' of type 'serviceBusTrigger'. This may
        indicate invalid function.json properties".
        """)


def test_the_right_name_is_given() -> None:
    assert report(app("cosmosDBTrigger", COSMOS_3)) == block("""
        Orders/function.json: error[property-of-other-bundle]
          "bindings": [{"type": "cosmosDBTrigger", "name": "it", "databaseName": "shop", "collectionName": "orders"}]
                                                                                         ^^^^^^^^^^^^^^^^
        Extension bundle 4 does not read 'collectionName': it reads 'containerName'. The host refuses the
        function, "Unable to configure binding 'it' of type 'cosmosDBTrigger'. This may indicate invalid
        function.json properties".
        """)

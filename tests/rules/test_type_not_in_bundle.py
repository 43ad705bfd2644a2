"""Types that the extension bundle of host.json does not bring.

Source of the verdicts: facts, unknown-type (read in source); which release has which type: section 7 of the rules,
"Bundles", and `extension.bundles` in bindings.json; which majors are finished: changes 2024-2026, rows 7, 8 and 25.
"""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

STABLE = "Microsoft.Azure.Functions.ExtensionBundle"
PREVIEW = f"{STABLE}.Preview"
EXPERIMENTAL = f"{STABLE}.Experimental"
BINDINGS = {
    "sqlTrigger": '"tableName": "Orders", "connectionStringSetting": "C"',
    "table": '"tableName": "Orders", "connection": "C"',
    "sql": '"commandText": "dbo.Orders", "connectionStringSetting": "C"',
    "kusto": '"database": "shop", "kqlCommand": "Orders"',
    "durableClient": "",
    "mobileTable": '"tableName": "Orders"',
    "webPubSubContext": "",
    "queueTrigger": '"queueName": "orders"',
    "cosmosDBTrigger": '"databaseName": "shop", "collectionName": "o", "connectionStringSetting": "C"',
    "entityTrigger": "",
    "connectorTrigger": "",
}
ERROR = ["error type-not-in-bundle"]
WARNING = ["warning type-not-in-bundle"]


def said(text: str) -> list[str]:
    """The codes of what is said of the function: host.json has findings of its own on odd bundles."""
    return [each for each in codes(text) if "bundle-" not in each]


def app(type_name: str, version: str = "[4.*, 5.0.0)", identifier: str = STABLE, more: str = "") -> str:
    """An app with one binding of the type, beside a timer where it is no trigger."""
    known = BINDINGS.get(type_name, "")
    binding = f'{{"type": "{type_name}", "name": "it"{", " if known else ""}{known}}}'
    is_trigger = type_name.lower().endswith("trigger")
    timer = "" if is_trigger else '{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"},'
    return f"""
        --- host.json
        {{
          "version": "2.0",
          "extensionBundle": {{"id": "{identifier}", "version": "{version}"}}
        }}
        --- Orders/function.json
        {{
          "bindings": [
            {timer}
            {binding}
          ]
        }}
        --- Orders/__init__.py
        def main(it{"" if is_trigger else ", timer"}): ...
        {more}
        """


@pytest.mark.parametrize(
    ("type_name", "version", "found"),
    [
        # A type of bundle 4 alone.
        ("sqlTrigger", "[4.*, 5.0.0)", []),
        ("sqlTrigger", "[3.*, 4.0.0)", ERROR),
        ("sqlTrigger", "[3.3.0]", ERROR),
        ("sqlTrigger", "[2.*, 4.0.0)", ERROR),  # in none of several finished majors
        ("sqlTrigger", "[3.*, 5.0.0)", []),  # the host takes the newest
        ("sqlTrigger", "3.3.0", []),  # everything from there on
        # Since 4.13.2.
        ("sqlTrigger", "[4.0.0, 4.13.2)", WARNING),
        ("sqlTrigger", "[4.0.0, 4.13.2]", []),
        ("sqlTrigger", "[4.0.0, 4.14.0)", []),
        ("sqlTrigger", "[4.10.0]", WARNING),
        ("sqlTrigger", "[4.35.0]", []),
        ("sqlTrigger", "[3.0.0, 4.0.0]", WARNING),  # with one version of the next major
        # From 3.9.1 to the end of bundle 3.
        ("table", "[3.*, 4.0.0)", []),
        ("table", "[3.0.0, 3.9.1)", ERROR),
        ("table", "[3.3.0]", ERROR),
        ("table", "[2.*, 3.0.0)", []),
        # In 3.1.0 and 3.2.0 alone; the host takes the newest that it finds.
        ("sql", "[3.1.0]", []),
        ("sql", "[3.1.0, 3.2.0]", []),
        ("sql", "[3.*, 4.0.0)", WARNING),
        ("sql", "[3.3.0, 4.0.0)", ERROR),
        ("sql", "[4.*, 5.0.0)", []),
        # Since bundle 2.
        ("durableClient", "[2.*, 3.0.0)", []),
        ("durableClient", "[1.*, 2.0.0)", ERROR),
        ("entityTrigger", "[1.*, 2.0.0)", ERROR),
        # In the preview and the experimental bundle: a newer stable release may bring it.
        ("kusto", "[4.*, 5.0.0)", WARNING),
        ("kusto", "[4.*, )", WARNING),
        ("kusto", "[3.*, 4.0.0)", ERROR),
        ("kusto", "[3.*, 5.0.0)", WARNING),
        # In no bundle: that is not known well enough for an error.
        ("mobileTable", "[4.*, 5.0.0)", WARNING),
        ("mobileTable", "[3.*, 4.0.0)", WARNING),
        # Left out by the list of the bundle, and part of an extension in it.
        ("webPubSubContext", "[4.*, 5.0.0)", []),
        ("webPubSubContext", "[2.*, 3.0.0)", ERROR),
        ("kusto", "[4.0.0-beta, 5.0.0)", WARNING),
        # In all of them.
        ("queueTrigger", "[2.*, 3.0.0)", []),
        ("cosmosDBTrigger", "[3.*, 4.0.0)", []),
        # Built into the host.
        ("manualTrigger", "[3.*, 4.0.0)", []),
        # Nothing can be told.
        ("kusto", "[5.*, 6.0.0)", []),  # no such bundle yet
        ("kusto", "four", []),
        ("kusto", "[4.*", []),
        ("kusto", "", []),
        ("kusto", "[4.9.0, 4.2.0)", []),  # nothing lies in it
    ],
)
def test_a_type_and_a_range_of_the_stable_bundle(type_name: str, version: str, found: list[str]) -> None:
    assert said(app(type_name, version)) == found


@pytest.mark.parametrize(
    ("type_name", "identifier", "version", "found"),
    [
        ("kusto", PREVIEW, "[4.*, 5.0.0)", []),
        ("kusto", PREVIEW.upper(), "[4.*, 5.0.0)", []),  # ids of packages ignore case
        ("kusto", PREVIEW, "[4.0.0, 4.6.0)", WARNING),
        ("kusto", EXPERIMENTAL, "[4.*, 5.0.0)", []),
        ("connectorTrigger", EXPERIMENTAL, "[4.0.0, 4.6.0)", WARNING),
        ("table", PREVIEW, "[4.*, 5.0.0)", WARNING),
        ("mobileTable", PREVIEW, "[4.*, 5.0.0)", WARNING),
        ("sqlTrigger", STABLE.lower(), "[3.*, 4.0.0)", ERROR),
        # What older previews had is not known.
        ("kusto", PREVIEW, "[3.*, 4.0.0)", []),
        ("kusto", PREVIEW, "[3.*, 5.0.0)", []),
        # The bundles of others.
        ("kusto", f"{STABLE}.Workflows", "[1.*, 2.0.0)", []),
        ("kusto", "Our.Own.Bundle", "[4.*, 5.0.0)", []),
        ("kusto", "", "[4.*, 5.0.0)", []),
    ],
)
def test_other_channels(type_name: str, identifier: str, version: str, found: list[str]) -> None:
    assert said(app(type_name, version, identifier)) == found


@pytest.mark.parametrize("spelling", ["SQLTRIGGER", "sqltrigger", "SqlTrigger"])
def test_the_case_of_the_type_makes_no_difference(spelling: str) -> None:
    text = app("sqlTrigger", "[3.*, 4.0.0)").replace('"sqlTrigger"', f'"{spelling}"')
    assert said(text) == ERROR


@pytest.mark.parametrize("path", ["extensions.csproj", "bin/extensions.json", "Dockerfile"])
def test_extensions_may_come_by_another_way(path: str) -> None:
    assert said(app("sqlTrigger", "[3.*, 4.0.0)", more=f"--- {path}")) == []


def test_app_settings_may_name_another_bundle() -> None:
    runtime = '"FUNCTIONS_WORKER_RUNTIME": "python"'
    bundle = '"AzureFunctionsJobHost__extensionBundle__version": "[4.*, 5.0.0)"'
    settings = f'{{"IsEncrypted": false, "Values": {{"C": "x", "AzureWebJobsStorage": "x", {bundle}, {runtime}}}}}'
    assert said(app("sqlTrigger", "[3.*, 4.0.0)", more=f"--- local.settings.json\n        {settings}")) == []


@pytest.mark.parametrize("typed", ['"sqlTrigger', '"sqlTrigger\n        }]}'])
def test_a_type_that_is_being_typed_is_not_judged(typed: str) -> None:
    before = app("sqlTrigger", "[3.*, 4.0.0)").partition('"sqlTrigger"')[0]
    assert "error type-not-in-bundle" not in said(before + typed)


def test_a_newer_bundle_is_named() -> None:
    assert report(app("sqlTrigger", "[3.*, 4.0.0)")).startswith(
        block("""
        Orders/function.json: error[type-not-in-bundle]
            {"type": "sqlTrigger", "name": "it", "tableName": "Orders", "connectionStringSetting": "C"}
                     ^^^^^^^^^^^^
        Microsoft.Azure.Functions.ExtensionBundle [3.*, 4.0.0) has no 'sqlTrigger': it comes with version
        4.13.2. Write "version": "[4.*, 5.0.0)" in host.json. The host refuses the function, "The binding
        type(s) 'sqlTrigger' were not found in the configured extension bundle".
          host.json: The extension bundle is named here
          {
          ^
        """)
    )


def test_another_channel_is_named() -> None:
    assert report(app("kusto")).startswith(
        block("""
        Orders/function.json: warning[type-not-in-bundle]
            {"type": "kusto", "name": "it", "database": "shop", "kqlCommand": "Orders"}
                     ^^^^^^^
        Microsoft.Azure.Functions.ExtensionBundle [4.*, 5.0.0) has no 'kusto': it comes with
        Microsoft.Azure.Functions.ExtensionBundle.Preview 4.6.0. Write "id":
        "Microsoft.Azure.Functions.ExtensionBundle.Preview", "version": "[4.*, 5.0.0)" in host.json. Unless
        a newer release brings it, the host refuses the function, "The binding type(s) 'kusto' were not
        found in the configured extension bundle".
        """)
    )


def test_a_range_that_ends_too_early_cannot_be_mended_by_a_release() -> None:
    assert "Unless" not in report(app("sqlTrigger", "[4.0.0, 4.10.0)"))


def test_a_type_that_no_bundle_brings() -> None:
    assert "has no 'mobileTable', and no published bundle does: it needs an extension of its own." in report(
        app("mobileTable")
    ).replace("\n", " ")

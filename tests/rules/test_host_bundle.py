"""The extension bundle of host.json. Sources: facts, section 7; changes, rows 7 to 9; host and NuGet source."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

ID = '"id": "Microsoft.Azure.Functions.ExtensionBundle"'
RANGE = '"version": "[4.*, 5.0.0)"'


def app(section: str, settings: str = "") -> str:
    named = f'{{"FUNCTIONS_WORKER_RUNTIME": "python", {settings}}}'
    values = f'--- local.settings.json\n{{"IsEncrypted": false, "Values": {named}}}\n'
    host = f'--- host.json\n{{"version": "2.0", "extensionBundle": {section}}}\n'
    return f"{host}--- requirements.txt\nazure-functions\n{values if settings else ''}"


def of_range(text: str, identifier: str = "Microsoft.Azure.Functions.ExtensionBundle") -> list[str]:
    return codes(app(f'{{"id": "{identifier}", "version": "{text}"}}'))


@pytest.mark.parametrize(
    "section",
    [
        f"{{{ID}, {RANGE}}}",
        f'{{"ID": "microsoft.azure.functions.extensionbundle", "Version": "[4.*, 5.0.0)", {RANGE}}}',
        f'{{{ID}, "version": "4.5.0"}}',
        f'{{{ID}, "version": 4.5}}',  # a number becomes text
        f'{{{ID}, "version": "[2.*, 5.0.0)"}}',
        f'{{{ID}, "version": "*"}}',
        '{"id": "Microsoft.Azure.Functions.ExtensionBundle.Preview", "version": "[4.*, 5.0.0)"}',
        '{"id": "Microsoft.Azure.Functions.ExtensionBundle.Experimental", "version": "[4.*, 5.0.0)"}',
        '{"id": "Microsoft.Azure.Functions.ExtensionBundle.Workflows", "version": "[1.*, 2.0.0)"}',
        "{}",  # as none: the host looks for a value, or something below
        "[]",
    ],
)
def test_what_the_host_takes(section: str) -> None:
    assert codes(app(section)) == []


@pytest.mark.parametrize(
    "section",
    [
        "null",  # so in the host's own tests, ExtensionBundleConfigHelperTest.cs
        '"Invalid"',
        f'{{{ID}, "version": null}}',
        f'{{{ID}, "version": "(1.0.0"}}',
        f'{{{ID}, "version": "random"}}',
        f"{{{ID}}}",
        f'{{{ID}, "version": "^4.0.0"}}',
        f'{{{ID}, "version": "[4.*]"}}',
        f'{{{ID}, "version": "[4.0.0, 4.*)"}}',
        f'{{{ID}, "version": ""}}',
        f'{{{ID}, "version": {{}}}}',
        f'{{{ID}, "version": true}}',
    ],
)
def test_a_version_that_stops_the_host(section: str) -> None:
    assert codes(app(section)) == ["error bundle-version"]


@pytest.mark.parametrize(
    "section",
    [
        f'{{"id": null, {RANGE}}}',  # so in the host's own tests
        f'{{"id": "Microsoft,,", {RANGE}}}',
        f"{{{RANGE}}}",
        f'{{"id": "", {RANGE}}}',
        f'{{"id": " ", {RANGE}}}',
        f'{{"id": "A..B", {RANGE}}}',
        f'{{"id": "A B", {RANGE}}}',
        f'{{"id": ".A", {RANGE}}}',
    ],
)
def test_an_id_that_stops_the_host(section: str) -> None:
    assert codes(app(section)) == ["error bundle-id"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[1.*, 2.0.0)", ["error bundle-min"]),
        ("[1.0.0, 2.6.1)", ["error bundle-min"]),
        ("[1.8.1]", ["error bundle-min"]),
        ("(,2.0)", ["error bundle-min"]),
        ("[1.3.9]", ["warning bundle-min"]),  # may not exist
        ("[2.0.0, 2.5.0]", ["warning bundle-min"]),
        ("[2.0.0, 2.6.1]", ["warning bundle-range-old"]),
        ("[1.*, 3.0.0)", ["warning bundle-range-old"]),
        ("[2.*, 3.0.0)", ["warning bundle-range-old"]),
        ("[3.3.0, 4.0.0)", ["warning bundle-range-old"]),
        ("[3.3.0, 4.0.0]", []),
        ("3.3.0", []),  # all from there on
        ("[4.35.0]", ["hint bundle-range-narrow"]),
        ("[4.0.0, 4.36.0)", ["hint bundle-range-narrow"]),
        ("[4.0.0, 4.99.0]", ["hint bundle-range-narrow"]),
        ("[4.12.0, 5.0.0)", []),
        ("[4.0.0, 9.0.0)", []),
        ("[5.*, 6.0.0)", ["warning bundle-unknown"]),
        ("[5.0.0, )", ["warning bundle-unknown"]),
    ],
)
def test_what_a_range_can_give(text: str, found: list[str]) -> None:
    assert of_range(text) == found


@pytest.mark.parametrize("text", ["[1.*, 2.0.0)", "[3.*, 4.0.0)", "[4.35.0]"])
def test_only_of_one_bundle_the_versions_are_known(text: str) -> None:
    assert of_range(text, "Microsoft.Azure.Functions.ExtensionBundle.Preview") == []


@pytest.mark.parametrize("identifier", ["Microsoft.Azure.Function.ExtensionBundle", "Our.Own.Bundle", "5"])
def test_an_id_that_nobody_knows(identifier: str) -> None:
    assert of_range("[4.*, 5.0.0)", identifier) == ["warning bundle-unknown"]
    assert of_range("[1.*, 2.0.0)", identifier) == ["warning bundle-unknown"]


@pytest.mark.parametrize(
    ("section", "key"),
    [(f"{{{ID}}}", "version"), (f'{{{ID}, "version": "[1.*, 2.0.0)"}}', "version"), (f"{{{RANGE}}}", "id")],
)
def test_a_setting_that_counts_instead(section: str, key: str) -> None:
    """Facts: local.settings, AzureFunctionsJobHost__<path>."""
    assert codes(app(section, f'"AZUREFUNCTIONSJOBHOST__extensionBundle__{key}": "x"')) == []
    assert codes(app(section, '"AzureFunctionsJobHost__logging": "x"')) != []


def test_an_invalid_section_gives_one_finding() -> None:
    """The functions may have their extensions: that the section is wrong is said in host.json alone."""
    function = (
        '--- Orders/function.json\n{"bindings": [{"type": "queueTrigger", "name": "it", "queueName": "orders"}]}\n'
    )
    script = "--- Orders/__init__.py\ndef main(it): ...\n"

    assert codes(f"{app('null')}{function}{script}") == ["error bundle-version"]
    assert codes(f"{app('{}')}{function}{script}") == ["error extension-missing"]


def test_the_messages() -> None:
    assert report(app(f"{{{ID}}}")) == block("""
        host.json: error[bundle-version]
        {"version": "2.0", "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle"}}
                           ^^^^^^^^^^^^^^^^^
        The host stops, "The value of version property in extensionBundle section of host.json file is
        invalid or missing." Write "version": "[4.*, 5.0.0)".
        """)
    assert report(app(f'{{\n{ID},\n"version": "[3.*, 4.0.0)"}}')) == block("""
        host.json: warning[bundle-range-old]
        "version": "[3.*, 4.0.0)"}}
                   ^^^^^^^^^^^^^^
        "[3.*, 4.0.0)" ends before bundle 4. The host still loads it, and warns, "Your current bundle
        version ... will reach end of support on Aug 4, 2026. Upgrade to [4.*, 5.0.0)."
        """)
    assert report(app(f'{{\n"id": "Microsoft.Azure.Function.ExtensionBundle", {RANGE}}}')) == block("""
        host.json: warning[bundle-unknown]
        "id": "Microsoft.Azure.Function.ExtensionBundle", "version": "[4.*, 5.0.0)"}}
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        No extension bundle 'Microsoft.Azure.Function.ExtensionBundle' is known: functions that need an
        extension may not load. Did you mean 'Microsoft.Azure.Functions.ExtensionBundle'?
        """)

"""Bindings that need an extension, in apps without one. Source: facts, unknown-type (read in source)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

BUNDLE = '"extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}'
QUEUE = '{"type": "queueTrigger", "name": "it", "queueName": "orders"}'


def app(host: str = '{"version": "2.0"}', binding: str = QUEUE, more: str = "") -> str:
    return f"""
        --- host.json
        {host}
        --- Orders/function.json
        {{
          "bindings": [{binding}]
        }}
        --- Orders/__init__.py
        def main(it): ...
        {more}
        """


@pytest.mark.parametrize(
    "binding",
    [
        QUEUE,
        QUEUE.replace("queueTrigger", "QueueTrigger"),
        '{"type": "activityTrigger", "name": "it"}',
        '{"type": "sqlTrigger", "name": "it", "tableName": "t", "connectionStringSetting": "C"}',
    ],
)
def test_a_type_that_comes_with_an_extension(binding: str) -> None:
    assert codes(app(binding=binding)) == ["error extension-missing"]


@pytest.mark.parametrize(
    "binding",
    [
        '{"type": "httpTrigger", "name": "it"}',
        '{"type": "timerTrigger", "name": "it", "schedule": "0 0 * * * *"}',
        '{"type": "warmupTrigger", "name": "it"}',
        '{"type": "manualTrigger", "name": "it"}',
    ],
)
def test_a_type_that_is_built_into_the_host(binding: str) -> None:
    assert codes(app(binding=binding)) == []


def test_a_type_that_is_not_known_has_a_finding_already() -> None:
    assert codes(app(binding='{"type": "ofMyOwnTrigger", "name": "it"}')) == ["hint unknown-type"]


@pytest.mark.parametrize(
    "host",
    [
        f'{{"version": "2.0", {BUNDLE}}}',
        f'{{"version": "2.0", {BUNDLE.replace("extensionBundle", "ExtensionBundle")}}}',
        '{"version": "2.0", "extensionBundle": null}',  # refused as a whole: the subject of another rule
        '{"version": "2.0", "ext',  # half typed
        "",
    ],
)
def test_a_host_json_that_names_a_bundle_or_may_yet_do_so(host: str) -> None:
    assert "error extension-missing" not in codes(app(host))


@pytest.mark.parametrize("section", ["{}", "[]", "[{}]"])
def test_an_empty_section_is_none(section: str) -> None:
    """Read in source: the host looks for a value, or something below (ExtensionBundleConfigurationHelper.cs)."""
    assert codes(app(f'{{"version": "2.0", "extensionBundle": {section}}}')) == ["error extension-missing"]


@pytest.mark.parametrize(
    "path", ["extensions.csproj", "Orders.csproj", "bin/extensions.json", "Dockerfile", "dockerfile"]
)
def test_extensions_may_come_by_another_way(path: str) -> None:
    assert codes(app(more=f"--- {path}")) == []


@pytest.mark.parametrize("path", ["extensions.json", "src/extensions.csproj", "bin/other.json", "Dockerfile.md"])
def test_files_that_bring_no_extension(path: str) -> None:
    assert codes(app(more=f"--- {path}")) == ["error extension-missing"]


def test_app_settings_may_name_a_bundle() -> None:
    runtime = '"FUNCTIONS_WORKER_RUNTIME": "python"'
    bundle = '"AzureFunctionsJobHost__extensionBundle__id": "Microsoft.Azure.Functions.ExtensionBundle"'
    settings = f'{{"IsEncrypted": false, "Values": {{"AzureWebJobsStorage": "x", {bundle}, {runtime}}}}}'
    assert codes(app(more=f"--- local.settings.json\n        {settings}")) == []


def test_a_bundle_does_not_help_where_none_brings_the_type() -> None:
    said = report(app(binding='{"type": "apiHubFileTrigger", "name": "it", "path": "orders", "connection": "C"}'))
    assert 'are not registered." Install its own extension.' in said.replace("\n", " ")


def test_both_halves_are_shown() -> None:
    assert report(app()) == block("""
        Orders/function.json: error[extension-missing]
          "bindings": [{"type": "queueTrigger", "name": "it", "queueName": "orders"}]
                                ^^^^^^^^^^^^^^
        'queueTrigger' needs an extension, and host.json names no extension bundle. The host refuses the
        function, "The binding type(s) 'queueTrigger' are not registered." Add an "extensionBundle" to
        host.json.
          host.json: No extension bundle is named here
          {"version": "2.0"}
          ^
        """)

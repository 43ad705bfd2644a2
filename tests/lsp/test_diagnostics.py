"""Diagnostics are pushed: for both halves of a function, open or not, and only where something changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lsprotocol import types

from support.app_folder import AppFolder, handler, timers
from support.clients import BARE
from support.editor import Editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

FUNCTION_JSON, SCRIPT = "Orders/function.json", "Orders/__init__.py"


class TestOpen:
    async def test_findings_of_both_files_come_whichever_is_opened(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        client.open(app.function_json)

        assert await client.findings() == {FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]}

    async def test_findings_of_the_whole_app_come_too(self, client: Editor, app: AppFolder) -> None:
        app.function()
        app.write("host.json", '{"version": "3.0"}')
        client.open(app.script)

        assert await client.findings() == {f"{app.root.name}/host.json": ["host-version"]}

    async def test_a_clean_app_is_not_mentioned(self, client: Editor, app: AppFolder) -> None:
        app.function()
        client.open(app.script)

        assert await client.settled() == []

    async def test_a_file_that_is_not_on_the_disk_yet(self, client: Editor, app: AppFolder) -> None:
        app.function_json.parent.mkdir()
        client.open(app.function_json, timers("timer"))
        client.open(app.script, handler("clock"))

        assert await client.findings() == {FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]}

    async def test_a_host_json_that_is_not_on_the_disk_yet_makes_no_app(self, client: Editor, app: AppFolder) -> None:
        (app.root / "host.json").unlink()
        app.function("clock", "timer")
        client.open(app.function_json)

        assert await client.settled() == []


class TestTheAppAsAWhole:
    LOST = "Bills/function.json"

    async def test_a_function_json_that_the_host_does_not_find(self, client: Editor, app: AppFolder) -> None:
        file = app.function().write("api/" + self.LOST, timers("timer"))
        client.open(app.script)
        assert await client.findings() == {self.LOST: ["function-astray"]}

        uri = client.open(file)
        assert await client.findings() == {self.LOST: ["function-astray"]}
        document, position = types.TextDocumentIdentifier(uri), types.Position(3, 9)
        assert await client.text_document_hover_async(types.HoverParams(document, position)) is None
        found = await client.text_document_completion_async(types.CompletionParams(document, position))
        assert isinstance(found, types.CompletionList)
        assert not found.items

        client.change(uri, "{}")
        assert await client.findings() == {}
        client.close(uri)
        assert await client.findings() == {self.LOST: ["function-astray"]}

    async def test_a_setting_that_stops_the_host(self, client: Editor, app: AppFolder) -> None:
        app.function()
        storage = '"AzureWebJobsStorage": "UseDevelopmentStorage=true"'
        file = app.write("local.settings.json", f'{{"IsEncrypted": false, "Values": {{{storage}}}}}')
        uri = client.open(file)
        assert await client.findings() == {f"{app.root.name}/local.settings.json": ["runtime-missing"]}

        client.change(uri, '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "node"}}')
        assert await client.findings() == {f"{app.root.name}/local.settings.json": ["runtime-not-python"]}

    async def test_a_file_at_the_root_that_comes_and_goes(self, client: Editor, app: AppFolder) -> None:
        client.open(app.function().script)
        assert await client.findings() == {}
        file = app.write("proxies.json", "{}")
        client.tell(file, types.FileChangeType.Created)
        await client.comes_to({f"{app.root.name}/proxies.json": ["proxies-file"]})
        file.unlink()
        client.tell(file, types.FileChangeType.Deleted)
        await client.comes_to({})

    async def test_requirements_are_read_as_they_are_typed(self, client: Editor, app: AppFolder) -> None:
        app.function().write("Orders/__init__.py", "import yaml\n\n\ndef main(timer): ...\n")
        client.open(app.script)
        uri = client.open(app.write("requirements.txt", "azure-functions\nPyYAML\n"))
        assert await client.findings() == {}

        client.change(uri, "azure-functions\nPyYAML\nazure-functions-worker\n")
        assert await client.findings() == {f"{app.root.name}/requirements.txt": ["requirement-harmful"]}
        client.change(uri, "azure-functions\n")
        assert await client.findings() == {SCRIPT: ["requirement-missing"]}
        client.close(uri)
        assert await client.findings() == {}

    async def test_a_funcignore_is_read_as_it_is_typed(self, client: Editor, app: AppFolder) -> None:
        file = app.function().write(".funcignore", "*.json\n")
        client.open(app.script)
        uri = client.open(file)
        assert await client.findings() == {f"{app.root.name}/.funcignore": ["funcignore-needed"]}

        client.change(uri, "local.settings.json\n")
        assert await client.findings() == {}
        client.close(uri)
        assert await client.findings() == {f"{app.root.name}/.funcignore": ["funcignore-needed"]}
        file.unlink()
        client.tell(file, types.FileChangeType.Deleted)
        await client.comes_to({})


class TestEdit:
    async def test_an_edit_of_the_handler_is_seen_in_both_files(self, client: Editor, app: AppFolder) -> None:
        app.function()
        uri = client.open(app.script)
        client.change(uri, handler("clock"))

        assert await client.findings() == {FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]}

    async def test_an_edit_of_function_json_is_seen_in_both_files(self, client: Editor, app: AppFolder) -> None:
        app.function()
        uri = client.open(app.function_json)
        client.change(uri, timers("clock"))

        assert await client.findings() == {FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]}

    async def test_a_mistake_that_is_mended_is_cleared_everywhere(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        uri = client.open(app.script)
        await client.settled()
        client.change(uri, handler("timer"))

        published = await client.settled()
        assert {each.uri: list(each.diagnostics) for each in published} == {
            app.script.as_uri(): [],
            app.function_json.as_uri(): [],
        }

    async def test_what_did_not_change_is_not_published_again(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        script, function_json = client.open(app.script), client.open(app.function_json)
        await client.settled()
        client.change(script, handler("clock") + "\n# A comment below changes nothing.\n")
        assert await client.settled() == []
        client.change(function_json, timers("timer").replace('"schedule"', '"cron"'))
        assert [each.uri for each in await client.settled()] == [function_json]

    async def test_what_was_said_of_a_file_is_said_again_when_it_is_opened(
        self, client: Editor, app: AppFolder
    ) -> None:
        app.function("clock", "timer")
        client.open(app.script)
        await client.settled()
        uri = client.open(app.function_json)

        assert [each.uri for each in await client.settled()] == [uri]

    async def test_nothing_is_said_of_a_clean_file_when_it_is_opened(self, client: Editor, app: AppFolder) -> None:
        app.function()
        client.open(app.script)
        client.open(app.function_json)

        assert await client.settled() == []

    async def test_what_was_said_of_a_file_goes_when_it_is_opened_mended(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        client.open(app.function_json)
        await client.settled()
        client.open(app.script, handler("timer"))

        assert await client.findings() == {}

    async def test_the_version_of_an_open_document_is_told(self, client: Editor, app: AppFolder) -> None:
        app.function()
        uri = client.open(app.script)
        client.change(uri, handler("clock"), version=7)

        published = {each.uri: each.version for each in await client.settled()}
        assert published == {uri: 7 if client.can != BARE else None, app.function_json.as_uri(): None}

    async def test_a_module_that_the_handler_comes_from_counts(self, client: Editor, app: AppFolder) -> None:
        app.function()
        app.write(SCRIPT, "from shared.orders import main\n")
        module = app.write("shared/orders.py", handler("timer"))
        uri = client.open(module)
        assert await client.settled() == []
        client.change(uri, handler("clock"))

        assert await client.findings() == {
            FUNCTION_JSON: ["binding-unused"],
            "shared/orders.py": ["param-undeclared"],
        }


class TestBuffers:
    async def test_an_open_buffer_wins_over_the_disk(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        client.open(app.script, handler("timer"))
        assert await client.settled() == []

        app.write(SCRIPT, handler("another"))
        client.tell(app.script, types.FileChangeType.Changed)
        assert await client.settled() == []

    async def test_after_closing_the_disk_counts_again(self, client: Editor, app: AppFolder) -> None:
        app.function()
        uri = client.open(app.script, handler("clock"))
        assert await client.findings() == {FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]}

        client.close(uri)
        assert await client.findings() == {}


class TestDisk:
    async def test_a_file_that_changes(self, client: Editor, app: AppFolder) -> None:
        app.function()
        client.open(app.function_json)
        app.write(SCRIPT, handler("clock"))
        client.tell(app.script, types.FileChangeType.Changed)

        assert await client.findings() == {FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]}

    async def test_a_script_that_is_deleted_and_comes_back(self, client: Editor, app: AppFolder) -> None:
        app.function()
        client.open(app.function_json)
        app.script.unlink()
        client.tell(app.script, types.FileChangeType.Deleted)
        assert await client.findings() == {FUNCTION_JSON: ["script-undetermined"]}

        app.function()
        client.tell(app.script, types.FileChangeType.Created)
        assert await client.findings() == {}

    async def test_a_folder_that_is_created_stands_for_its_files(self, client: Editor, app: AppFolder) -> None:
        app.function()
        client.open(app.function_json)
        new = app.write("Refunds/function.json", timers("timer")).parent
        app.write("Refunds/__init__.py", handler("clock"))
        client.tell(new, types.FileChangeType.Created)

        assert await client.findings() == {
            "Refunds/__init__.py": ["param-undeclared"],
            "Refunds/function.json": ["binding-unused"],
        }

    async def test_a_function_that_is_deleted_is_cleared(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        other = app.write("Refunds/function.json", timers("timer"))
        client.open(other)
        assert FUNCTION_JSON in await client.findings()

        app.function_json.unlink()
        client.tell(app.function_json, types.FileChangeType.Deleted)
        assert await client.findings() == {"Refunds/function.json": ["script-undetermined"]}

    async def test_an_app_comes_and_goes_with_its_host_json(self, client: Editor, app: AppFolder) -> None:
        host = app.root / "host.json"
        host.unlink()
        app.function("clock", "timer")
        client.open(app.function_json)
        await client.comes_to({})

        app.write("host.json", "{}")
        client.tell(host, types.FileChangeType.Created)
        await client.comes_to({FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]})

        host.unlink()
        client.tell(host, types.FileChangeType.Deleted)
        await client.comes_to({})

    async def test_an_app_comes_and_goes_with_its_folder(self, client: Editor, tmp_path: Path) -> None:
        app = AppFolder(tmp_path / "apps" / "shop").function("clock", "timer")
        client.tell(app.root, types.FileChangeType.Created)
        await client.comes_to({FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]})

        shutil.rmtree(tmp_path / "apps")
        client.tell(tmp_path / "apps", types.FileChangeType.Deleted)
        await client.comes_to({})


class TestContent:
    async def test_what_a_diagnostic_says(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        uri = client.open(app.script)
        await client.settled()
        (found,) = client.diagnostics[uri]

        assert found.source == "funcls"
        assert found.code == "param-undeclared"
        assert found.severity == types.DiagnosticSeverity.Error
        assert found.range == types.Range(types.Position(3, 9), types.Position(3, 14))
        assert "'clock'" in found.message
        if client.can == BARE:
            assert found.code_description is None
        else:
            assert found.code_description is not None
            assert found.code_description.href.startswith("https://learn.microsoft.com/azure/azure-functions/")

    async def test_the_other_half_is_told_of(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        client.open(app.script)
        await client.settled()
        (found,) = client.diagnostics[app.script.as_uri()]

        if client.can == BARE:
            assert found.related_information is None
            assert found.message.splitlines()[1:] == ["Orders/function.json:2:3: The bindings of the function"]
        else:
            assert found.related_information
            assert {each.location.uri for each in found.related_information} == {app.function_json.as_uri()}
            assert "\n" not in found.message

    async def test_files_are_named_as_the_client_spells_them(self, client: Editor, app: AppFolder) -> None:
        app.function("clock", "timer")
        spelled = app.script.as_uri().replace("__init__", "%5F%5Finit%5F%5F")
        client.open_uri(spelled, handler("clock"))

        assert {each.uri for each in await client.settled()} == {spelled, app.function_json.as_uri()}

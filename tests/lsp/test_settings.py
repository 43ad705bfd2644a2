"""Settings from wherever a client gives them, and what they change at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from support.app_folder import AppFolder, handler
from support.clients import BARE, full
from support.editor import Editor, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

FUNCTION_JSON, SCRIPT = "Orders/function.json", "Orders/__init__.py"
BROKEN = {FUNCTION_JSON: ["binding-unused"], SCRIPT: ["param-undeclared"]}
OPEN_FILES = {"diagnostics": {"scope": "openFiles"}}


@pytest.fixture
def app(app: AppFolder) -> AppFolder:
    """An app with a mistake that shows in two files."""
    return app.function("clock", "timer")


def logged(client: Editor) -> list[tuple[types.MessageType, str]]:
    return [(each.type, each.message) for each in client.log_messages]


class TestWhereTheyComeFrom:
    async def test_with_the_first_message(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], BARE, options={"funcls": OPEN_FILES})
            client.open(app.script)
            await client.comes_to({SCRIPT: ["param-undeclared"]})

    async def test_asked_for_all_and_for_each_folder(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], settings=OPEN_FILES)
            client.open(app.script)
            await client.comes_to({SCRIPT: ["param-undeclared"]})
            await client.settled()
        assert [item.scope_uri for item in client.asked] == [None, app.root.as_uri()]
        assert {item.section for item in client.asked} == {"funcls"}

    async def test_asked_for_again_when_they_change(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root])
            await client.comes_to(BROKEN)
            client.set_configuration({"validate": "off"}, section="funcls")
            client.change_settings(None)
            await client.comes_to({})
            client.set_configuration(None, section="funcls")
            client.change_settings({"funcls": {"validate": "off"}})
            await client.comes_to(BROKEN)

    @pytest.mark.parametrize("wrapped", [{"funcls": {"validate": "off"}}, {"validate": "off"}], ids=str)
    async def test_sent_by_a_client_that_cannot_be_asked(self, app: AppFolder, wrapped: Any) -> None:
        async with editor() as client:
            await client.start([app.root], BARE)
            await client.comes_to(BROKEN)
            client.change_settings(wrapped)
            await client.comes_to({})
            client.change_settings({})
            await client.comes_to(BROKEN)

    async def test_what_a_client_says_goes_before_what_it_said_first(self, app: AppFolder) -> None:
        async with editor() as client:
            options = {"validate": "off", "diagnostics.scope": "openFiles"}
            await client.start([app.root], options=options, settings={"validate": "type"})
            client.open(app.script)
            await client.comes_to({SCRIPT: ["param-undeclared"]})

    async def test_each_folder_has_its_own(self, tmp_path: Path) -> None:
        quiet, loud = (AppFolder(tmp_path / name).function("clock", "timer") for name in ("quiet", "loud"))
        async with editor() as client:
            client.set_configuration({"validate": "off"}, section="funcls", scope_uri=quiet.root.as_uri())
            client.set_configuration({"validate": "type"}, section="funcls", scope_uri=loud.root.as_uri())
            await client.start([quiet.root, loud.root])
            await client.comes_to(BROKEN)
        assert client.diagnostics.keys() == {loud.script.as_uri(), loud.function_json.as_uri()}


class TestChanges:
    async def test_the_scope_changes_at_once(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], BARE)
            client.open(app.script)
            await client.comes_to(BROKEN)
            client.change_settings(OPEN_FILES)
            await client.comes_to({SCRIPT: ["param-undeclared"]})

    async def test_the_target_changes_at_once(self, app: AppFolder) -> None:
        app.function("every_hour", "every_hour")
        async with editor() as client:
            await client.start([app.root], BARE, options={"target": {"host": "4.1037"}})
            await client.comes_to({FUNCTION_JSON: ["binding-name"]})
            client.change_settings({"target": {"host": "4.1038"}})
            await client.comes_to({})

    async def test_only_saves_count(self, app: AppFolder) -> None:
        app.function()
        async with editor() as client:
            await client.start([app.root], BARE, options={"validate": "save"})
            uri = client.open(app.script)
            await client.settled()
            for version, name in enumerate(("clock", "timer", "clock"), start=2):
                client.change(uri, handler(name), version=version)
            assert await client.settled() == []
            client.save(uri)
            await client.comes_to(BROKEN)


class TestConfigurationFile:
    async def test_the_editor_has_the_same_settings_as_the_file_and_counts_more(self, app: AppFolder) -> None:
        app.write("funcls.toml", 'ignore = ["param-undeclared"]\n')
        async with editor() as client:
            await client.start([app.root], BARE)
            await client.comes_to({FUNCTION_JSON: ["binding-unused"]})
            client.change_settings({"ignore": ["binding-unused"]})
            await client.comes_to({SCRIPT: ["param-undeclared"]})
            client.change_settings({"severity": {"signature": "hint"}, "per-file-ignores": {"*.py": ["signature"]}})
            await client.comes_to({FUNCTION_JSON: ["binding-unused"]})

    async def test_it_counts_as_it_is_typed(self, app: AppFolder) -> None:
        file = app.write("funcls.toml", "")
        async with editor() as client:
            await client.start([app.root])
            await client.comes_to(BROKEN)
            uri = client.open(file)
            client.change(uri, 'ignore = ["signature"]', version=2)
            await client.comes_to({})
            client.change(uri, 'ignore = ["signatrue"]', version=3)
            await client.comes_to({**BROKEN, f"{app.root.name}/funcls.toml": ["config-code"]})

    async def test_a_mistake_above_several_apps_is_told_once(self, tmp_path: Path) -> None:
        for name in ("bank", "shop"):
            AppFolder(tmp_path / name).function()
        file = tmp_path / "funcls.toml"
        file.write_text("slect = []\n")
        async with editor() as client:
            await client.start([tmp_path])
            await client.comes_to({f"{tmp_path.name}/funcls.toml": ["config-key"]})
            uri = client.open(file)
            client.change(uri, 'select = []\nvalidate = "never"\n', version=2)
            await client.comes_to({f"{tmp_path.name}/funcls.toml": ["config-value"]})
            client.change(uri, "", version=3)
            await client.comes_to({})


class TestMistakes:
    async def test_each_is_one_line_in_the_log_and_the_rest_applies(self, app: AppFolder) -> None:
        settings = {"validate": "sometimes", "colour": "red", **OPEN_FILES}
        async with editor() as client:
            await client.start([app.root], settings=settings)
            client.open(app.script)
            await client.comes_to({SCRIPT: ["param-undeclared"]})
        assert logged(client) == [
            (types.MessageType.Warning, 'funcls.validate must be one of "type", "save", "off", not "sometimes"'),
            (types.MessageType.Warning, "funcls.colour is no setting of funcls."),
        ]

    async def test_none_is_told_twice(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], BARE, options={"validate": 1})
            for settings in ({"scope": 1}, {"scope": 1}, {}, {"scope": 1}):
                client.change_settings(settings)
            await client.until(lambda: len(client.log_messages) == 3)
            await client.settled()
        assert [each.message.partition(" ")[0] for each in client.log_messages] == [
            "funcls.validate",
            "funcls.scope",
            "funcls.scope",
        ]

    async def test_a_client_that_answers_nonsense_has_the_defaults(self, app: AppFolder) -> None:
        async with editor() as client:
            await client.start([app.root], full(), settings=["no", "object"])  # type: ignore[arg-type]
            await client.comes_to(BROKEN)

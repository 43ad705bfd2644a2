"""The schema of local.settings.json: what other tools make of it, and that it holds the facts where those are there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from funcls.schema.document import JsonData, JsonDict, dict_in, text_in, texts_in

SCHEMAS = Path(__file__).parents[2] / "schemas"
SCHEMA: JsonDict = json.loads((SCHEMAS / "local.settings.schema.json").read_text(encoding="utf-8"))
VALUES = dict_in(dict_in(SCHEMA, "properties"), "Values")
SETTINGS = dict_in(VALUES, "properties")
NAME_PATTERNS = dict_in(VALUES, "patternProperties")

FACTS = Path(__file__).parents[3] / "shared" / "facts"
SECRETS = {
    "AzureWebJobsStorage",
    "AzureWebJobsDashboard",
    "APPLICATIONINSIGHTS_CONNECTION_STRING",
    "APPINSIGHTS_INSTRUMENTATIONKEY",
    "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
    "WEBSITE_RUN_FROM_PACKAGE",
}
"""Settings whose values open something to whoever has them: connection strings, keys, signed addresses."""


def judge(document: JsonData) -> list[str]:
    return sorted({error.json_path for error in Draft7Validator(SCHEMA).iter_errors(document)})


def known(name: str) -> list[JsonDict]:
    """Return what the schema says of a setting."""
    named = [dict_in(SETTINGS, name)] if name in SETTINGS else []
    return [*named, *(dict_in(NAME_PATTERNS, each) for each in NAME_PATTERNS if re.search(each, name))]


@pytest.mark.parametrize(
    ("document", "guilty"),
    [
        ({}, []),
        ({"IsEncrypted": False, "Values": {"AzureWebJobsStorage": "UseDevelopmentStorage=true"}}, []),
        ({"IsEncrypted": "no"}, ["$.IsEncrypted"]),
        ({"Values": {"MINE": "a", "COUNT": 1, "ON": True, "NONE": None}}, []),
        ({"Values": {"Shop": {"Key": "a"}}}, ["$.Values.Shop"]),
        ({"Values": {"Shop": ["a"]}}, ["$.Values.Shop"]),
        ({"Values": []}, ["$.Values"]),
        ({"Values": {"FUNCTIONS_WORKER_RUNTIME": "pyhton"}}, ["$.Values.FUNCTIONS_WORKER_RUNTIME"]),
        ({"Values": {"FUNCTIONS_WORKER_PROCESS_COUNT": "16"}}, ["$.Values.FUNCTIONS_WORKER_PROCESS_COUNT"]),
        ({"Values": {"AzureWebJobs.Orders.Disabled": "maybe"}}, ['$.Values["AzureWebJobs.Orders.Disabled"]']),
        ({"Values": {"AzureWebJobs_Orders_Disabled": "1"}}, []),
        ({"ConnectionStrings": {"Shop": "Server=shop"}}, []),
        ({"ConnectionStrings": {"Shop": {"ConnectionString": "Server=shop", "ProviderName": "MySql"}}}, []),
        ({"ConnectionStrings": {"Shop": {"Server": "shop"}}}, ["$.ConnectionStrings.Shop"]),
        ({"Host": {"LocalHttpPort": 7072, "CORS": "*", "CORSCredentials": False}}, []),
        ({"Host": {"CORS": ["*"]}}, ["$.Host.CORS"]),
        ({"Host": {"CORS": "http://localhost, http://127.0.0.1"}}, ["$.Host.CORS"]),
        ({"Host": {"LocalHttpPort": "many"}}, ["$.Host.LocalHttpPort"]),
    ],
)
def test_other_tools_judge_the_file(document: JsonData, guilty: list[str]) -> None:
    assert [path.replace("['", '["').replace("']", '"]') for path in judge(document)] == guilty


@pytest.mark.parametrize(
    "name",
    ["AzureWebJobs.Orders.Disabled", "AzureFunctionsJobHost__logging__logLevel__default", "Orders__accountName"],
)
def test_names_that_are_made_of_others_are_known(name: str) -> None:
    assert known(name)


@pytest.mark.parametrize("name", ["Azurewebjobsstorage", "functions_worker_runtime", "MINE"])
def test_names_are_exact(name: str) -> None:
    assert not known(name)


def test_secrets_are_not_harmless() -> None:
    assert set(SETTINGS) >= SECRETS
    assert [name for name in SECRETS if dict_in(SETTINGS, name).get("x-harmless")] == []
    assert [
        name for name in NAME_PATTERNS if "Disabled" not in name and dict_in(NAME_PATTERNS, name)["type"] != "string"
    ] == []
    assert [
        each for each in NAME_PATTERNS if dict_in(NAME_PATTERNS, each).get("x-harmless") and "Disabled" not in each
    ] == []


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_a_setting_is_text_and_has_a_page(name: str) -> None:
    setting = dict_in(SETTINGS, name)
    assert setting["type"] == "string"
    assert (text_in(setting, "x-docs") or "").startswith("https://learn.microsoft.com/")
    assert re.search(r"`[^`]+`", text_in(setting, "description") or "")


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_defaults_and_examples_fit_the_setting(name: str) -> None:
    setting = dict_in(SETTINGS, name)
    for value in [*texts_in(setting, "examples"), *([setting["default"]] if "default" in setting else [])]:
        assert judge({"Values": {name: value}}) == [], value


@pytest.mark.skipif(not FACTS.is_dir(), reason="nothing to read")
class TestFacts:
    def test_every_top_level_key_is_there(self) -> None:
        table = self.read("local.settings.md").partition("## Well-known Values")[0]
        rows = re.findall(r"^\| ([\w.]+) \| (?:boolean|object|integer|string)", table, re.MULTILINE)
        for path in rows:
            schema = SCHEMA
            for key in path.split("."):
                schema = dict_in(dict_in(schema, "properties"), key)
            assert schema, path
        assert len(rows) == 7

    def test_every_well_known_setting_is_there(self) -> None:
        table = self.read("local.settings.md").partition("## Well-known Values")[2]
        first = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
        names = {
            name for cell in first for name in re.split(r", | / ", cell.strip()) if not name.startswith(("name", "-"))
        }
        for name in names:
            concrete = re.sub(r"<[^>]+>", "x", name)
            assert known(concrete), name
        assert len(names) > 20

    def test_the_storage_of_the_host_can_be_an_identity(self) -> None:
        row = next(
            line for line in self.read("local.settings.md").splitlines() if line.startswith("| AzureWebJobsStorage ")
        )
        assert [each for each in re.findall(r"`(__\w+)`", row) if f"AzureWebJobsStorage{each}" not in SETTINGS] == []

    def test_every_new_setting_and_flag_is_there(self) -> None:
        row = next(line for line in self.read("changes-2024-2026.md").splitlines() if line.startswith("| 26 |"))
        settings, _, flags = row.partition("values of AzureWebJobsFeatureFlags")
        assert [name for name in re.findall(r"`([^`]+)`", settings) if not known(name)] == []
        items = texts_in(dict_in(dict_in(SETTINGS, "AzureWebJobsFeatureFlags"), "x-items"), "enum")
        assert set(re.findall(r"`(\w+)`", flags)) <= set(items)

    @staticmethod
    def read(name: str) -> str:
        return (FACTS / name).read_text(encoding="utf-8")


def test_the_parts_of_a_connection_by_identity_are_those_that_funcls_reads_behind_its_name() -> None:
    function_schema = json.loads((SCHEMAS / "function.schema.json").read_text(encoding="utf-8"))
    parts = function_schema["definitions"]["connectionSection"]["properties"]
    assert [each for each in parts if len(known(f"Orders__{each}")) != 1] == []

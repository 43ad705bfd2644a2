"""Templates of local.settings.json, which repositories hold in place of the file that git ignores."""

from __future__ import annotations

import pytest

from funcls.model.settings import template_files, template_names
from funcls.model.source import Listing, SourceFile
from support.apps import codes


@pytest.mark.parametrize(
    "name",
    [
        "local.settings.json.example",
        "local.settings.sample.json",
        "local.settings.json.sample",
        "local.settings.example.json",
        "local.settings.template.json",
        "local.settings.json.template",
        "local.settings.json.dist",
        "Local.Settings.Example.json",
        "example.local.settings.json",
        "sample-local.settings.json",
        "local.settings-example.json",
        "local.settings.json-sample",
        "local.settings.example",
    ],
)
def test_a_template(name: str) -> None:
    assert template_files(Listing(frozenset({"host.json", name}))) == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "local.settings.json",
        "local.settings.json.bak",
        "local.settings.prod.json",
        "local.settings.json.example.md",
        "example.settings.json",
        "samples.json",
    ],
)
def test_no_template(name: str) -> None:
    assert template_files(Listing(frozenset({name}))) == ()


def test_folders_are_none_and_several_stand_in_order() -> None:
    names = {"local.settings.sample.json", "local.settings.json.example"}
    listing = Listing(frozenset(names), frozenset({"local.settings.template.json"}))
    assert template_files(listing) == ("local.settings.json.example", "local.settings.sample.json")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{"IsEncrypted": false, "Values": {"STAGE": "test", "Shop__Url": ""}}', {"STAGE", "Shop__Url"}),
        # Placeholders need be no JSON, and nobody decrypts a template.
        ('{"Values": {"STAGE": <test or live>, "KEY": "..."}}', {"STAGE", "KEY"}),
        ('{"IsEncrypted": true, "Values": {"STAGE": "CfDJ8"}}', {"STAGE"}),
        ('{"Values": {"STAGE": {"A": 1}, "": 1, "KEY"}}', {"STAGE"}),
        ("{}", set()),
        ('{"Values": []}', set()),
        ("", set()),
    ],
)
def test_the_settings_that_it_names(text: str, names: set[str]) -> None:
    assert template_names(SourceFile("local.settings.json.example", text)) == names


def test_without_a_template_there_are_none() -> None:
    assert template_names(None) == frozenset()
    assert template_names(SourceFile("local.settings.json.example", "", readable=False)) == frozenset()


def test_no_rule_judges_the_app_by_it() -> None:
    assert (
        codes("""
        --- local.settings.example.json
        {"IsEncrypted": true, "Values": {"FUNCTIONS_WORKER_RUNTIME": "node", "CONTAINER_NAME": {}}, "STAGE": 1
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req): ...
        """)
        == []
    )

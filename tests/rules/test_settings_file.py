"""local.settings.json as Core Tools read it. Source: facts, local.settings, unless another one is named."""

from __future__ import annotations

import json
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from funcls.model.configured import Options
from support.apps import block, codes, fixture, marked, report, stated

FUNCTION: Final = """
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- Orders/__init__.py
def main(req): ...
"""
SECRET: Final = "Hush7"
"""No message may hold it, or a piece of it."""


def app(text: str) -> str:
    return f"--- local.settings.json\n{text}\n{FUNCTION}"


def found(file: object) -> list[str]:
    return codes(app(json.dumps(file)))


def with_values(values: object, **beside: object) -> object:
    named = {"FUNCTIONS_WORKER_RUNTIME": "python", **values} if isinstance(values, dict) else values
    return {"IsEncrypted": False, "Values": named, **beside}


def test_what_is_written_today_is_fine() -> None:
    """What `func init` writes, with all that may stand beside it."""
    file = with_values(
        {"AzureWebJobsStorage": "UseDevelopmentStorage=true", "COUNT": 5, "ON": True, "Shop__Url": "https://shop"},
        ConnectionStrings={"Shop": "Server=shop", "Other": {"ConnectionString": "x", "ProviderName": "y"}},
        Host={"LocalHttpPort": 7072, "CORS": "http://localhost:3000,http://localhost:5000", "CORSCredentials": True},
    )
    assert found(file) == []


class TestSyntax:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            '{"IsEncrypted": false "Values": {}}',
            '{"IsEncrypted": False}',
            '{"Values": {"A": "b}',
            '{"Values": {"A": "b"}',
            '{"Values": {"A": b}}',
            '{"Values": {}} {}',
        ],
    )
    def test_what_core_tools_cannot_parse(self, text: str) -> None:
        assert set(codes(app(text))) == {"warning settings-syntax"}

    @pytest.mark.parametrize(
        "text", ["{}", '// mine\n{"IsEncrypted": false, "Values": {},}', "{/* none */}", '\ufeff{"IsEncrypted": false}']
    )
    def test_what_they_parse_without_remark(self, text: str) -> None:
        assert [each for each in codes(app(text)) if "settings" in each] == []

    @pytest.mark.parametrize(
        "text", ["{'IsEncrypted': false}", "{IsEncrypted: false}", '{"Host": {"LocalHttpPort": 0x1b9f}}']
    )
    def test_what_only_they_parse(self, text: str) -> None:
        assert codes(app(text)) == ["information settings-lenient"]

    def test_a_key_twice(self) -> None:
        text = '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "A": "1", "A": "2", "a": "3"}}'
        assert codes(app(text)) == ["warning settings-dup-key"]

    def test_the_earlier_value_need_not_be_one(self) -> None:
        """Json.NET has put the later one in its place before anything is converted."""
        text = '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "A": {}, "A": "2"}}'
        assert codes(app(text)) == ["warning settings-dup-key"]

    @settings(max_examples=60)
    @given(st.data())
    def test_no_message_holds_a_piece_of_a_value(self, data: st.DataObject) -> None:
        """However the text is broken, and whatever then seems to be a key."""
        text = (
            f'{{"IsEncrypted": false, "Values": {{"A": "{SECRET}",\n"B": {SECRET}, '
            f'"C": new {SECRET}(1), "D": "{SECRET}", "E": \'{SECRET}\'}}, "ConnectionStrings": {{"F": "{SECRET}"}}}}'
        )
        for _ in range(data.draw(st.integers(0, 4))):
            at = data.draw(st.integers(0, len(text) - 1))
            if text[at] not in SECRET:
                text = (
                    text[:at]
                    + data.draw(st.sampled_from(["", '"', "{", "}", ":", ",", "'", "//", "\n"]))
                    + text[at + 1 :]
                )
        messages = [
            each.message for each in fixture(app(text)).state.findings() if each.code != "settings-outside-values"
        ]
        assert messages
        assert not any(SECRET in each for each in messages)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        (with_values({"Shop": {"Url": "x"}}), ("settings-nested", '"Shop"')),
        (with_values({"Shop": {}}), ("settings-nested", '"Shop"')),
        (with_values({"Shops": ["a"]}), ("settings-nested", '"Shops"')),
        (with_values([{"name": "STAGE", "value": "test"}]), ("settings-shape", '"Values"')),
        (with_values("STAGE"), ("settings-shape", '"Values"')),
        (with_values({}, ConnectionStrings=["a"]), ("settings-shape", '"ConnectionStrings"')),
        (with_values({}, Host="localhost"), ("settings-shape", '"Host"')),
        (with_values({}, Host={"LocalHttpPort": "many"}), ("settings-shape", '"LocalHttpPort"')),
        (with_values({}, Host={"localHttpPort": True}), ("settings-shape", '"localHttpPort"')),
        (with_values({}, Host={"CORSCredentials": "yes"}), ("settings-shape", '"CORSCredentials"')),
        (with_values({}, Host={"CORS": ["*"]}), ("settings-cors", '"CORS"')),
        (with_values({}, Host={"cors": {}}), ("settings-cors", '"cors"')),
        ({"IsEncrypted": "no", "Values": {"A": "b"}}, ("settings-shape", '"IsEncrypted"')),
        ({"IsEncrypted": {}, "Values": {"A": "b"}}, ("settings-shape", '"IsEncrypted"')),
    ],
)
def test_what_makes_the_whole_file_unreadable(file: object, expected: tuple[str, str]) -> None:
    """Nothing else is said: no setting is there."""
    assert marked(app(json.dumps(file))) == [expected]
    assert report(app(json.dumps(file))).startswith("local.settings.json: warning")


@pytest.mark.parametrize(
    "file",
    [
        with_values(None),
        with_values(""),
        {"IsEncrypted": "False", "Values": {"A": "b"}},
        {"IsEncrypted": 0, "Values": {"A": "b"}},
        with_values({}, ConnectionStrings=None, Host=None),
        with_values({}, Host={"LocalHttpPort": "7072", "CORSCredentials": "true", "CORS": 1}),
        # What they make of these has not been seen.
        with_values({}, Host={"LocalHttpPort": None, "CORSCredentials": ""}),
    ],
)
def test_what_is_converted(file: object) -> None:
    assert found(file) == []


class TestEncrypted:
    PLAIN: Final = {"STAGE": "test"}
    CIPHER: Final = "CfDJ8AQrHMyz0Lc4mQb5fV1xJk7w9pT2"

    @pytest.mark.parametrize(
        ("file", "marks"),
        [
            ({"Values": PLAIN}, "{"),
            ({"IsEncrypted": True, "Values": PLAIN}, "true"),
            ({"IsEncrypted": None, "Values": PLAIN}, "null"),
            ({"IsEncrypted": "true", "Values": PLAIN}, '"true"'),
            ({"IsEncrypted": 1, "Values": PLAIN}, "1"),
            ({"Values": {"COUNT": 5}}, "{"),
            ({"Values": {"A": CIPHER, "B": "plain"}}, "{"),
        ],
    )
    def test_plain_values_that_count_as_encrypted(self, file: object, marks: str) -> None:
        assert marked(app(json.dumps(file))) == [("settings-encrypted", marks)]

    @pytest.mark.parametrize(
        "file",
        [
            {},
            {"Values": {}},
            {"Values": {"EMPTY": ""}},
            {"Values": {"NONE": None}},
            {"Values": {"A": CIPHER}},
            {"Values": {"A": "c2VjcmV0" * 10}},
            {"IsEncrypted": True, "Values": {"A": "AQAAANCMnd8BFdERjHoAwE/Cl+s="}},
        ],
    )
    def test_what_may_be_encrypted(self, file: object) -> None:
        assert found(file) == []

    def test_the_key_in_other_letters_is_told_once(self) -> None:
        assert marked(app(json.dumps({"isEncrypted": False, "Values": self.PLAIN}))) == [
            ("settings-outside-values", '"isEncrypted"')
        ]


class TestOutsideValues:
    @pytest.mark.parametrize("value", ["test", 5, True, None])
    def test_a_setting_beside_the_others(self, value: object) -> None:
        assert found(with_values({}, STAGE=value)) == ["warning settings-outside-values"]

    @pytest.mark.parametrize("key", ["values", "VALUES", "connectionStrings", "host"])
    def test_a_key_in_other_letters(self, key: str) -> None:
        assert found({"IsEncrypted": False, key: {}}) == ["warning settings-outside-values"]

    def test_a_slip_of_the_pen(self) -> None:
        text = app('{"IsEncrypted": false, "Valeus": {"A": "b"}}')
        assert 'Did you mean "Values"?' in report(text)
        assert codes(text) == ["warning settings-outside-values"]

    def test_a_part_that_other_tools_may_read(self) -> None:
        assert found(with_values({}, Kestrel={"Endpoints": {}})) == ["information settings-outside-values"]

    @pytest.mark.parametrize("key", ["$schema", "_comment", "//", "#"])
    def test_a_remark(self, key: str) -> None:
        assert found(with_values({}, **{key: "test"})) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Server=shop", []),
        ("", []),
        ({"ConnectionString": "Server=shop"}, []),
        ({"connectionString": "Server=shop"}, ["warning settings-connection"]),
        ({}, ["warning settings-connection"]),
        (5, ["warning settings-connection"]),
        (None, ["warning settings-connection"]),
        (["Server=shop"], ["warning settings-connection"]),
    ],
)
def test_connection_strings(entry: object, expected: list[str]) -> None:
    assert found(with_values({}, ConnectionStrings={"Shop": entry})) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ({"CORS": "*"}, []),
        ({"CORS": "http://localhost:3000"}, []),
        ({"CORS": "http://a,http://b", "CORSCredentials": True}, []),
        ({"CORS": "*", "CORSCredentials": False}, []),
        ({"CORS": "http://a, http://b"}, ["warning settings-cors"]),
        ({"CORS": "http://a ,http://b"}, ["warning settings-cors"]),
        ({"CORS": "*", "CORSCredentials": True}, ["warning settings-cors"]),
        ({"cors": "http://a,*", "corsCredentials": True}, ["warning settings-cors"]),
    ],
)
def test_origins(host: object, expected: list[str]) -> None:
    assert found(with_values({}, Host=host)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"STAGE": None}, ["information settings-null"]),
        ({"": "test"}, ["information settings-empty-key"]),
        ({"AZURE_FUNCTIONS_ENVIRONMENT": "Production"}, ["information setting-reserved"]),
        ({"AZURE_FUNCTIONS_ENVIRONMENT": "development"}, []),
        ({"FUNCTIONS_WORKER_RUNTIME": None}, ["warning runtime-missing"]),
    ],
)
def test_what_core_tools_do_not_hand_on(values: object, expected: list[str]) -> None:
    assert found(with_values(values)) == expected


class TestWellKnownValues:
    @pytest.mark.parametrize("value", ["1", "0", "true", "False", " yes ", "T", True, 1, ""])
    def test_what_the_worker_reads_as_a_switch(self, value: object) -> None:
        """`is_true_like` and `is_false_like` of the worker."""
        assert self.said("PYTHON_ENABLE_DEBUG_LOGGING", value) == []

    @pytest.mark.parametrize("value", ["on", "enabled", "2", 2, "tru"])
    def test_what_it_passes_over(self, value: object) -> None:
        assert self.said("PYTHON_ENABLE_DEBUG_LOGGING", value) == ["warning setting-value"]

    @pytest.mark.parametrize(
        ("name", "value", "expected"),
        [
            ("AzureWebJobs.Orders.Disabled", "true", []),
            ("AzureWebJobs.Orders.Disabled", "1", []),
            ("AzureWebJobs.Orders.Disabled", "yes", ["warning setting-value"]),
            ("AzureWebJobs_Orders_Disabled", "off", ["warning setting-value"]),
            ("FUNCTIONS_WORKER_RUNTIME_VERSION", "3.12", []),
            ("FUNCTIONS_WORKER_RUNTIME_VERSION", "python3.12", ["warning setting-value"]),
            ("AzureWebJobsFeatureFlags", "EnableWorkerIndexing, SomethingNew", []),
            ("AzureWebJobsStorage", "anything", []),
            # Read in Azure alone.
            ("WEBSITE_PlatformReleaseChannel", "tomorrow", []),
            ("FUNCTIONS_EXTENSION_VERSION", "4", []),
            # Another name is another setting.
            ("python_enable_debug_logging", "on", []),
            ("PYTHON_ENABLE_DEBUG_LOGGING", "@Microsoft.KeyVault(x)", []),
        ],
    )
    def test_other_settings(self, name: str, value: object, expected: list[str]) -> None:
        assert self.said(name, value) == expected

    @staticmethod
    def said(name: str, value: object, options: Options | None = None) -> list[str]:
        return codes(app(json.dumps(with_values({name: value}))), options or stated(python="3.12"))


@pytest.mark.parametrize(
    ("name", "python", "expected"),
    [
        ("AzureWebJobsDashboard", None, ["hint setting-without-effect"]),
        ("PYTHON_ISOLATE_WORKER_DEPENDENCIES", "3.13", ["hint setting-without-effect"]),
        ("PYTHON_ENABLE_INIT_INDEXING", "3.14", ["hint setting-without-effect"]),
        ("PYTHON_ISOLATE_WORKER_DEPENDENCIES", "3.12", []),
        ("PYTHON_ISOLATE_WORKER_DEPENDENCIES", None, []),
        ("PYTHON_ENABLE_WORKER_EXTENSIONS", "3.13", ["hint worker-extensions"]),
        ("PYTHON_ENABLE_DEBUG_LOGGING", "3.13", []),
    ],
)
def test_settings_without_effect(name: str, python: str | None, expected: list[str]) -> None:
    """Facts: changes, row 12; local.settings."""
    assert codes(app(json.dumps(with_values({name: "1"}))), stated(python=python)) == expected


def test_an_app_of_another_language_is_left_alone() -> None:
    file = {"IsEncrypted": False, "Values": {"FUNCTIONS_WORKER_RUNTIME": "node", "A": {}}, "B": "c"}
    assert [each for each in found(file) if "settings" in each] == []


def test_the_messages() -> None:
    text = app("""{
      "Values": {
        "FUNCTIONS_WORKER_RUNTIME": "python",
        "Shop": {"Url": "https://example.com"}
      },
      "Host": {"CORS": ["*"]}
    }""")
    assert report(text) == block("""
        local.settings.json: warning[settings-nested]
                "Shop": {"Url": "https://example.com"}
                ^^^^^^
        A setting is text, and this one is an object: func reads no setting of the file at all, "Failed to
        read app settings file". Write one setting for each value, such as "Shop__Url".
        local.settings.json: warning[settings-cors]
              "Host": {"CORS": ["*"]}
                       ^^^^^^
        CORS has to be one text, with commas between the origins: func reads no setting of the file at all,
        "Failed to read app settings file".
        """)
    assert report(app('{"Values": {"STAGE": "test"}}')) == block("""
        local.settings.json: warning[settings-encrypted]
        {"Values": {"STAGE": "test"}}
        ^
        Without "IsEncrypted": false func takes the values as encrypted, and these are plain: it fails,
        "Failed to decrypt settings. Encrypted settings only be edited through 'func settings add'." Write
        "IsEncrypted": false.
        """)

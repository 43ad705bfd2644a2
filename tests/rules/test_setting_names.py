"""App settings that bindings and code name, and that local.settings.json does not have."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, marked, report

RUNTIME = '"FUNCTIONS_WORKER_RUNTIME": "python"'
STORAGE = '"AzureWebJobsStorage": "UseDevelopmentStorage=true"'
TIMER = '{"name": "timer", "type": "timerTrigger", "schedule": "0 0 6 * * *"}'


def values(*members: str, encrypted: str = "false") -> str:
    return f"""
        --- local.settings.json
        {{"IsEncrypted": {encrypted}, "Values": {{{", ".join((RUNTIME, *members))}}}}}"""


def function(binding: str, settings: str) -> str:
    return f"""{settings}
        --- Orders/function.json
        {{"bindings": [
          {binding}
        ]}}
        --- Orders/__init__.py
        def main(order): ...
        """


def queue(connection: str) -> str:
    return f'{{"name": "order", "type": "queueTrigger", "queueName": "orders", "connection": "{connection}"}}'


class TestConnections:
    @pytest.mark.parametrize(
        "member",
        [
            '"Orders": "UseDevelopmentStorage=true"',
            '"orders": "UseDevelopmentStorage=true"',
            '"AzureWebJobsOrders": "UseDevelopmentStorage=true"',
            '"Orders__queueServiceUri": "https://orders.queue.core.windows.net"',
            '"Orders:queueServiceUri": "https://orders.queue.core.windows.net"',
            '"ConnectionStrings:Orders": "UseDevelopmentStorage=true"',
            '"ConnectionStrings__AzureWebJobsOrders": "UseDevelopmentStorage=true"',
        ],
    )
    def test_a_connection_is_found_as_the_host_finds_it(self, member: str) -> None:
        assert codes(function(queue("Orders"), values(STORAGE, member))) == []

    def test_a_connection_may_stand_among_the_connection_strings(self) -> None:
        settings = values(STORAGE).rstrip("}") + '}, "ConnectionStrings": {"Orders": "x"}}'
        assert codes(function(queue("Orders"), settings)) == []

    def test_a_connection_that_is_nowhere(self) -> None:
        assert report(function(queue("OrdersStorage"), values(STORAGE, '"OrderStorage": "x"'))) == block(
            """
            Orders/function.json: warning[setting-missing]
              {"name": "order", "type": "queueTrigger", "queueName": "orders", "connection": "OrdersStorage"}
                                                                                              ^^^^^^^^^^^^^
            `connection` names the app setting `OrdersStorage`, and local.settings.json has none. The host also
            takes `AzureWebJobsOrdersStorage`, a connection string of that name, and settings that begin with
            `OrdersStorage__`. Did you mean `OrderStorage`? If not, add it under `Values`; in Azure it belongs
            to the app's settings.
            """
        )

    def test_a_connection_without_a_value(self) -> None:
        text = report(function(queue("Orders"), values(STORAGE, '"Orders": ""')))
        assert "has no value for it" in text

    def test_without_a_name_the_host_looks_for_one_of_its_own(self) -> None:
        binding = '{"name": "order", "type": "serviceBusTrigger", "queueName": "orders"}'
        assert marked(function(binding, values(STORAGE))) == [("setting-missing", '"serviceBusTrigger"')]
        assert codes(function(binding, values(STORAGE, '"AzureWebJobsServiceBus": "x"'))) == []

    def test_without_the_file_nothing_is_said(self) -> None:
        assert codes(function(queue("OrdersStorage"), "")) == []

    def test_while_the_file_is_half_typed_nothing_is_said(self) -> None:
        settings = '\n        --- local.settings.json\n        {"Values": {"Orders"'
        assert codes(function(queue("OrdersStorage"), settings)) == ["warning settings-syntax"]

    def test_names_count_though_values_are_encrypted(self) -> None:
        cipher = f'"CfDJ8{"x" * 80}"'
        members = (f'"AzureWebJobsStorage": {cipher}', f'"Orders": {cipher}')
        settings = values(*members, encrypted="true").replace('"python"', cipher)
        assert codes(function(queue("Orders"), settings)) == []
        assert codes(function(queue("Bills"), settings)) == ["warning setting-missing"]

    def test_what_is_being_typed_proves_nothing(self) -> None:
        app = fixture(function(queue("Orders"), values(STORAGE, '"Orders": "x"')))
        app.edit("Orders/function.json", '{"bindings": [{"name": "order", "type": "queueTrigger", "connection": "Ord')
        assert "warning setting-missing" not in app.codes()


class TestReplacedNames:
    BINDING = queue("").replace('"orders"', '"%Stage%-%QUEUE%"')

    def test_a_name_is_looked_for_in_any_case(self) -> None:
        assert codes(function(self.BINDING, values(STORAGE, '"STAGE": "test"', '"Queue": "orders"'))) == []

    def test_each_name_is_told_at_its_place(self) -> None:
        assert marked(function(self.BINDING, values(STORAGE))) == [
            ("setting-missing", "Stage"),
            ("setting-missing", "QUEUE"),
        ]


class TestConnectionSuffix:
    @pytest.mark.parametrize("settings", ["", values(STORAGE, '"Orders__queueServiceUri": "https://orders"')])
    def test_a_connection_that_is_named_with_a_key_of_its_section(self, settings: str) -> None:
        app = function(queue("Orders__queueServiceUri"), settings)
        assert marked(app) == [("connection-suffix", "Orders__queueServiceUri")]

    def test_a_name_with_underscores_is_a_name(self) -> None:
        assert codes(function(queue("Orders__Main"), values(STORAGE, '"Orders__Main": "x"'))) == []


class TestStorage:
    def test_a_trigger_needs_the_storage_account(self) -> None:
        assert report(function(TIMER.replace("timer", "order", 1), values())) == block(
            """
            local.settings.json: warning[storage-missing]
            {"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}}
                                   ^^^^^^^^
            The storage account `AzureWebJobsStorage` is missing or empty, and the host needs it for `Orders`:
            `func start` ends with "Missing value for AzureWebJobsStorage in local.settings.json". Add it;
            `UseDevelopmentStorage=true` stands for the emulator Azurite.
              Orders/function.json: It is needed here.
                {"name": "order", "type": "timerTrigger", "schedule": "0 0 6 * * *"}
                                          ^^^^^^^^^^^^^^
            """
        )

    @pytest.mark.parametrize("member", [STORAGE, '"AzureWebJobsStorage__accountName": "orders"'])
    def test_it_may_be_a_connection_by_identity(self, member: str) -> None:
        assert codes(function(queue(""), values(member))) == []

    def test_it_is_told_once_for_all_functions(self) -> None:
        apps = "".join(
            f"""
        --- {name}/function.json
        {{"bindings": [{queue("")}]}}
        --- {name}/__init__.py
        def main(order): ..."""
            for name in ("A", "B", "C", "D", "E")
        )
        text = report(values() + apps)
        assert text.count("storage-missing") == 1
        assert "`A`, `B`, `C` and 2 more" in " ".join(text.split())

    def test_a_trigger_of_http_needs_none(self) -> None:
        assert codes(function('{"name": "order", "type": "httpTrigger"}', values())) == []

    def test_a_binding_may_need_it_though_the_trigger_does_not(self) -> None:
        bindings = '{"name": "order", "type": "httpTrigger"}, {"name": "$return", "type": "queue", "direction": "out", '
        app = function(f'{bindings}"queueName": "orders"}}', values())
        assert codes(app) == ["warning storage-missing"]
        assert "their runs fail" in report(app)

    def test_it_is_gone_as_soon_as_the_setting_is_there(self) -> None:
        app = fixture(function(queue(""), values()))
        assert app.codes() == ["warning storage-missing"]
        app.edit("local.settings.json", f'{{"IsEncrypted": false, "Values": {{{RUNTIME}, {STORAGE}}}}}')
        assert app.codes() == []
        app.edit("local.settings.json", f'{{"IsEncrypted": false, "Values": {{{RUNTIME}}}}}')
        assert app.codes() == ["warning storage-missing"]


class TestVariables:
    @staticmethod
    def app(code: str, *members: str, other: str = "") -> str:
        lines = "\n        ".join(code.splitlines())
        return f"""{values(STORAGE, *members)}
        --- Orders/function.json
        {{"bindings": [{queue("")}]}}
        --- Orders/__init__.py
        import os
        {lines}
        def main(order): ...{other}
        """

    def test_a_variable_that_a_module_needs_to_be_imported(self) -> None:
        assert report(self.app('KEY = os.environ["ORDERS_KEY"]')) == block(
            """
            Orders/__init__.py: warning[variable-missing]
            KEY = os.environ["ORDERS_KEY"]
                              ^^^^^^^^^^
            local.settings.json has no app setting `ORDERS_KEY`. Without it the module cannot be imported, and
            no function that needs it is loaded, "KeyError: 'ORDERS_KEY'". Add it under `Values`; in Azure it
            belongs to the app's settings. Or ask with `os.environ.get("ORDERS_KEY")`.
            """
        )

    def test_a_variable_that_a_call_needs(self) -> None:
        assert "a call that gets here fails" in report(self.app('def key():\n    return os.environ["ORDERS_KEY"]'))

    def test_the_case_of_letters_counts(self) -> None:
        text = report(self.app('KEY = os.environ["ORDERS_KEY"]', '"Orders_Key": "x"'))
        assert "It has `Orders_Key`: the case of letters counts" in " ".join(text.split())

    def test_a_module_of_the_app_is_looked_at_too(self) -> None:
        other = """
        --- shared/__init__.py
        --- shared/keys.py
        from os import environ
        KEY = environ["ORDERS_KEY"]"""
        assert marked(self.app("from ..shared import keys", other=other)) == [("variable-missing", "ORDERS_KEY")]

    @pytest.mark.parametrize(
        "code",
        [
            'os.environ.get("KEY")',
            'os.environ["PATH"], os.environ["WEBSITE_SITE_NAME"], os.environ["PYTHONPATH"]',
            'if production:\n    os.environ["KEY"]',
            'try:\n    os.environ["KEY"]\nexcept KeyError: ...',
            'os.environ["KEY"] = "x"\nos.environ["KEY"]',
            'os.environ.setdefault("KEY", "x")\nos.environ["KEY"]',
            'if "KEY" not in os.environ: raise SystemExit\nos.environ["KEY"]',
            'from dotenv import load_dotenv\nload_dotenv()\nos.environ["KEY"]',
            "os.environ[name]",
        ],
    )
    def test_what_may_be_there_or_is_not_needed(self, code: str) -> None:
        assert "warning variable-missing" not in codes(self.app(code))

    def test_without_the_file_nothing_is_said(self) -> None:
        app = """
        --- Orders/function.json
        {"bindings": [{"name": "order", "type": "httpTrigger"}]}
        --- Orders/__init__.py
        import os
        KEY = os.environ["ORDERS_KEY"]
        def main(order): ...
        """
        assert codes(app) == []

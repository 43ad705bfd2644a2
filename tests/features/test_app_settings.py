"""App settings as names: completion, hover, definition, references and highlights in all files that name them."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.definition import define
from funcls.features.highlights import highlights
from funcls.features.hover import hover
from funcls.features.references import references
from funcls.model.source import Place
from support.apps import CURSOR, Fixture, fixture
from support.completion import accept, items

NOW = datetime(2026, 11, 25, tzinfo=timezone.utc)

APP = """
--- local.settings.json
{
  "IsEncrypted": false,
  "Values": {
    "FUNCTIONS_WORKER_RUNTIME": "python",
    "AzureWebJobsStorage": "UseDevelopmentStorage=true",
    "AzureWebJobsOrders": "DefaultEndpointsProtocol=https;AccountKey=c2VjcmV0",
    "Billing__fullyQualifiedNamespace": "billing.servicebus.windows.net",
    "Billing__credential": "managedidentity",
    "STAGE": "test",
    "API_KEY": "c2VjcmV0"
  },
  "ConnectionStrings": {"Archive": "Server=archive"}
}
--- local.settings.json.example
{"Values": {"API_KEY": "", "REGION": "westeurope"}}
--- Orders/function.json
{
  "bindings": [
    {"name": "order", "type": "queueTrigger", "queueName": "orders-%stage%", "connection": "orders"},
    {"name": "bill", "type": "serviceBus", "direction": "out", "queueName": "%Region%", "connection": "Billing"},
    {"name": "copy", "type": "blob", "direction": "out", "path": "copies/{rand-guid}", "connection": "Archive"}
  ]
}
--- Orders/__init__.py
import os
from ..shared import keys
STAGE = os.environ["STAGE"]
def main(order, bill, copy):
    print(os.environ.get("AzureWebJobsOrders"), os.getenv("TIMEOUT"))
--- shared/__init__.py
--- shared/keys.py
import os
KEY = os.environ["API_KEY"]
--- Bills/function.json
{"bindings": [{"name": "bill", "type": "serviceBusTrigger", "queueName": "bills", "connection": "BILLING"}]}
--- Bills/__init__.py
from ..shared import keys
def main(bill): ...
"""

SECRETS = ("c2VjcmV0", "billing.servicebus", "Server=archive")


def at(place: str) -> Fixture:
    """Return the app with the cursor at a place that is written with the cursor mark."""
    assert APP.count(place.replace(CURSOR, "")) == 1
    return fixture(APP.replace(place.replace(CURSOR, ""), place))


def marked(app: Fixture, places: list[Place]) -> list[str]:
    """The places as `file: text of the line up to the end of the place`, so that equal names are told apart."""
    shown = []
    for path, span in places:
        text = app.text(path)
        line = text[: span.start].rpartition("\n")[2] + "[" + text[slice(*span)] + "]"
        shown.append(f"{path}: {line.strip()[-40:]}")
    return shown


def hovered(place: str) -> str:
    app = at(place)
    found = hover(app.state, app.path, app.offset, NOW)
    assert found is not None
    assert not any(secret in found.markdown for secret in SECRETS)
    return found.markdown


class TestDefinition:
    @pytest.mark.parametrize(
        ("place", "names"),
        [
            ('"connection": "or<|>ders"', ["AzureWebJobsOrders"]),
            ('"connection": "Bil<|>ling"', ["Billing__fullyQualifiedNamespace", "Billing__credential"]),
            ('"connection": "Arch<|>ive"', ["Archive"]),
            ("orders-%sta<|>ge%", ["STAGE"]),
            ('os.environ["ST<|>AGE"]', ["STAGE"]),
            ('os.environ["API_<|>KEY"]', ["API_KEY"]),
            ('os.environ.get("AzureWebJobs<|>Orders")', ["AzureWebJobsOrders"]),
            ('os.getenv("TIME<|>OUT")', []),
            ("%Reg<|>ion%", []),
        ],
    )
    def test_a_use_leads_to_what_defines_it(self, place: str, names: list[str]) -> None:
        app = at(place)
        found = define(app.state, app.path, app.offset)
        assert all(each.target.path == "local.settings.json" for each in found)
        assert [app.text(each.target.path)[slice(*each.target.span)] for each in found] == names

    def test_the_origin_is_the_name_without_quotes_and_signs(self) -> None:
        app = at("orders-%sta<|>ge%")
        (found,) = define(app.state, app.path, app.offset)
        assert app.text(app.path)[slice(*found.origin)] == "stage"


class TestReferences:
    def test_those_of_a_definition_are_its_uses(self) -> None:
        app = at('"API_<|>KEY": "c2VjcmV0"')
        found = references(app.state, app.path, app.offset, include_declaration=False)
        assert marked(app, found) == ['shared/keys.py: KEY = os.environ["[API_KEY]']

    def test_a_connection_by_identity_is_used_under_what_its_settings_begin_with(self) -> None:
        app = at('"Billing__cre<|>dential"')
        found = references(app.state, app.path, app.offset, include_declaration=False)
        assert [(each.path, app.text(each.path)[slice(*each.span)]) for each in found] == [
            ("Bills/function.json", "BILLING"),
            ("Orders/function.json", "Billing"),
        ]

    def test_those_of_a_use_are_the_other_uses_and_the_definition(self) -> None:
        app = at('"connection": "or<|>ders"')
        found = references(app.state, app.path, app.offset, include_declaration=True)
        assert [(each.path, app.text(each.path)[slice(*each.span)]) for each in found] == [
            ("Orders/__init__.py", "AzureWebJobsOrders"),
            ("Orders/function.json", "orders"),
            ("local.settings.json", "AzureWebJobsOrders"),
        ]

    def test_a_name_that_nothing_defines_is_still_a_name(self) -> None:
        app = at('os.getenv("TIME<|>OUT")')
        found = references(app.state, app.path, app.offset, include_declaration=True)
        assert [app.text(each.path)[slice(*each.span)] for each in found] == ["TIMEOUT"]


class TestHighlights:
    def test_uses_in_the_file_that_is_looked_at(self) -> None:
        app = at('os.environ["ST<|>AGE"]')
        found = highlights(app.state, app.path, app.offset)
        assert [app.text(app.path)[slice(*each.span)] for each in found] == ["STAGE"]

    def test_a_definition_writes(self) -> None:
        app = at('"ST<|>AGE": "test"')
        assert [each.writes for each in highlights(app.state, app.path, app.offset)] == [True]


class TestHover:
    def test_a_setting_tells_where_it_is_defined_and_used(self) -> None:
        assert hovered('"ST<|>AGE": "test"') == (
            "**App setting `STAGE`**\n\n"
            "Defined in [`local.settings.json:9`](file:///app/local.settings.json#L9).\n\n"
            "Used by\n\n"
            "- Python, in [`Orders/__init__.py:3`](file:///app/Orders/__init__.py#L3)\n"
            "- `queueName` of `order`, in [`Orders/function.json:3`](file:///app/Orders/function.json#L3)"
        )

    def test_a_connection_tells_under_which_name_it_is_found(self) -> None:
        text = hovered('"connection": "or<|>ders"')
        assert text.startswith(
            "**App setting `orders`**\n\nDefined in `AzureWebJobsOrders` in [`local.settings.json:6`]"
        )

    def test_it_ends_with_what_the_property_is_for(self) -> None:
        assert "\n\n---\n\n**Storage connection** (`connection`)" in hovered('"connection": "or<|>ders"')

    def test_a_connection_by_identity_is_all_its_settings(self) -> None:
        text = hovered('"connection": "Bil<|>ling"')
        assert "`Billing__fullyQualifiedNamespace` in [`local.settings.json:7`]" in text
        assert "`Billing__credential` in [`local.settings.json:8`]" in text

    def test_a_part_of_one_tells_what_it_is_for(self) -> None:
        assert hovered('"Billing__fully<|>QualifiedNamespace"').startswith(
            "**App setting `Billing__fullyQualifiedNamespace`**: "
        )

    def test_a_connection_string(self) -> None:
        assert "Defined in ConnectionStrings of [`local.settings.json:12`]" in hovered('"connection": "Arch<|>ive"')

    def test_a_harmless_value_is_shown(self) -> None:
        assert "#L5): `UseDevelopmentStorage=true`." in hovered('"AzureWebJobs<|>Storage"')
        assert "#L4): `python`." in hovered('"FUNCTIONS_WORKER<|>_RUNTIME"')

    @pytest.mark.parametrize("place", ['"API_<|>KEY": "c2VjcmV0"', '"AzureWebJobs<|>Orders":', '"Arch<|>ive": "Server'])
    def test_any_other_value_is_not(self, place: str) -> None:
        assert "Defined in" in hovered(place)

    def test_a_name_that_is_nowhere_tells_what_the_host_would_take(self) -> None:
        app = fixture('--- Orders/function.json\n{"bindings": [{"type": "queueTrigger", "connection": "Or<|>ders"}]}\n')
        found = hover(app.state, app.path, app.offset, NOW)
        assert found is not None
        assert "There is no local.settings.json here that could define it." in found.markdown
        assert (
            "a setting or connection string `Orders` or `AzureWebJobsOrders`, or settings that begin" in found.markdown
        )

    def test_a_template_is_named(self) -> None:
        app = fixture(APP.replace("%Region%", "%REG<|>ION%"))
        found = hover(app.state, app.path, app.offset, NOW)
        assert found is not None
        assert (
            "Not defined in local.settings.json. The template `local.settings.json.example` has it." in found.markdown
        )


class TestCompletion:
    @staticmethod
    def labels(place: str, replaced: str) -> list[str]:
        assert APP.count(replaced) == 1
        return [each.label for each in items(APP.replace(replaced, place))]

    def test_connections_are_those_of_the_app(self) -> None:
        labels = self.labels('"connection": "<|>"}', '"connection": "orders"}')
        assert labels[:6] == ["AzureWebJobsStorage", "AzureWebJobsOrders", "Billing", "STAGE", "API_KEY", "Archive"]
        assert "FUNCTIONS_WORKER_RUNTIME" not in labels
        assert "TIMEOUT" in labels
        assert "REGION" in [each.upper() for each in labels]

    def test_what_is_being_typed_is_not_offered(self) -> None:
        assert "Ord" not in self.labels('"connection": "Ord<|>"}', '"connection": "orders"}')

    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ('"queueName": "a-%S<|>"', '"queueName": "a-%STAGE%"'),
            ('"queueName": "a-%<|>"', '"queueName": "a-%STAGE%"'),
            ('"queueName": "a-%S<|>%-b"', '"queueName": "a-%STAGE%-b"'),
            ('"queueName": "a-%S<|>', '"queueName": "a-%STAGE%'),
        ],
    )
    def test_a_name_between_percent_signs(self, typed: str, completed: str) -> None:
        text = APP.replace('"queueName": "orders-%stage%"', typed)
        (chosen,) = (each for each in items(text) if each.label == "STAGE")
        app = fixture(text)
        assert completed in accept(chosen, app.text(app.path))

    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ('KEY = os.environ["API<|>"]', 'KEY = os.environ["API_KEY"]'),
            ('KEY = os.environ["<|>"]', 'KEY = os.environ["API_KEY"]'),
            ('KEY = os.environ["<|>', 'KEY = os.environ["API_KEY"'),
            ("KEY = os.environ['AP<|>I']", "KEY = os.environ['API_KEY']"),
            ('KEY = os.environ.get("A<|>', 'KEY = os.environ.get("API_KEY"'),
            ('KEY = os.getenv( "A<|>")', 'KEY = os.getenv( "API_KEY")'),
        ],
    )
    def test_a_name_in_python(self, typed: str, completed: str) -> None:
        text = APP.replace('KEY = os.environ["API_KEY"]', typed)
        (chosen,) = (each for each in items(text) if each.label == "API_KEY")
        app = fixture(text)
        assert completed in accept(chosen, app.text(app.path))

    @pytest.mark.parametrize("typed", ["KEY = os.environ[<|>", 'KEY = names["<|>"]', 'KEY = "<|>"', "KEY = <|>"])
    def test_nothing_else_is_offered_in_python(self, typed: str) -> None:
        assert items(APP.replace('KEY = os.environ["API_KEY"]', typed)) == []

    def test_what_is_used_is_offered_first_in_the_settings(self) -> None:
        labels = [each.label for each in items(APP.replace('    "STAGE": "test",\n', "    <|>\n"))]
        assert [each.upper() for each in labels[:3]] == ["STAGE", "REGION", "TIMEOUT"]
        assert "API_KEY" not in labels

    def test_a_setting_is_offered_with_its_value_to_be_typed(self) -> None:
        text = APP.replace('    "STAGE": "test",\n', "    <|>\n")
        (chosen,) = (each for each in items(text) if each.label == "TIMEOUT")
        app = fixture(text)
        assert '    "TIMEOUT": "",\n' in accept(chosen, app.text(app.path))
        assert chosen.detail == "used in Orders/__init__.py"

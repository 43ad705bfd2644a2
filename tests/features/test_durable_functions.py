"""Names in calls of Durable Functions: completion, definition, hover, references and highlights."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.completion import complete
from funcls.features.definition import define
from funcls.features.highlights import highlights
from funcls.features.hover import hover
from funcls.features.references import references
from support.apps import CURSOR, Fixture
from support.completion import accept
from support.durable_apps import durable_app, durable_app_at

NOW = datetime(2026, 11, 25, tzinfo=timezone.utc)
CHARGE = 'call_activity("charge<|>card"'


def shown(app: Fixture, path: str, span: tuple[int, int]) -> str:
    """A place as `file: its line, with the place in brackets`."""
    text, (start, end) = app.text(path), span
    line = f"{text[:start].rpartition(chr(10))[2]}[{text[start:end]}]{text[end:].partition(chr(10))[0]}"
    return f"{path}: {line.strip()}"


class TestDefinition:
    @pytest.mark.parametrize(
        ("place", "target"),
        [
            (CHARGE, "ChargeCard/__init__.py: def [main](order):"),
            ('"Charge<|>Card", RETRY', "ChargeCard/__init__.py: def [main](order):"),
            ('name="Ship<|>-It"', "Shipping/__init__.py: def [main](order): ..."),
            ('start_new("Ful<|>fil"', "Fulfil/__init__.py: def [run](context):"),
            ('EntityId("Coun<|>ter"', "Counter/__init__.py: def [run](context): ..."),
        ],
    )
    def test_a_name_leads_to_the_handler(self, place: str, target: str) -> None:
        app = durable_app_at(place)
        (found,) = define(app.state, app.path, app.offset)
        assert shown(app, *found.target) == target
        assert app.text(app.path)[slice(*found.origin)] == place.partition('"')[2].partition('"')[0].replace(CURSOR, "")

    def test_a_function_without_a_handler_is_its_function_json(self) -> None:
        app = durable_app(('call_activity("chargecard"', CHARGE), ("def main(order):\n    ", "def other(order):\n    "))
        (found,) = define(app.state, app.path, app.offset)
        assert shown(app, *found.target).startswith("ChargeCard/function.json: ")

    def test_a_name_of_another_part_leads_nowhere(self) -> None:
        app = durable_app(('call_activity("chargecard"', 'call_activity("Ful<|>fil"'))
        assert define(app.state, app.path, app.offset) == []


class TestHover:
    def test_it_tells_what_has_the_name(self) -> None:
        app = durable_app_at(CHARGE)
        found = hover(app.state, app.path, app.offset, NOW)
        assert found is not None
        assert found.markdown == (
            "**activity `ChargeCard`**, bound in "
            "[`ChargeCard/function.json:1`](file:///app/ChargeCard/function.json#L1)\n\n"
            "Runs [`ChargeCard/__init__.py:1`](file:///app/ChargeCard/__init__.py#L1).\n\n"
            "Charge the card.\n\n"
            "Called in 1 other place."
        )

    def test_a_name_that_is_not_that_of_the_folder(self) -> None:
        app = durable_app_at('name="Ship<|>-It"')
        found = hover(app.state, app.path, app.offset, NOW)
        assert found is not None
        assert found.markdown.startswith("**activity `Ship-It`** of the function `Shipping`, bound in ")

    def test_a_name_that_nothing_has(self) -> None:
        app = durable_app(('call_activity("chargecard"', 'call_activity("Char<|>ge"'))
        found = hover(app.state, app.path, app.offset, NOW)
        assert found is not None
        assert found.markdown == "`Charge`: no activity of the app has this name."


class TestReferences:
    def test_the_calls_of_a_name_ignoring_case(self) -> None:
        app = durable_app_at(CHARGE)
        found = references(app.state, app.path, app.offset, include_declaration=False)
        assert [shown(app, *each) for each in found] == [
            'Fulfil/__init__.py: order = yield context.call_activity("[chargecard]", context.get_input())',
            'Fulfil/__init__.py: "[ChargeCard]", RETRY, order',
        ]

    def test_with_its_declaration_handler_and_trigger(self) -> None:
        app = durable_app_at('name="Ship<|>-It"')
        found = references(app.state, app.path, app.offset, include_declaration=True)
        assert [shown(app, *each) for each in found] == [
            'Fulfil/__init__.py: yield context.call_activity(name="[Ship-It]", input_=order)',
            "Shipping/__init__.py: def [main](order): ...",
            'Shipping/function.json: {"bindings": [{"type": "activityTrigger", "name": "order", '
            '"activity": "[Ship-It]"}]}',
        ]

    def test_highlights_are_those_of_the_file(self) -> None:
        app = durable_app_at(CHARGE)
        found = [app.text(app.path)[slice(*each.span)] for each in highlights(app.state, app.path, app.offset)]
        assert found == ["chargecard", "ChargeCard"]


class TestConstants:
    CHANGES = (
        ("from ..shared.retries import RETRY", 'from ..shared.retries import RETRY\nCHARGE = "ChargeCard"'),
        ('call_activity("chargecard"', "call_activity(CHARGE"),
        ('"ChargeCard", RETRY', "CHARGE, RETRY"),
    )

    def at(self, place: str) -> Fixture:
        """Return the app with a constant for the name of an activity, and the cursor at a place."""
        marked = [(old, new.replace(place.replace(CURSOR, ""), place)) for old, new in self.CHANGES]
        return durable_app(*marked)

    @pytest.mark.parametrize("place", ['"Charge<|>Card"', "activity(CHAR<|>GE"])
    def test_the_name_and_its_use_lead_to_the_handler(self, place: str) -> None:
        app = self.at(place)
        (found,) = define(app.state, app.path, app.offset)
        assert shown(app, *found.target) == "ChargeCard/__init__.py: def [main](order):"
        assert app.text(app.path)[slice(*found.origin)] in ("ChargeCard", "CHARGE")

    @pytest.mark.parametrize(
        ("place", "others"), [('"Charge<|>Card"', "2 other places"), ("activity(CHAR<|>GE", "1 other place")]
    )
    def test_both_tell_what_has_the_name(self, place: str, others: str) -> None:
        app = self.at(place)
        found = hover(app.state, app.path, app.offset, NOW)
        assert found is not None
        assert found.markdown.startswith("**activity `ChargeCard`**, bound in ")
        assert found.markdown.endswith(f"Called in {others}.")

    def test_references_are_the_constant_and_its_uses(self) -> None:
        app = self.at("activity(CHAR<|>GE")
        found = references(app.state, app.path, app.offset, include_declaration=False)
        assert [shown(app, *each) for each in found] == [
            'Fulfil/__init__.py: CHARGE = "[ChargeCard]"',
            "Fulfil/__init__.py: order = yield context.call_activity([CHARGE], context.get_input())",
            "Fulfil/__init__.py: [CHARGE], RETRY, order",
        ]


class TestConstantsOfOtherModules:
    """Of a module of names, and of what stands there."""

    @pytest.mark.parametrize(
        ("imported", "used"),
        [
            ("from ..shared.names import CHARGE", "CHARGE"),
            ("from ..shared.names import CHARGE as WORK", "WORK"),
            ("from ..shared import names", "names.CHARGE"),
            ("from shared import names as known", "known.CHARGE"),
            ("import shared.names", "shared.names.CHARGE"),
        ],
    )
    def test_the_name_and_its_use_lead_to_the_handler(self, imported: str, used: str) -> None:
        for place, origin in ((f"activity({used[:-2]}<|>{used[-2:]}", used), ('"Charge<|>Card"\n', "ChargeCard")):
            app = self.at(place, imported, used)
            (found,) = define(app.state, app.path, app.offset)
            assert shown(app, *found.target) == "ChargeCard/__init__.py: def [main](order):"
            assert app.text(app.path)[slice(*found.origin)] == origin.rpartition(".")[2]

    @pytest.mark.parametrize(
        ("place", "others"), [('"Charge<|>Card"\n', "2 other places"), ("activity(CHAR<|>GE", "1 other place")]
    )
    def test_both_tell_what_has_the_name(self, place: str, others: str) -> None:
        app = self.at(place)
        found = hover(app.state, app.path, app.offset, NOW)
        assert found is not None
        assert found.markdown.startswith("**activity `ChargeCard`**, bound in ")
        assert found.markdown.endswith(f"Called in {others}.")

    @pytest.mark.parametrize("place", ['"Charge<|>Card"\n', "activity(CHAR<|>GE", '"Charge<|>Card", RETRY'])
    def test_references_are_the_constant_and_its_uses(self, place: str) -> None:
        app = self.at(place)
        found = references(app.state, app.path, app.offset, include_declaration=False)
        assert [shown(app, *each) for each in found] == [
            "Fulfil/__init__.py: order = yield context.call_activity([CHARGE], context.get_input())",
            'Fulfil/__init__.py: "[ChargeCard]", RETRY, order',
            'shared/names.py: CHARGE = "[ChargeCard]"',
        ]

    @pytest.mark.parametrize(
        "names",
        [
            'CHARGE = "Ship-It"\nCHARGE = "Charge" + "Card"',
            'import os\nCHARGE = "ChargeCard" if os.name else "Other"',
            'if print():\n    CHARGE = "ChargeCard"\nelse:\n    CHARGE = "Ship-It"',
            'CHARGE = "ChargeCard"\ndef change():\n    global CHARGE\n    CHARGE = "Ship-It"',
            'CHARGE = "ChargeCard"\nglobals()["CHARGE"] = "Ship-It"',
            'CHARGE = b"ChargeCard"',
            "CHARGE = 1",
            "CHARGE = (",
            "",
        ],
    )
    def test_nothing_where_the_name_may_be_another(self, names: str) -> None:
        app = self.at("activity(CHAR<|>GE", names=names)
        assert define(app.state, app.path, app.offset) == []
        assert hover(app.state, app.path, app.offset, NOW) is None

    @pytest.mark.parametrize(
        "script",
        [
            "from ..shared.names import *\n",
            "from ..shared.names import CHARGE\nCHARGE = input()\n",
            "from ..shared.names import CHARGE\ndef other(CHARGE): ...\n",
            "from ..shared import names\nnames.CHARGE = input()\nfrom ..shared.names import CHARGE\n",
            "def other():\n    from ..shared.names import CHARGE\n",
        ],
    )
    def test_nothing_where_the_module_itself_may_have_another(self, script: str) -> None:
        app = self.at("activity(CHAR<|>GE", script)
        assert define(app.state, app.path, app.offset) == []

    def at(
        self,
        place: str,
        imported: str = "from ..shared.names import CHARGE",
        used: str = "CHARGE",
        names: str = 'CHARGE = "ChargeCard"',
    ) -> Fixture:
        """Return the app with a constant for the name of an activity in a module, and the cursor at a place."""
        changes = (
            ("from ..shared.retries import RETRY", f"from ..shared.retries import RETRY\n{imported}"),
            ('call_activity("chargecard"', f"call_activity({used}"),
            ('"ChargeCard", RETRY', '"ChargeCard", RETRY'),
            ("--- shared/retries.py\n", f"--- shared/names.py\n{names}\n--- shared/retries.py\n"),
        )
        return durable_app(*((old, new.replace(place.replace(CURSOR, ""), place)) for old, new in changes))


class TestHalfTyped:
    """A function that Python refuses as it is, and the rest of its module."""

    LATER = ("main = df.Orchestrator.create(run)", "    context.\nmain = df.Orchestrator.create(run)")

    @pytest.mark.parametrize("place", [CHARGE, '"Charge<|>Card", RETRY'])
    def test_what_is_whole_still_leads_to_the_handler(self, place: str) -> None:
        app = durable_app((place.replace(CURSOR, ""), place), self.LATER)
        (found,) = define(app.state, app.path, app.offset)
        assert shown(app, *found.target) == "ChargeCard/__init__.py: def [main](order):"
        described = hover(app.state, app.path, app.offset, NOW)
        assert described is not None
        assert described.markdown.endswith("Called in 1 other place.")
        found_places = references(app.state, app.path, app.offset, include_declaration=False)
        assert [shown(app, *each).partition("[")[2].partition("]")[0] for each in found_places] == [
            "chargecard",
            "ChargeCard",
        ]

    def test_the_names_to_choose_from(self) -> None:
        app = durable_app(('call_activity("chargecard"', 'call_activity("<|>chargecard"'), self.LATER)
        assert [each.label for each in complete(app.state, app.path, app.offset)] == ["ChargeCard", "Ship-It"]

    def test_the_name_that_is_called_where_arguments_are_still_to_come(self) -> None:
        app = durable_app(
            ('yield context.call_activity(name="Ship-It", input_=order)', 'context.call_activity("Ship<|>-It", ')
        )
        (found,) = define(app.state, app.path, app.offset)
        assert shown(app, *found.target) == "Shipping/__init__.py: def [main](order): ..."


class TestCompletion:
    @pytest.mark.parametrize(
        ("place", "labels"),
        [
            ('call_activity("<|>chargecard"', ["ChargeCard", "Ship-It"]),
            ('"<|>ChargeCard", RETRY', ["ChargeCard", "Ship-It"]),
            ('start_new("Ful<|>fil"', ["Fulfil"]),
            ('call_sub_orchestrator("Fulfil<|>"', ["Fulfil"]),
            ('EntityId("<|>Counter"', ["Counter"]),
            ('EntityId("Counter", "<|>all"', []),
        ],
    )
    def test_the_functions_of_the_part_that_is_asked_for(self, place: str, labels: list[str]) -> None:
        app = durable_app_at(place)
        assert [each.label for each in complete(app.state, app.path, app.offset)] == labels

    def test_the_whole_name_is_replaced(self) -> None:
        app = durable_app_at('name="Sh<|>ip-It", input_')
        item = complete(app.state, app.path, app.offset)[0]
        assert 'call_activity(name="ChargeCard", input_=order)' in accept(item, app.text(app.path))

    def test_the_quote_that_is_still_to_come_is_written(self) -> None:
        app = durable_app(('start_new("Fulfil", client_input=order)', 'start_new("Fu<|>'))
        (item,) = complete(app.state, app.path, app.offset)
        assert 'start_new("Fulfil"\n' in accept(item, app.text(app.path))
        assert item.detail == "orchestrator in Fulfil/function.json"

    def test_every_prefix_of_a_script_keeps_the_cursor(self) -> None:
        app = durable_app()
        for path in ("Fulfil/__init__.py", "Start/__init__.py"):
            text = app.text(path)
            for end in range(len(text) + 1):
                app.edit(path, text[:end])
                define(app.state, path, end)
                hover(app.state, path, end, NOW)
                references(app.state, path, end, include_declaration=True)
                for item in complete(app.state, path, end):
                    assert item.span.start <= end <= item.span.end
            app.edit(path, text)

"""What was to switch a function off in version 1. Source of the verdicts: facts, disabled-ignored; conflicts, 1."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report


def app(member: str) -> str:
    return f"""
        --- Orders/function.json
        {{
          {member},
          "bindings": [{{"type": "httpTrigger", "name": "req"}}]
        }}
        --- Orders/__init__.py
        def main(req): ...
        """


@pytest.mark.parametrize("member", ['"disabled": true', '"disabled": "ORDERS_OFF"', '"excluded": true'])
def test_a_switch_that_the_host_does_not_read(member: str) -> None:
    assert codes(app(member)) == ["warning disabled-ignored"]


@pytest.mark.parametrize("member", ['"disabled": false', '"disabled": null', '"excluded": false'])
def test_what_was_to_do_nothing(member: str) -> None:
    assert codes(app(member)) == []


def test_in_a_binding_it_is_only_an_unknown_property() -> None:
    text = app('"entryPoint": "main"').replace('"name": "req"', '"name": "req", "disabled": true')
    assert marked(text) == [("property-unknown", '"disabled"')]


def test_the_setting_that_counts_is_named() -> None:
    assert report(app('"disabled": true')) == block("""
        Orders/function.json: warning[disabled-ignored]
          "disabled": true,
          ^^^^^^^^^^
        The host does not read 'disabled', so the function runs. To switch it off, set the app setting
        AzureWebJobs.Orders.Disabled (on Linux AzureWebJobs_Orders_Disabled) to true.
        """)


def test_while_the_text_is_typed_it_is_left_alone() -> None:
    assert codes(app('"disabled": true').rstrip().replace('"req"}]', '"req"')) == ["error json-syntax"]

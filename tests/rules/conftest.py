"""A rule that fails is logged and passed over: here that is the failure of the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_rule_fails(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A test that makes a rule fail clears `caplog`."""
    yield
    assert [each.getMessage() for each in caplog.get_records("call") if each.name == "funcls.rules.judge"] == []

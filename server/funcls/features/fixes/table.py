"""The table of quick fixes: from the code of a rule to what makes fixes for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from funcls.features.fixes import annotated, pair
from funcls.features.fixes.problem import Fixer

FIXERS: Final[Mapping[str, Fixer]] = {
    "param-undeclared": pair.of_parameter,
    "binding-unused": pair.of_binding,
    "annotation-mismatch": annotated.of_parameter,
    "annotation-non-type": annotated.of_parameter,
    "out-bare": annotated.of_parameter,
    "out-needs-out": annotated.of_parameter,
    "context-type": annotated.of_context,
    "return-mismatch": annotated.of_return,
    "return-non-type": annotated.of_return,
    "return-out": annotated.of_return,
}
"""A rule that is not here has no fix; tests/features/fixes/test_table.py has the reasons."""

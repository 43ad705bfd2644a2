"""What the oracle makes of the two verdicts on a composed function."""

from __future__ import annotations

import pytest

from oracle.batches import Judged
from oracle.compose.functions import Composed
from oracle.compose.limits import Limit
from oracle.fixes import Fix, Fixed, FixVerdict
from oracle.judges import Errors, Refusal

LOADS = Refusal("", "")
SIGNATURE = Refusal("signature", "FunctionLoadError: cannot load the Orders12 function: type of req binding")
ALIKE = "FunctionLoadError: cannot load the … function: type of … binding"
SYNTAX = Refusal("import", "SyntaxError: invalid syntax (__init__.py, line 3)")
UNDEFINED = Refusal("import", "NameError: name 'Order' is not defined")
HOST, WORKER, NONE = Errors(host=["no-trigger: none"]), Errors(worker=["param-undeclared: req"]), Errors()


@pytest.mark.parametrize(
    ("refusal", "errors", "limits", "kind"),
    [
        (LOADS, NONE, (), ""),
        (SIGNATURE, WORKER, (), ""),
        (LOADS, WORKER, (), "false error: param-undeclared"),
        (LOADS, WORKER, (Limit.FACTORY,), "false error: param-undeclared"),
        (LOADS, HOST, (), "left to the host: no-trigger"),
        (
            SIGNATURE,
            NONE,
            (),
            "missed refusal: signature: FunctionLoadError: cannot load the … function: type of … binding",
        ),
        (SIGNATURE, NONE, (Limit.FACTORY,), ""),
        (SYNTAX, NONE, (Limit.FACTORY,), "missed refusal: import: SyntaxError"),
        (SYNTAX, NONE, (Limit.RAISES,), ""),
        (UNDEFINED, NONE, (Limit.FACTORY,), ""),
        (UNDEFINED, NONE, (), "missed refusal: import: NameError: name … is not defined"),
    ],
)
def test_a_limit_hides_refusals_of_its_step_and_no_false_error(
    refusal: Refusal, errors: Errors, limits: tuple[Limit, ...], kind: str
) -> None:
    composed = Composed({"bindings": []}, {}, frozenset(limits), "def")
    assert Judged(composed, refusal, errors).kind == kind


def test_fixes_of_one_rule_that_go_wrong_alike_are_of_one_kind() -> None:
    composed = Composed({"bindings": []}, {}, frozenset(), "def")
    verdicts = [FixVerdict.MISSED, FixVerdict.MISSED, FixVerdict.LOADS]
    fixed = tuple(Fixed(Fix("out-bare", "Annotate", is_preferred=True), "Orders", each, ALIKE) for each in verdicts)
    assert Judged(composed, LOADS, NONE, fixed).kinds == (
        f"fix of out-bare: no error is left, and the function is refused: {ALIKE}",
    )

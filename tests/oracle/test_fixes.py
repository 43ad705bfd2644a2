"""What the oracle says of fixes: wrong ones, made up for the purpose, are reported."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.table import FIXERS
from funcls.features.results import Edit
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from oracle import fixed_fixtures, fixes
from oracle.compose.limits import Limit
from oracle.fixed_fixtures import ALL_OF_DOCUMENTS, EACH_ALONE, fixed_app
from oracle.fixes import ALL_FIXES, Fix, FixVerdict, Seen, judge_fixed
from oracle.fixtures import LoadRequest
from oracle.judges import Errors, Refusal, Worker
from support.apps import HOST_JSON, read_files
from support.fix_examples import TIMER, function

LOADS = Refusal("", "")
REFUSED = Refusal("signature", "FunctionLoadError: no such parameter")
HOST, WORKER, NONE = Errors(host=["no trigger"]), Errors(worker=["no such parameter"]), Errors()
SOUND, BROKEN, LEFT_TO_HOST = Seen(LOADS, NONE), Seen(REFUSED, WORKER), Seen(None, HOST)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (BROKEN, SOUND, FixVerdict.LOADS),
        (BROKEN, BROKEN, FixVerdict.REFUSED),
        (BROKEN, Seen(REFUSED, NONE), FixVerdict.MISSED),
        (BROKEN, Seen(LOADS, WORKER), FixVerdict.FALSE_ERROR),
        (BROKEN, LEFT_TO_HOST, FixVerdict.HOST),
        (LEFT_TO_HOST, LEFT_TO_HOST, FixVerdict.HOST),
        (LEFT_TO_HOST, Seen(None, NONE), FixVerdict.MISSED),
        (LEFT_TO_HOST, BROKEN, FixVerdict.REFUSED),
        (SOUND, SOUND, FixVerdict.LOADS),
        (SOUND, BROKEN, FixVerdict.BREAKS),
        (SOUND, Seen(REFUSED, NONE), FixVerdict.BREAKS),
        (SOUND, LEFT_TO_HOST, FixVerdict.BREAKS),
    ],
)
def test_the_worker_decides_on_what_is_fixed(before: Seen, after: Seen, verdict: FixVerdict) -> None:
    assert judge_fixed(Fix("binding-name", "Write 'msg'", is_preferred=True), before, after) is verdict


def test_what_somebody_chooses_may_show_what_the_host_refuses() -> None:
    assert judge_fixed(Fix("unknown-type", "Write 'queue'", is_preferred=False), SOUND, LEFT_TO_HOST) is FixVerdict.HOST


def test_only_what_is_preferred_is_held_to_what_the_files_do_not_show() -> None:
    preferred, chosen = (Fix("direction-unsupported", 'Set "in"', is_preferred=each) for each in (True, False))
    after = Seen(REFUSED, NONE)
    assert judge_fixed(preferred, SOUND, after, [Limit.DYNAMIC]) is FixVerdict.BREAKS
    assert judge_fixed(chosen, SOUND, after, [Limit.DYNAMIC]) is FixVerdict.HIDDEN
    assert judge_fixed(chosen, SOUND, after) is FixVerdict.BREAKS


def test_beside_a_new_handler_the_old_one_may_raise() -> None:
    after = Seen(Refusal("import", "NameError: name 'Order' is not defined"), NONE)
    define, other = (Fix(code, "Define main()", is_preferred=False) for code in ("entry-missing", "out-bare"))
    assert judge_fixed(define, BROKEN, after) is FixVerdict.HIDDEN
    assert judge_fixed(other, BROKEN, after) is FixVerdict.MISSED


@pytest.mark.parametrize(("limit", "verdict"), [(Limit.FACTORY, FixVerdict.HIDDEN), (Limit.RAISES, FixVerdict.MISSED)])
def test_a_limit_hides_a_refusal_of_its_step(limit: Limit, verdict: FixVerdict) -> None:
    fix = Fix("binding-name", "Write 'msg'", is_preferred=True)
    assert judge_fixed(fix, BROKEN, Seen(REFUSED, NONE), [limit]) is verdict


class WorkerOfNames:
    """Refuses functions whose parameters have no binding, and those with a global `WRONG`."""

    def ask(self, request: LoadRequest) -> Refusal:
        """Return what it says of a function."""
        tree = ast.parse(Path(request["script_file"]).read_text(encoding="utf-8"))
        (main,) = (each for each in tree.body if isinstance(each, ast.FunctionDef))
        wrong = any(isinstance(each, ast.Name) and each.id == "WRONG" for each in ast.walk(tree))
        extra = {each.arg for each in main.args.args} - request["bindings"].keys()
        return Refusal("signature", f"no binding: {extra}") if wrong or extra else LOADS


class Found(NamedTuple):
    """What is reported of an app in one way to fix it."""

    title: str
    verdict: FixVerdict


def found(tmp_path: Path, text: str, way: str) -> list[Found]:
    app = tmp_path / "original"
    for path, content in {"host.json": HOST_JSON, **read_files(text)[0]}.items():
        (app / path).parent.mkdir(parents=True, exist_ok=True)
        (app / path).write_text(content, encoding="utf-8")
    fixed = fixed_app(app, "original", cast("Worker", WorkerOfNames())).fixed[way]
    return [Found(each.fix.title, each.verdict) for each in fixed]


UNUSED = function("def main(timer, unused): ...\n", TIMER)


@pytest.mark.parametrize("way", [EACH_ALONE, ALL_OF_DOCUMENTS, ALL_FIXES])
def test_a_sound_fix_loads(tmp_path: Path, way: str) -> None:
    text = function("def main(tmier): ...\n", TIMER)
    verdicts = [each.verdict for each in found(tmp_path, text, way)]
    assert FixVerdict.LOADS in verdicts
    assert not any(each.mismatch for each in verdicts)


def breaking(problem: Problem) -> Iterator[Proposal]:
    """Mend it for funcls, and add what only the worker minds."""
    edit = Edit(Span(0, len(problem.source.text)), "def main(timer): ...\n\n\nWRONG\n")
    yield Proposal.of("Break it", problem.path, edit, is_likely=True)


@pytest.mark.parametrize(
    ("way", "title"), [(EACH_ALONE, "Break it"), (ALL_OF_DOCUMENTS, ALL_OF_DOCUMENTS), (ALL_FIXES, ALL_FIXES)]
)
def test_a_wrong_fix_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, title: str) -> None:
    monkeypatch.setitem(cast("dict[str, object]", FIXERS), "param-undeclared", breaking)
    assert found(tmp_path, UNUSED, way) == [(title, FixVerdict.MISSED)]


def test_a_fix_that_leaves_the_finding_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixed_fixtures, "look_at", look_only_once())
    assert found(tmp_path, UNUSED, EACH_ALONE) == [("Remove the parameter 'unused'", FixVerdict.STAYS)]


def look_only_once() -> Callable[[Path, str], AppState]:
    """Return what stands for a look at an app: as if nothing were written."""
    states: dict[Path, AppState] = {}
    return lambda app, python: states.setdefault(app, fixes.look_at(app, python))


def test_what_the_worker_does_not_read_is_counted(tmp_path: Path) -> None:
    text = function("def main(timer): ...\n", TIMER) + '--- host.json\n{"version": "1.0"}\n'
    assert FixVerdict.UNREAD in {each.verdict for each in found(tmp_path, text, EACH_ALONE)}

"""What the oracle composes: every text is Python, and the host takes every function."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from funcls.schema.document import JsonDict, dicts_in
from funcls.workspace.resources import load_catalogue
from oracle.batches import write_app
from oracle.compose.drawing import Number, draw, simplify
from oracle.compose.functions import Composed
from oracle.compose.handlers import HANDLERS
from oracle.compose.imports import MISSING, RAISING, SOUND
from oracle.compose.layouts import PLAIN
from oracle.compose.parts import FOLDER, Part
from oracle.compose.shadows import SHADOWS
from oracle.compose.signatures import Kind, Parameter, Signature
from oracle.compose.skeletons import skeletons
from oracle.compose.templates import Filler, Template
from oracle.fixtures import load_request

NOT_PYTHON = {("module that is not imported is broken", "./broken.py"), ("only an extension module", "./native.so")}
NEWER_THAN_3_11 = {"type parameters"}
TEXT, PLAIN_KIND = Part("str"), Kind.PLAIN


def tables() -> list[tuple[Template, ...]]:
    return [*HANDLERS, SOUND, MISSING, RAISING, SHADOWS]


def texts() -> Iterator[tuple[str, str]]:
    filler = Filler(
        {
            "NAME": "main",
            "PARAMS": "req: str",
            "PLAIN": "req",
            "ARROW": " -> str",
            "FIELDS": "req: str",
            "FOLDER_": PLAIN.dotted_folder,
            "BEFORE": "import json",
        }
    )
    for table in tables():
        for each in table:
            if each.name in NEWER_THAN_3_11 and sys.version_info < (3, 12):
                continue
            yield each.name, filler.fill(each.script)
            for path, text in each.files.items():
                if (each.name, path) not in NOT_PYTHON:
                    yield f"{each.name}: {path}", filler.fill(text)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in texts()])
def test_every_text_is_python(text: str) -> None:
    compile(text, "script", "exec")


def test_a_form_has_a_name_of_its_own() -> None:
    for table in ([each for handlers in HANDLERS for each in handlers], *tables()[len(HANDLERS) :]):
        names = [each.name for each in table]
        assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("parameters", "typed", "names"),
    [
        ([Parameter("req", TEXT), Parameter("msg", None)], "req: str, msg", "req, msg"),
        ([Parameter("req", TEXT, default="None"), Parameter("msg", None, default="1")], "req: str = None, msg=1", None),
        ([Parameter("req", None, Kind.POSITIONAL_ONLY), Parameter("msg", None)], "req, /, msg", None),
        ([Parameter("req", None, Kind.POSITIONAL_ONLY)], "req, /", None),
        ([Parameter("req", None), Parameter("msg", None, Kind.KEYWORD_ONLY)], "req, *, msg", None),
        ([Parameter("a", None, Kind.VAR_POSITIONAL), Parameter("b", None, Kind.KEYWORD_ONLY)], "*a, b", None),
        (
            [Parameter("a", TEXT, Kind.VAR_POSITIONAL), Parameter("b", None, Kind.VAR_KEYWORD)],
            "*a: str, **b",
            "*a, **b",
        ),
        ([], "", ""),
    ],
)
def test_parameters_are_written_as_python_wants_them(
    parameters: list[Parameter], typed: str, names: str | None
) -> None:
    signature = Signature(tuple(parameters), None)
    assert signature.typed == typed
    if names is not None:
        assert signature.names == names


def test_a_number_gives_the_same_function_each_time() -> None:
    first, again, other = draw(Number(1, 5)), draw(Number(1, 5)), draw(Number(1, 6))
    assert first.key == again.key != other.key


def test_the_host_takes_what_is_composed(tmp_path: Path) -> None:
    functions = {f"{FOLDER}{place}": draw(Number(0, place)) for place in range(150)}
    app = tmp_path / "app"
    write_app(app, {name: each.all_files(name) for name, each in functions.items()})
    assert [request for name in functions if isinstance(request := load_request(app, app / name), str)] == []


def test_a_function_is_made_simpler_while_it_is_like_the_first() -> None:
    numbers = (Number(3, place) for place in range(100))
    has_return = next(each for each in numbers if _returns(drawn := draw(each)) and len(_bindings(drawn)) > 2)
    found: list[Composed] = []

    def is_like(composed: Composed) -> bool:
        if _returns(composed):
            found.append(composed)
        return _returns(composed)

    simplify(has_return, is_like, lambda: True)
    assert len(_bindings(found[-1])) == 2
    assert found[-1].form == "def"


def _bindings(composed: Composed) -> list[JsonDict]:
    bindings = composed.function["bindings"]
    assert isinstance(bindings, list)
    return [each for each in bindings if isinstance(each, dict)]


def _returns(composed: Composed) -> bool:
    return any(each["name"] == "$return" for each in _bindings(composed))


def test_there_is_a_skeleton_of_every_binding_type() -> None:
    found = skeletons()
    assert [*found] == [each.name for each in load_catalogue().types]
    for name, composed in found.items():
        assert name in [each["type"] for each in dicts_in(dict(composed.function), "bindings")]

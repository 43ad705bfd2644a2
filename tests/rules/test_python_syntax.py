"""Scripts that Python cannot parse, against the versions that may run them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from funcls.rules.finding import Severity
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue
from support.apps import HOST_JSON, block, codes, marked, report, stated

OWN = f"{sys.version_info[0]}.{sys.version_info[1]}"
NEWER = f"{sys.version_info[0]}.{sys.version_info[1] + 1}"
SAME_IN_ALL = "error" if sys.version_info >= (3, 11) else "warning"
"""Python 3.10 itself miscounts brackets, so that its word is not taken for others."""


def script(text: str) -> str:
    """An app with one function and its script."""
    function = '{"bindings": [{"type": "httpTrigger", "name": "req"}]}'
    return f"--- Orders/function.json\n{function}\n--- Orders/__init__.py\n{text}\n"


def test_python_speaks_in_its_own_words() -> None:
    assert report(
        """
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req):
            return func.HttpResponse(
        """,
        stated(python=OWN),
    ) == block("""
        Orders/__init__.py: error[python-syntax]
            return func.HttpResponse(
                                    ^
        The worker cannot import the script, and refuses the function: '(' was never closed.
        """)


@pytest.mark.parametrize("version", ["3.9", "3.10", OWN, f"{OWN}.4"])
def test_for_a_python_no_newer_than_this_one_it_is_an_error(version: str) -> None:
    assert codes(script("def main(req): return = 1"), stated(python=version)) == ["error python-syntax"]


def test_a_newer_python_may_know_a_newer_grammar() -> None:
    shown = report(script("def main(req): return = 1"), stated(python=NEWER))

    assert "warning[python-syntax]" in shown
    assert f"Python {OWN} says so; the app may run on {NEWER}." in shown.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "def main(req):\n    return func.HttpResponse(",
        "def main(req):\n    return )",
        "def main(req)\n    return 1",
        "def main(req):\nreturn 1",
        "  def main(req): ...",
        "def main(req): return 'ok",
    ],
)
def test_what_no_newer_grammar_will_accept_is_an_error_for_every_version(text: str) -> None:
    assert codes(script(text), stated(python=NEWER)) == [f"{SAME_IN_ALL} python-syntax"]


@pytest.mark.parametrize("string", ["""f"{row["a"]}\"""", """t"{row["a"]}\"""", """f"{row[\n'a']}\""""])
def test_newer_strings_make_this_python_miscount_the_brackets(string: str) -> None:
    assert codes(script(f"{string}\nmain = ("), stated(python=NEWER)) == ["warning python-syntax"]


def test_with_no_version_stated_the_newest_supported_one_counts() -> None:
    severity = "error" if sys.version_info >= (3, 14) else "warning"

    assert codes(script("def main(req): return = 1")) == [f"{severity} python-syntax"]


def test_bytes_that_are_not_in_the_encoding_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "host.json").write_text(HOST_JSON)
    (tmp_path / "Orders").mkdir()
    (tmp_path / "Orders" / "function.json").write_text('{"bindings": [{"type": "httpTrigger", "name": "req"}]}')
    (tmp_path / "Orders" / "__init__.py").write_bytes(b"CITY = 'K\xf6ln'\ndef main(req): ...\n")
    host = Host(LocalDisk(), load_catalogue())
    host.open_app(tmp_path.as_posix())
    (finding,) = host.snapshot.apps[tmp_path.as_posix()].findings()

    assert (finding.code, finding.severity, finding.place.span) == ("python-syntax", Severity.ERROR, (9, 10))


def test_a_warning_of_the_parser_is_none_of_ours() -> None:
    assert (
        codes(r"""
            --- Orders/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Orders/__init__.py
            PATTERN = "\d"

            def main(req):
                assert 1 is 1
            """)
        == []
    )


def test_the_facts_of_intact_functions_count_beside_a_broken_one() -> None:
    assert marked(
        """
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def helper(:
            pass


        def main(request):
            pass
        """,
        stated(python=OWN),
    ) == [("python-syntax", ":"), ("param-undeclared", "request"), ("binding-unused", '"req"')]


def test_what_could_not_be_read_is_not_guessed() -> None:
    assert marked(
        """
        --- Orders/function.json
        {"entryPoint": "handle", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        import = 3
        """,
        stated(python=OWN),
    ) == [("python-syntax", "=")]


def test_a_module_that_is_imported_with_the_script() -> None:
    assert report(
        """
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        from .handler import main
        --- Orders/handler.py
        from ..shared import tools
        def main(req): ...
        --- shared/tools.py
        def help(
        """,
        stated(python=OWN),
    ) == block("""
        shared/tools.py: error[python-syntax]
        def help(
                ^
        The worker cannot import this module, and refuses the function: '(' was never closed.
          Orders/__init__.py: The import by which the script loads the module
          from .handler import main
               ^^^^^^^^
        """)


def test_the_package_around_the_script_is_imported_too() -> None:
    assert marked("""
        --- Orders/function.json
        {"scriptFile": "handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(
        --- Orders/handler.py
        def main(req): ...
        """) == [("python-syntax", "(")]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("from . import broken", [f"{SAME_IN_ALL} python-syntax"]),
        ("from .broken import *", [f"{SAME_IN_ALL} python-syntax"]),
        ("from __app__.Orders.broken import x", [f"{SAME_IN_ALL} python-syntax"]),
        ("if True:\n    from . import broken", [f"{SAME_IN_ALL} python-syntax"]),
        ("import Orders.broken", ["warning python-syntax"]),
        ("if main:\n    from . import broken", []),
        ("try:\n    from . import broken\nexcept Exception:\n    pass", []),
        ("def late():\n    from . import broken", []),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from . import broken", []),
    ],
)
def test_a_module_counts_if_it_is_imported_on_every_load(script: str, expected: list[str]) -> None:
    app = """
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- Orders/broken.py
def help(
--- Orders/__init__.py
def main(req): ...
"""
    assert codes(f"{app.lstrip()}{script}\n") == expected


@pytest.mark.parametrize("line", ["# coding: nothing", "#!/usr/bin/python\n# -*- coding: nothing -*-"])
def test_a_coding_that_python_does_not_know(line: str) -> None:
    assert marked(script(f"{line}\ndef main(req): ...")) == [("python-syntax", "nothing")]


@pytest.mark.parametrize(
    "line", ["# coding: latin-1", "# coding", "CODING = 'coding: nothing'", "\n\n# coding: nothing"]
)
def test_a_coding_that_it_knows_or_does_not_read(line: str) -> None:
    assert codes(script(f"{line}\ndef main(req): ...")) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("def main(req):\n    await req", "'await' outside async function"),
        ("async def main(req):\n    yield 1\n    return 2", "'return' with value in async generator"),
        ("import os\nfrom __future__ import annotations\ndef main(req): ...", "from __future__ imports must occur"),
        ("class Order:\n    return 1\ndef main(req): ...", "'return' outside function"),
        ("class Order:\n    def pay(self, self): ...\ndef main(req): ...", "duplicate argument 'self'"),
        ("class Order:\n    async def pay(self, self): ...\ndef main(req): ...", "duplicate argument 'self'"),
        ("print(a=1, a=2)\ndef main(req): ...", "keyword argument repeated"),
        ("*a, *b = 1, 2\ndef main(req): ...", "multiple starred expressions"),
        (
            "async def wait():\n    def inner():\n        await wait()\ndef main(req): ...",
            "'await' outside async function",
        ),
        ("yield 1\ndef main(req): ...", "'yield' outside function"),
        ("def main(req):\n    try: ...\n    except: ...\n    except OSError: ...", "default 'except:' must be last"),
    ],
)
def test_what_only_the_compiler_refuses(body: str, message: str) -> None:
    assert codes(script(body)) == [f"{SAME_IN_ALL} python-syntax"]
    assert message in " ".join(report(script(body)).split())


def test_what_the_compiler_takes() -> None:
    body = "async def main(req):\n    async with req as each:\n        await each\n    yield 1"
    assert codes(script(body)) == []

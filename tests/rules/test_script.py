"""Which file is the script, and whether the worker can load it."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

BINDINGS = '"bindings": [{"type": "httpTrigger", "name": "req"}]'


def test_a_script_that_does_not_exist() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "__int__.py",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[script-missing]
              "scriptFile": "__int__.py",
                            ^^^^^^^^^^^^
            There is no file Orders/__int__.py: the host refuses the function, "The 'scriptFile' property is set
            to a file that does not exist." Did you mean '__init__.py'?
            """)


def test_names_are_compared_as_azure_does_on_linux() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "../shared/Handler.py",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- shared/handler.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[script-missing]
              "scriptFile": "../shared/Handler.py",
                            ^^^^^^^^^^^^^^^^^^^^^^
            There is no file shared/Handler.py: the host refuses the function, "The 'scriptFile' property is set
            to a file that does not exist." Did you mean '../shared/handler.py'?
            """)


def test_a_script_that_the_folder_does_not_tell() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/handler.py
        def main(req): ...
        --- Orders/README.md
        What this function does.
        """) == block("""
            Orders/function.json: error[script-undetermined]
            {
            ^
            The host refuses the function, "Unable to determine the primary function script." Add __init__.py to
            the folder, or name the file: "scriptFile": "handler.py".
            """)


@pytest.mark.parametrize(
    "files",
    [
        ["Orders/__init__.py"],
        ["Orders/handler.py"],
        ["Orders/__init__.py", "Orders/helper.py", "Orders/README.md"],
        ["Orders/run.py", "Orders/helper.py"],
        ["Orders/handler.py", "Orders/tests/test_handler.py"],
        ["Orders/handler.py", "Orders/__pycache__/handler.cpython-312.pyc"],  # a folder does not count
        ["Orders/Run.py", "Orders/helper.py"],  # names are lower-cased
    ],
)
def test_the_script_that_the_host_takes_by_itself(files: list[str]) -> None:
    scripts = "".join(f"--- {file}\ndef main(req): ...\n" for file in files)

    assert codes(f"--- Orders/function.json\n{{{BINDINGS}}}\n{scripts}") == []


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ([], ["error script-undetermined"]),
        (["sub/__init__.py"], ["error script-undetermined"]),  # sub-folders do not count
        (["main.py", "helper.py"], ["error script-undetermined"]),
        (["run.test.py", "helper.py"], ["error script-undetermined"]),  # another stem than `run`
        (["index.py", "helper.py"], ["error script-undetermined"]),  # `index` is for JavaScript
        ([".gitkeep", "helper.py"], ["error script-undetermined"]),  # a hidden file is a file
        ([".gitkeep"], ["error wrong-language"]),  # exactly one other file, whatever it is
        (["run.sh", "helper.py"], ["error wrong-language"]),
        (["Index.CJS", "helper.py"], ["error wrong-language"]),
        (["RUN.PY", "helper.py"], ["error py-ext"]),
        (["__init__.py", "run.py"], []),  # which comes first in the directory is not known
        (["__init__.py", "index.js"], []),
    ],
)
def test_which_file_of_the_folder_is_the_script(files: list[str], found: list[str]) -> None:
    """Facts: script-undetermined, wrong-language, py-ext."""
    scripts = "".join(f"--- Orders/{file}\ndef main(req): ...\n" for file in files)

    assert codes(f"--- requirements.txt\nazure-functions\n--- Orders/function.json\n{{{BINDINGS}}}\n{scripts}") == found


@pytest.mark.parametrize("field", ["", '"scriptFile": "",', '"scriptFile": null,'])
def test_an_empty_script_file_is_an_absent_one(field: str) -> None:
    assert codes(f"""
        --- Orders/function.json
        {{{field} {BINDINGS}}}
        """) == ["error script-undetermined"]


def test_of_several_candidates_the_host_takes_one_that_the_files_do_not_show() -> None:
    assert (
        codes(f"""
            --- Orders/function.json
            {{{BINDINGS}}}
            --- Orders/__init__.py
            def other(): ...
            --- Orders/run.py
            def other(): ...
            """)
        == []
    )


def test_a_script_of_no_language() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "handler.txt",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/handler.txt
        def main(req): ...
        --- requirements.txt
        """) == block("""
            Orders/function.json: error[wrong-language]
              "scriptFile": "handler.txt",
                            ^^^^^^^^^^^^^
            Orders/handler.txt is no Python file: the host gives the function no language and does not serve it.
            Name a file that ends with .py.
            """)


def test_the_only_file_of_the_folder_is_the_script_whatever_it_is() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/sample.dat
        1, 2, 3
        --- requirements.txt
        """) == block("""
            Orders/function.json: error[wrong-language]
            {
            ^
            Orders/sample.dat is no Python file: the host gives the function no language and does not serve it.
            Name a file that ends with .py.
            """)


def test_the_worker_takes_the_extension_in_lower_case_only() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "handler.PY",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/handler.PY
        def main(req): ...
        --- requirements.txt
        """) == block("""
            Orders/function.json: error[py-ext]
              "scriptFile": "handler.PY",
                            ^^^^^^^^^^^^
            The worker refuses the function, "cannot load function Orders: invalid Python filename". Rename the
            file so that it ends with .py, in lower case.
            """)


def test_a_dot_in_a_path_ends_the_name_of_a_package() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "handler.v2.py",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/handler.v2.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[py-dotted]
              "scriptFile": "handler.v2.py",
                            ^^^^^^^^^^^^^^^
            The worker imports Orders/handler.v2.py as a module and takes each dot in its path for the end of a
            package's name: it refuses the function, "No module named ...". Use names without dots.
            """)


def test_of_a_script_that_has_no_module_name_nothing_more_is_said() -> None:
    assert codes(f"""
        --- Orders/function.json
        {{"scriptFile": "handler.v2.py", {BINDINGS}}}
        --- Orders/handler.v2.py
        def other(): ...
        """) == ["error py-dotted"]


@pytest.mark.parametrize("path", ["../v1.0/handler.py", "./v1.0/handler.py"])
def test_a_dot_in_the_name_of_a_folder(path: str) -> None:
    assert codes(f"""
        --- Orders/function.json
        {{"scriptFile": "{path}", {BINDINGS}}}
        --- Orders/v1.0/handler.py
        def main(req): ...
        --- v1.0/handler.py
        def main(req): ...
        """) == ["error py-dotted"]


@pytest.mark.parametrize(
    "path", ["./handler.py", "../Orders/handler.py", "../shared/a-b.py", "../root.py", "../__app__/class/3.py"]
)
def test_paths_that_are_fine(path: str) -> None:
    assert (
        codes(f"""
            --- Orders/function.json
            {{"scriptFile": "{path}", {BINDINGS}}}
            --- Orders/handler.py
            def main(req): ...
            --- shared/a-b.py
            def main(req): ...
            --- root.py
            def main(req): ...
            --- __app__/class/3.py
            def main(req): ...
            """)
        == []
    )


def test_a_script_outside_the_app() -> None:
    assert report("""
        --- Orders/function.json
        {
          "scriptFile": "../../shared/handler.py",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- requirements.txt
        """) == block("""
            Orders/function.json: error[py-outside]
              "scriptFile": "../../shared/handler.py",
                            ^^^^^^^^^^^^^^^^^^^^^^^^^
            The script lies outside the app: the worker refuses the function, "script path is not relative to
            the specified directory". Move the file below the folder of host.json.
            """)


@pytest.mark.parametrize(
    ("path", "code"), [("handler.v2.txt", "error wrong-language"), ("MISSING.PY", "error script-missing")]
)
def test_a_script_with_two_faults_is_told_the_one_that_comes_first(path: str, code: str) -> None:
    assert codes(f"""
        --- requirements.txt
        --- Orders/function.json
        {{"scriptFile": "{path}", {BINDINGS}}}
        --- Orders/handler.v2.txt
        """) == [code]


def test_a_folder_is_no_script() -> None:
    assert codes(f"""
        --- Orders/function.json
        {{"scriptFile": "handler.py", {BINDINGS}}}
        --- Orders/handler.py/__init__.py
        def main(req): ...
        """) == ["error script-missing"]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ('"/site/wwwroot/Orders/handler.py"', []),
        ("{}", ["warning property-value"]),
        ("[1]", ["warning property-value"]),
    ],
)
def test_a_value_of_which_no_script_is_known(path: str, found: list[str]) -> None:
    assert (
        codes(f"""
            --- Orders/function.json
            {{"scriptFile": {path}, {BINDINGS}}}
            --- Orders/__init__.py
            def main(req): ...
            """)
        == found
    )

"""Functions that the host does not load: decorators beside them, or not in the list of host.json."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report


def test_decorators_hide_function_json() -> None:
    assert report("""
        --- function_app.py
        import azure.functions as func
        app = func.FunctionApp()
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(request): ...
        """) == block("""
            Orders/__init__.py: information[param-undeclared]
            def main(request): ...
                     ^^^^^^^
            Parameter 'request' has no binding in Orders/function.json: the worker refuses the function, "the
            following parameters are declared in Python but not in function.json: {'request'}" (up to Python
            3.12: "the function definition (function.json or function decorators)"). Did you mean 'req'?
              Orders/function.json: The bindings of the function
                "bindings": [{"type": "httpTrigger", "name": "req"}]
                ^^^^^^^^^^
            Orders/function.json: warning[mixed-model]
            {
            ^
            function_app.py at the app root makes the worker ignore this function.json: the function does not
            exist for the host ("Detected mixed function app. Some functions may not be indexed").
              function_app.py: The script with the decorators
              import azure.functions as func
              ^
            Orders/function.json: information[binding-unused]
              "bindings": [{"type": "httpTrigger", "name": "req"}]
                                                           ^^^^^
            Binding 'req' has no parameter in main(): the worker refuses the function, "the following parameters
            are declared in function.json but not in Python: {'req'}" (up to Python 3.12: "the function
            definition (function.json or function decorators)"). Did you mean 'request'?
              Orders/__init__.py: The handler
              def main(request): ...
                  ^^^^
            """)


def test_the_name_of_the_script_may_be_a_setting() -> None:
    values = '{"FUNCTIONS_WORKER_RUNTIME": "python", "PYTHON_SCRIPT_FILE_NAME": "app.py"}'
    settings = f'--- local.settings.json\n{{"IsEncrypted": false, "Values": {values}}}\n'
    function = (
        '--- Orders/function.json\n{"bindings": [{"type": "httpTrigger", "name": "req"}]}\n'
        "--- Orders/__init__.py\ndef main(req): ...\n"
    )

    assert codes(f"{settings}--- app.py\n\n{function}") == ["warning mixed-model"]
    assert codes(f"{settings}--- function_app.py\n\n{function}") == []


def test_a_file_of_that_name_elsewhere_hides_nothing() -> None:
    assert (
        codes("""
            --- Orders/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Orders/__init__.py
            def main(req): ...
            --- Orders/function_app.py
            --- Function_App.py
            """)
        == []
    )


def test_host_json_lists_what_is_loaded() -> None:
    assert report("""
        --- host.json
        {
          "version": "2.0",
          "functions": ["orders"]
        }
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req): ...
        --- Invoices/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Invoices/__init__.py
        def handle(req): ...
        """) == block("""
            Invoices/function.json: warning[allow-list]
            {
            ^
            host.json lists its functions, and 'Invoices' is not among them: the host does not load it.
            Invoices/function.json: information[entry-missing]
            {
            ^
            Invoices/__init__.py defines no 'main': the worker refuses the function, "function main() is not
            present in Invoices/__init__.py". It defines handle: set "entryPoint" to the handler.
              Invoices/__init__.py: The script
              def handle(req): ...
              ^
            """)


@pytest.mark.parametrize("functions", ['["ORDERS", "Other"]', "null", '"Invoices"', "{}", "[]"])
def test_what_leaves_nothing_out(functions: str) -> None:
    """An empty list leaves nothing in the host's configuration, so that it counts as none (read in source)."""
    assert "warning allow-list" not in codes(f"""
        --- host.json
        {{"version": "2.0", "functions": {functions}}}
        --- Orders/function.json
        {{"bindings": [{{"type": "httpTrigger", "name": "req"}}]}}
        --- Orders/__init__.py
        def main(req): ...
        """)


def test_a_setting_that_names_what_is_loaded() -> None:
    """Facts: local.settings, AzureFunctionsJobHost__<path>."""
    assert "warning allow-list" not in codes("""
        --- host.json
        {"version": "2.0", "functions": ["Bills"]}
        --- local.settings.json
        {"IsEncrypted": false, "Values": {
          "FUNCTIONS_WORKER_RUNTIME": "python", "AzureFunctionsJobHost__functions__0": "Orders"
        }}
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req): ...
        """)


def test_what_is_less_than_information_stays_what_it_is() -> None:
    assert codes("""
        --- function_app.py
        --- Orders/function.json
        {"comment": "ours", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req): ...
        """) == ["warning mixed-model", "hint property-unknown"]


def test_a_function_that_is_not_loaded_takes_no_route() -> None:
    assert codes("""
        --- host.json
        {"version": "2.0", "functions": ["Orders"]}
        --- Bills/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a"}]}
        --- Bills/__init__.py
        def main(req): ...
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a"}]}
        --- Orders/__init__.py
        def main(req): ...
        """) == ["warning allow-list"]

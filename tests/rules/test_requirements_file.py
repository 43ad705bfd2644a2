"""What requirements.txt asks for, and does not."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, report

ASKS = "azure-functions"


def app(imported: str, requirements: str | None = ASKS, others: str = "") -> str:
    """An app of one function with a module of imports, and a requirements.txt."""
    asked = "" if requirements is None else f"--- requirements.txt\n{requirements}\n"
    return f"""--- Orders/function.json
{{"bindings": [{{"type": "httpTrigger", "name": "req"}}]}}
--- Orders/__init__.py
{imported}

def main(req): ...
{asked}{others}"""


def said(code: str, text: str) -> bool:
    return any(each.endswith(code) for each in codes(text))


class TestRequirementMissing:
    @pytest.mark.parametrize(
        "imported",
        [
            "import yaml",
            "import yaml.representer as r",
            "from yaml import safe_load",
            "import cv2",
            "from PIL import Image",
            "import requests, os",
            "from azure.storage.blob import BlobClient",
            "from azure.storage import blob",
            "import azure.identity",
        ],
    )
    def test_a_well_known_package_that_nothing_brings(self, imported: str) -> None:
        assert codes(app(imported)) == ["information requirement-missing"]

    @pytest.mark.parametrize(
        ("imported", "requirements"),
        [
            ("import yaml", "pyyaml"),
            ("import yaml", "PyYAML==6.0.1  # for the settings"),
            ("import yaml", "Py_YAML; python_version >= '3.9'"),
            ("import cv2", "opencv-python-headless>=4"),
            ("from azure.storage import blob", "azure_storage.blob~=12.0"),
            # Another package brings it.
            ("import numpy", "pandas"),
            ("import urllib3", "azure-identity"),
            ("import dateutil", "boto3"),
            # Nobody knows what these bring.
            ("import yaml", "our-own-library"),
            ("import yaml", "requests[security]"),
            ("import yaml", "-r more.txt"),
            ("import yaml", "-e ./library"),
            ("import yaml", "--index-url https://example.org/simple"),
            ("import yaml", "library @ https://example.org/library.whl"),
            ("import yaml", "https://example.org/library.whl"),
            ("import yaml", "./library-1.0-py3-none-any.whl"),
            ("import yaml", "what is this"),
        ],
    )
    def test_what_is_asked_for_or_may_be_brought(self, imported: str, requirements: str) -> None:
        assert codes(app(imported, f"{ASKS}\n{requirements}")) == []

    @pytest.mark.parametrize(
        "imported",
        [
            "import os, sys, json",
            # No well-known package has these names.
            "import our_library",
            "import azure",
            "import azure.mgmt.something",
            # What the worker brings along.
            "import azure.functions",
            "import dateutil.parser, six, google.protobuf, grpc",
            # It may not run, or its failure is caught.
            "try:\n    import yaml\nexcept ImportError:\n    yaml = None",
            "def late():\n    import yaml",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import yaml",
            "import os\nif os.environ.get('X'):\n    import yaml",
            # It may lie anywhere.
            "import sys\nsys.path.append('more')\nimport yaml",
            "import site\nsite.addsitedir('more')\nimport yaml",
        ],
    )
    def test_imports_of_which_nothing_is_said(self, imported: str) -> None:
        assert codes(app(imported)) == []

    @pytest.mark.parametrize(
        "others",
        [
            "--- yaml.py\nX = 1\n",
            "--- yaml/__init__.py\nX = 1\n",
            "--- yaml/part.py\nX = 1\n",
            "--- yaml.cpython-311-x86_64-linux-gnu.so\n\n",
            "--- .python_packages/lib/site-packages/yaml/__init__.py\n\n",
            "--- .venv/lib/python3.11/site-packages/yaml/__init__.py\n\n",
            "--- .venv/Lib/site-packages/yaml/__init__.py\n\n",
            *(f"--- {name}\n[project]\n" for name in ("pyproject.toml", "Pipfile", "poetry.lock", "Dockerfile")),
            "--- lib/yaml/__init__.py\n\n",
        ],
    )
    def test_what_lies_in_the_app_or_comes_otherwise(self, others: str) -> None:
        assert codes(app("import yaml", others=others)) == []

    @pytest.mark.parametrize("folder", [".python_packages/lib/site-packages", ".venv/lib/python3.12/site-packages"])
    def test_packages_that_share_their_upper_part(self, folder: str) -> None:
        blob = f"--- {folder}/azure/storage/blob/__init__.py\n\n"
        assert codes(app("import azure.storage.blob", others=blob)) == []
        assert codes(app("import azure.storage.queue", others=blob)) == ["information requirement-missing"]
        secrets = f"--- {folder}/azure/keyvault/secrets/__init__.py\n\n"
        assert codes(app("from azure.keyvault.secrets import SecretClient", others=secrets)) == []

    def test_no_requirements(self) -> None:
        assert codes(app("import yaml", None)) == []

    def test_a_module_that_the_script_imports(self) -> None:
        files = app("from . import settings", others="--- Orders/settings.py\nimport yaml\n")
        assert [each.place.path for each in fixture(files).state.findings()] == ["Orders/settings.py"]

    def test_each_package_once(self) -> None:
        assert codes(app("import yaml\nfrom yaml import safe_load")) == ["information requirement-missing"]

    def test_the_line_is_added(self) -> None:
        opened = fixture(app("import yaml"))
        opened.edit("requirements.txt", "azure-functions\npyyaml\n")
        assert opened.codes() == []

    def test_the_message(self) -> None:
        assert report(app("import yaml")) == block("""
            Orders/__init__.py: information[requirement-missing]
            import yaml
                   ^^^^
            No package in requirements.txt is known to bring 'yaml': unless something else installs it, the
            import fails on Azure and the worker refuses the function. Add a line PyYAML.
              requirements.txt: What a deployment installs
              azure-functions
              ^
            """)


class TestLibraryMissing:
    @pytest.mark.parametrize("requirements", ["", "requests", "# azure-functions", "our-own-library"])
    def test_no_line_asks_for_it(self, requirements: str) -> None:
        assert codes(app("import azure.functions as func", requirements)) == ["warning library-missing"]

    @pytest.mark.parametrize(
        "requirements",
        [
            *("azure-functions", "Azure.Functions==1.21.3", "azure_functions>=1; python_version < '3.13'"),
            *("azure-functions-durable<2", "azure-functions-runtime-v1", "-r more.txt", "requests[security]"),
        ],
    )
    def test_a_line_asks_for_it_or_may(self, requirements: str) -> None:
        assert not said("library-missing", app("import azure.functions as func", requirements))

    @pytest.mark.parametrize(
        ("imported", "requirements", "others"),
        [
            ("import json", "requests", ""),
            ("import azure.functions", None, ""),
            ("import azure.functions", "requests", "--- pyproject.toml\n[project]\n"),
            (
                "import azure.functions",
                "requests",
                "--- .python_packages/lib/site-packages/azure/functions/__init__.py\n\n",
            ),
        ],
    )
    def test_nobody_needs_the_line(self, imported: str, requirements: str | None, others: str) -> None:
        assert not said("library-missing", app(imported, requirements, others))

    def test_two_functions_are_told_once(self) -> None:
        files = app("import azure.functions", "requests")
        other = app("import azure.functions", None).replace("Orders/", "Bills/")
        assert codes(f"{other}{files}") == ["warning library-missing"]

    def test_the_message(self) -> None:
        assert report(app("from azure import functions", "requests")) == block("""
            requirements.txt: warning[library-missing]
            requests
            ^
            No line asks for azure-functions, which the app imports: it runs on the worker's own copy, whose
            release depends on the host. Add a line azure-functions.
            """)


class TestRequirementHarmful:
    @pytest.mark.parametrize(
        "line",
        [
            *("azure-functions-worker", "Azure_Functions.Worker==1.1.9", "dataclasses==0.6"),
            *("azure", "azure>=4,>=5", "azure==5.0.0"),
        ],
    )
    def test_a_package_that_does_harm(self, line: str) -> None:
        assert codes(app("", f"{ASKS}\n{line}")) == ["warning requirement-harmful"]

    @pytest.mark.parametrize(
        "line",
        [
            *("azure==4.0.0", "azure<5", "azure>=3", "azure-storage-blob", "azure-functions", "dataclasses-json"),
            *("# azure-functions-worker", "dataclasses; python_version < '3.7'", "azure-functions-worker-x"),
        ],
    )
    def test_lines_that_do_none(self, line: str) -> None:
        assert codes(app("", f"{ASKS}\n{line}")) == []

    def test_the_messages(self) -> None:
        assert report(app("", f"{ASKS}\nazure-functions-worker\nazure\ndataclasses==0.6")) == block("""
            requirements.txt: warning[requirement-harmful]
            azure-functions-worker
            ^^^^^^^^^^^^^^^^^^^^^^
            The platform brings azure-functions-worker: another one may get in its way. Remove the line.
            requirements.txt: warning[requirement-harmful]
            azure
            ^^^^^
            The installation stops: "Starting with v5.0.0, the 'azure' meta-package is deprecated and cannot be
            installed anymore." Ask for the packages of the services, such as azure-storage-blob.
            requirements.txt: warning[requirement-harmful]
            dataclasses==0.6
            ^^^^^^^^^^^^^^^^
            This package hides Python's own dataclasses and does not work with Python 3.7 or newer, "module
            'typing' has no attribute '_ClassVar'". Remove the line.
            """)


class TestFunctionShadowsModule:
    FUNCTION = (
        '--- {0}/function.json\n{{"bindings": [{{"type": "httpTrigger", "name": "req"}}]}}\n'
        "--- {0}/__init__.py\ndef main(req): ...\n"
    )

    def test_the_line_of_the_package_is_reported(self) -> None:
        assert report(
            f"{self.FUNCTION.format('requests')}--- requirements.txt\nazure-functions\nrequests>=2\n"
        ) == block("""
            requirements.txt: warning[function-shadows-module]
            requests>=2
            ^^^^^^^^^^^
            'requests' is a function as well: whether 'import requests' gets the package or the folder of the
            function depends on where the app runs. Give the folder another name.
              requests/function.json: The function
              {"bindings": [{"type": "httpTrigger", "name": "req"}]}
              ^
            """)

    @pytest.mark.parametrize(
        ("function", "line", "reported"),
        [
            ("yaml", "PyYAML", True),
            ("unheard_of", "unheard-of==1.0", True),
            ("Requests", "requests", False),
            ("PyYAML", "PyYAML", False),
            ("azure", "azure-functions", False),
            ("orders", "requests", False),
            ("requests", "azure-functions", False),
        ],
    )
    def test_what_counts_is_the_name_by_which_it_is_imported(self, function: str, line: str, *, reported: bool) -> None:
        text = f"{self.FUNCTION.format(function)}--- requirements.txt\n{line}\n"
        assert said("function-shadows-module", text) is reported

    def test_a_package_hides_the_module_beside_it(self) -> None:
        package = self.FUNCTION.format("prices")
        assert report(f"{package}--- prices.py\n--- requirements.txt\nazure-functions\n") == block("""
            prices/function.json: warning[function-shadows-module]
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            ^
            'import prices' gets the folder of this function, not prices.py beside it: Python takes a package
            before a module. Give one of them another name.
              prices.py: The module that cannot be imported

              ^
            """)
        plain = package.replace("__init__", "run").replace("{", '{"scriptFile": "run.py", ', 1)
        assert not said("function-shadows-module", f"{plain}--- prices.py\n")

    def test_a_folder_that_is_no_function_is_a_module_of_the_app(self) -> None:
        shared = "--- requests/__init__.py\n--- requirements.txt\nrequests\n"
        assert not said("function-shadows-module", f"{self.FUNCTION.format('Orders')}{shared}")

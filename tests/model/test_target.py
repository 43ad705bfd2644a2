"""Where the target of an app is stated, and which statement wins."""

from __future__ import annotations

import pytest

from funcls.model.bundles import DEFAULT_BUNDLE
from funcls.model.configured import Options, Statement, configure
from funcls.model.host_configuration import read_host_configuration
from funcls.model.setting_reading import Vocabulary
from funcls.model.source import Lookup, SourceFile
from funcls.model.stated import read_target
from funcls.model.target import (
    OLDEST_SUPPORTED_HOST,
    SUPPORTED_PYTHONS,
    BundleTarget,
    PythonTarget,
    Stated,
    Target,
    Version,
    describe_versions,
    parse_version,
)
from funcls.syntax.json.parser import parse_json
from funcls.syntax.json.tree import JsonObject

PYPROJECT = """
[project]
name = "orders"

[tool.funcls.target]
python = "3.12"
host = "4.1037"
"""


def target(options: Options | None = None, /, host: str = "{}", **files: str) -> Target:
    """The target of an app; files are named by keywords, `pyproject` or `above__pyproject`."""
    paths = {
        "pyproject": "pyproject.toml",
        "above_pyproject": "../pyproject.toml",
        "python_version": ".python-version",
        "above_python_version": "../.python-version",
        "venv": ".venv/pyvenv.cfg",
        "plain_venv": "venv/pyvenv.cfg",
        "above_venv": "../.venv/pyvenv.cfg",
    }
    known = {path: SourceFile(path, files[name]) if name in files else None for name, path in paths.items()}
    root = parse_json(host).root
    assert isinstance(root, JsonObject)
    lookup = Lookup(known, {})
    configured = configure(options or Options(ancestors=1, project_ancestors=1), Vocabulary(), lookup)
    return read_target(configured, read_host_configuration(root, None), lookup)


def on_command_line(attribute: str, value: str, option: str) -> Options:
    return Options(({attribute: Statement(value, option)},), ancestors=1, project_ancestors=1)


def python(found: Target) -> tuple[tuple[Version, ...], str | None]:
    """The versions of Python, and where they are stated."""
    return found.python.versions, found.python.stated.where if found.python.stated else None


def test_nothing_stated() -> None:
    assert target() == Target()
    assert python(target()) == (SUPPORTED_PYTHONS, None)
    assert target().host.oldest == OLDEST_SUPPORTED_HOST
    assert not target().bundle.stated


def test_each_statement_wins_over_those_after_it() -> None:
    files = {
        "pyproject": PYPROJECT,
        "python_version": "3.11.4\n",
        "venv": "home = /usr/bin\nversion = 3.13.1\n",
    }
    options = on_command_line("target_python", "3.14", "--python-version")

    assert python(target(options, **files)) == (((3, 14),), "--python-version")
    assert python(target(**files)) == (((3, 12),), "pyproject.toml")
    del files["pyproject"]
    assert python(target(**files)) == (((3, 11),), ".python-version")
    del files["python_version"]
    assert python(target(**files)) == (((3, 13),), ".venv/pyvenv.cfg")


def test_a_project_above_the_app() -> None:
    assert python(target(above_pyproject=PYPROJECT)) == (((3, 12),), "../pyproject.toml")
    assert python(target(above_python_version="3.11")) == (((3, 11),), "../.python-version")
    assert python(target(above_venv="version_info = 3.13.0.final.0\n")) == (((3, 13),), "../.venv/pyvenv.cfg")


def test_what_lies_above_the_repository_is_not_the_projects() -> None:
    options = Options(ancestors=1, project_ancestors=0)

    assert python(target(options, above_python_version="3.11")) == (SUPPORTED_PYTHONS, None)
    assert python(target(options, above_pyproject=PYPROJECT)) == (((3, 12),), "../pyproject.toml")


def test_the_nearest_table_of_funcls_is_the_one_that_counts() -> None:
    nearest = '[tool.funcls.target]\nhost = "4.1040"\n'

    found = target(pyproject=nearest, above_pyproject=PYPROJECT)

    assert found.host.stated == Stated("4.1040", "pyproject.toml")
    assert python(found) == (SUPPORTED_PYTHONS, None)


@pytest.mark.parametrize("text", ['[project]\nname = "orders"\n', "[tool.orders\n", "# tool.funcls\n"])
def test_a_pyproject_without_such_a_table_is_passed_over(text: str) -> None:
    assert python(target(pyproject=text, above_pyproject=PYPROJECT)) == (((3, 12),), "../pyproject.toml")


@pytest.mark.parametrize(
    "text", ["[tool.funcls]\n", '[tool.funcls]\ntarget = "3.12"\n', "[tool.funcls.target]\npython = 3.12\n"]
)
def test_a_table_that_states_no_version(text: str) -> None:
    assert python(target(pyproject=text, python_version="3.11")) == (((3, 11),), ".python-version")


@pytest.mark.parametrize("text", ["", "pypy3.10-7.3", "system", "3", "anaconda3-2023.09"])
def test_a_python_version_that_names_no_cpython(text: str) -> None:
    assert python(target(python_version=text, venv="version = 3.13.1")) == (((3, 13),), ".venv/pyvenv.cfg")


def test_an_environment_without_its_dot() -> None:
    assert python(target(plain_venv="version = 3.10.12\n")) == (((3, 10),), "venv/pyvenv.cfg")


def test_the_host_version() -> None:
    def stated(version: str) -> Options:
        return on_command_line("target_host", version, "--host-version")

    assert target(stated("4.1036.2")).host.oldest == (4, 1036)
    assert target(pyproject=PYPROJECT).host.oldest == (4, 1037)
    assert target(stated("4.1040"), pyproject=PYPROJECT).host.stated == Stated("4.1040", "--host-version")
    assert target(stated("~4")).host.oldest == OLDEST_SUPPORTED_HOST


@pytest.mark.parametrize(
    ("section", "bundle", "is_stated"),
    [
        ('{"id": "A", "version": "[4.*, 5.0.0)"}', BundleTarget("A", "[4.*, 5.0.0)"), True),
        ('{"ID": "A", "Version": "[4.*, 5.0.0)"}', BundleTarget("A", "[4.*, 5.0.0)"), True),
        ('{"id": "A"}', BundleTarget("A", None), False),
        ('{"id": 1, "version": 4.5}', BundleTarget("1", "4.5"), True),
        ("[]", BundleTarget(), False),
    ],
)
def test_the_bundle_of_host_json(section: str, bundle: BundleTarget, is_stated: bool) -> None:
    found = target(host=f'{{"extensionBundle": {section}}}').bundle

    assert (found, found.stated) == (bundle, is_stated)


def test_an_app_whose_host_json_is_no_object() -> None:
    lookup = Lookup({}, {})
    configured = configure(Options(), Vocabulary(), lookup)

    assert read_target(configured, read_host_configuration(None, None), lookup).bundle == BundleTarget()


def test_a_bundle_that_the_configuration_states() -> None:
    project = '[tool.funcls.target]\nbundle = "3"\n'
    host = '{"extensionBundle": {"id": "A", "version": "[2.*, 5.0.0)"}}'

    assert target(pyproject=project).bundle == BundleTarget(DEFAULT_BUNDLE, "[3.0.0, 4.0.0)", "pyproject.toml")
    assert target(host=host, pyproject=project).bundle == BundleTarget("A", "[3.0.0, 4.0.0)", "pyproject.toml")


def test_a_broken_project_is_the_nearest_all_the_same() -> None:
    assert python(target(pyproject="[tool.funcls.target\n", above_pyproject=PYPROJECT)) == (SUPPORTED_PYTHONS, None)


@pytest.mark.parametrize(
    ("text", "version"), [("3.11.4", (3, 11)), (" 3.12", (3, 12)), ("4.1038", (4, 1038)), ("3", None), ("~4", None)]
)
def test_the_first_two_numbers_are_the_version(text: str, version: Version | None) -> None:
    assert parse_version(text) == version


def test_versions_as_people_write_them() -> None:
    assert describe_versions(((3, 11),)) == "3.11"
    assert describe_versions(((3, 10), (3, 11))) == "3.10 and 3.11"
    assert describe_versions(PythonTarget().versions) == "3.10 to 3.14"

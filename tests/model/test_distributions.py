"""The table of well-known packages."""

from __future__ import annotations

import sys

import pytest

from funcls.model.distributions import bringing, compared, distributions, installed_with, shared_packages


def test_what_a_package_brings_has_a_line_of_its_own() -> None:
    table = distributions()
    assert {each for one in table.values() for each in one.brings} - set(table) == set()


def test_no_package_is_named_like_a_module_of_python() -> None:
    tops = {name.partition(".")[0] for each in distributions().values() for name in each.imports}
    assert tops & sys.stdlib_module_names == set()


@pytest.mark.parametrize(
    ("module", "names", "packages"),
    [
        ("yaml", (), ["PyYAML"]),
        ("yaml.nodes", (), ["PyYAML"]),
        ("yamllint", (), []),
        ("cv2", (), ["opencv-python", "opencv-python-headless"]),
        ("azure", (), []),
        ("azure", ("identity",), ["azure-identity"]),
        ("azure.storage.blob.aio", (), ["azure-storage-blob"]),
        ("attr", (), ["attrs"]),
    ],
)
def test_packages_from_which_a_module_is_imported(module: str, names: tuple[str, ...], packages: list[str]) -> None:
    assert [each.name for each in bringing(module, names)] == packages


def test_what_is_installed_with_a_package() -> None:
    assert installed_with(["Pandas"]) == frozenset({"pandas", "numpy", "python-dateutil", "pytz", "six", "tzdata"})
    assert installed_with([]) == frozenset()
    assert installed_with(["pandas", "our-own-library"]) is None


def test_packages_that_many_distributions_share() -> None:
    assert {"azure", "azure.storage", "azure.keyvault", "backports"} <= shared_packages()
    assert "yaml" not in shared_packages()


def test_names_as_pip_compares_them() -> None:
    assert compared("Backports.ZoneInfo") == compared("backports__zoneinfo") == "backports-zoneinfo"

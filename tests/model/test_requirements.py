"""The lines of a requirements.txt that ask for a package, and which versions they certainly take."""

from __future__ import annotations

import pytest

from funcls.model.requirements import requirements_of

PACKAGE = "azure-functions-durable"


def asked(text: str) -> list[str]:
    return [text[slice(*each.span)] for each in requirements_of(text, PACKAGE)]


def test_the_line_of_a_package_is_found_among_others() -> None:
    text = "# durable\nazure-functions\n  azure-functions-durable == 1.2.9  # pinned\nrequests>=2\n"

    assert asked(text) == ["azure-functions-durable == 1.2.9"]


@pytest.mark.parametrize(
    "line",
    [
        "azure-functions-durable",
        "Azure.Functions_Durable",
        "azure-functions-durable[extra]>=1",
        "azure-functions-durable==1.2.9 --hash=sha256:abc",
        "azure-functions-durable==1.2.9\r",
    ],
)
def test_a_name_is_compared_as_pip_does(line: str) -> None:
    (found,) = asked(f"{line}\nother\n")

    assert line.startswith(found)


@pytest.mark.parametrize(
    "line",
    [
        "azure-functions-durable-extras==2.0",
        "my-azure-functions-durable==2.0",
        "# azure-functions-durable==2.0",
        "azure-functions-durable @ https://example.org/durable.whl",
    ],
)
def test_another_package_or_none(line: str) -> None:
    assert asked(line) == []


@pytest.mark.parametrize(
    "versions",
    ["==2.0.0rc3", ">=2", "~=2.0", "===2.1", "== 2.*", ">2", ">= 2.0.0b1, < 3", "!=2.0.1,>=2.0", "==3.0", "==v2.0"],
)
def test_versions_that_are_certainly_2_or_later(versions: str) -> None:
    (found,) = requirements_of(f"{PACKAGE}{versions}\n", PACKAGE)

    assert found.is_at_least(2)


@pytest.mark.parametrize("versions", ["", "==1.7.0", ">=1.2", "<3", "!=2.0", "<=2.0", "==1!2.0", ">=2 ; sys_platform"])
def test_versions_that_may_be_older(versions: str) -> None:
    (found,) = requirements_of(f"{PACKAGE}{versions}\n", PACKAGE)

    assert not found.is_at_least(2)

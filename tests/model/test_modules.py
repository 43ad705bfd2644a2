"""From an import statement to a file of the app."""

from __future__ import annotations

import pytest

from funcls.model.modules import ImportedFrom, ModuleKind, find_module, submodule
from funcls.model.source import Listing, Lookup

LISTINGS = {
    "": Listing(
        frozenset({"host.json", "top.py", "both.py", "json.py"}), frozenset({"Orders", "shared", "both", "plain"})
    ),
    "Orders": Listing(frozenset({"__init__.py", "handler.py"}), frozenset({"deep"})),
    "Orders/deep": Listing(frozenset({"handler.py"})),
    "shared": Listing(frozenset({"__init__.py", "orders.py", "Upper.py"}), frozenset()),
    "both": Listing(frozenset({"__init__.py"}), frozenset()),
    "plain": Listing(frozenset({"module.py", "twice.py"}), frozenset({"twice"})),
    "plain/twice": Listing(frozenset({"inner.py"})),
}


def lookup() -> Lookup:
    return Lookup({}, LISTINGS)


def source(path: str) -> ImportedFrom:
    return ImportedFrom(ModuleKind.SOURCE, path=path)


def namespace(path: str) -> ImportedFrom:
    return ImportedFrom(ModuleKind.NAMESPACE, path=path)


UNKNOWN = ImportedFrom(ModuleKind.UNKNOWN)


@pytest.mark.parametrize(
    ("importer", "statement", "found"),
    [
        ("Orders/__init__.py", "from .handler", source("Orders/handler.py")),
        ("Orders/__init__.py", "from .", source("Orders/__init__.py")),
        ("Orders/__init__.py", "from ..", namespace("")),
        ("Orders/__init__.py", "from ..shared", source("shared/__init__.py")),
        ("Orders/__init__.py", "from ..shared.orders", source("shared/orders.py")),
        ("Orders/__init__.py", "from ..top", source("top.py")),
        ("Orders/deep/handler.py", "from ...shared.orders", source("shared/orders.py")),
        ("Orders/deep/handler.py", "from .", namespace("Orders/deep")),
        ("top.py", "from .shared.orders", source("shared/orders.py")),
        ("top.py", "from ..shared", UNKNOWN),
        ("Orders/__init__.py", "from ...", UNKNOWN),
        ("Orders/__init__.py", "from ....above", UNKNOWN),
        ("Orders/__init__.py", "from .missing", UNKNOWN),
        ("Orders/__init__.py", "from ..shared.missing", UNKNOWN),
        ("Orders/__init__.py", "from ..missing.orders", UNKNOWN),
    ],
)
def test_relative_imports(importer: str, statement: str, found: ImportedFrom) -> None:
    module = statement.removeprefix("from ")
    name = module.lstrip(".")

    assert find_module(importer, name, len(module) - len(name), lookup()) == found


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ("__app__.shared.orders", source("shared/orders.py")),
        ("__app__", namespace("")),
        ("__app__.missing", UNKNOWN),
        ("shared.orders", source("shared/orders.py")),
        ("top", source("top.py")),
        ("plain", namespace("plain")),
        ("plain.module", source("plain/module.py")),
    ],
)
def test_absolute_imports_of_the_app(module: str, found: ImportedFrom) -> None:
    assert find_module("Orders/__init__.py", module, 0, lookup()) == found


@pytest.mark.parametrize("module", ["azure.functions", "requests", "os.path", "json"])
def test_everything_else_is_external(module: str) -> None:
    assert find_module("Orders/__init__.py", module, 0, lookup()) == ImportedFrom(ModuleKind.EXTERNAL, dotted=module)


@pytest.mark.parametrize("module", ["shared.missing", "top.missing"])
def test_a_missing_module_of_a_package_of_the_app_is_not_external(module: str) -> None:
    assert find_module("Orders/__init__.py", module, 0, lookup()) == UNKNOWN


def test_a_missing_module_of_a_folder_may_be_one_of_an_installed_namespace() -> None:
    external = ImportedFrom(ModuleKind.EXTERNAL, dotted="plain.missing")

    assert find_module("Orders/__init__.py", "plain.missing", 0, lookup()) == external


def test_a_package_wins_over_a_file_and_a_file_over_a_folder() -> None:
    assert find_module("Orders/__init__.py", "both", 0, lookup()) == source("both/__init__.py")
    assert find_module("Orders/__init__.py", "plain.twice", 0, lookup()) == source("plain/twice.py")


@pytest.mark.parametrize("module", ["__app__.Shared", "__app__.shared.upper", "__app__.SHARED.orders"])
def test_names_are_compared_in_their_case(module: str) -> None:
    assert find_module("Orders/__init__.py", module, 0, lookup()) == UNKNOWN


@pytest.mark.parametrize(
    ("package", "name", "found"),
    [
        (source("shared/__init__.py"), "orders", source("shared/orders.py")),
        (source("shared/__init__.py"), "missing", UNKNOWN),
        (source("shared/orders.py"), "orders", UNKNOWN),
        (namespace("plain"), "module", source("plain/module.py")),
        (namespace(""), "shared", source("shared/__init__.py")),
        (
            ImportedFrom(ModuleKind.EXTERNAL, dotted="azure"),
            "functions",
            ImportedFrom(ModuleKind.EXTERNAL, "", "azure.functions"),
        ),
        (UNKNOWN, "anything", UNKNOWN),
    ],
)
def test_submodules(package: ImportedFrom, name: str, found: ImportedFrom) -> None:
    assert submodule(package, name, lookup()) == found

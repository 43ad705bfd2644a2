"""Files and listings as the model asks for them."""

from __future__ import annotations

import pytest

from funcls.model.source import Listing, Lookup, Place, SourceFile, folder_key
from funcls.text.span import Span

LISTINGS = {
    "": Listing(frozenset({"host.json"}), frozenset({"Orders"})),
    "Orders": Listing(frozenset({"function.json"}), frozenset({"lib"})),
    "Orders/lib": Listing(frozenset({"a.py"})),
    "gone": None,
}


@pytest.mark.parametrize("path", ["host.json", "Orders/function.json", "Orders/lib/a.py"])
def test_a_file_that_is_there(path: str) -> None:
    assert Lookup({}, LISTINGS).is_file(path)


@pytest.mark.parametrize(
    "path", ["Host.json", "orders/function.json", "Orders", "Orders/lib", "Orders/b.py", "gone/a.py"]
)
def test_no_file_of_this_spelling(path: str) -> None:
    assert not Lookup({}, LISTINGS).is_file(path)


def test_folders() -> None:
    lookup = Lookup({}, LISTINGS)

    assert [
        path for path in ("", "Orders", "Orders/lib", "orders", "Orders/function.json") if lookup.is_folder(path)
    ] == [
        "",
        "Orders",
        "Orders/lib",
    ]


def test_what_is_asked_for_is_noted_whether_it_exists_or_not() -> None:
    lookup = Lookup({"a.py": SourceFile("a.py", ""), "b.py": None}, LISTINGS)
    lookup.source("a.py")
    lookup.source("b.py")
    lookup.listing("gone")

    assert lookup.asked == {"a.py", "b.py", "gone/"}
    assert lookup.complete


def test_what_is_not_held_is_missing() -> None:
    lookup = Lookup({}, {})

    assert lookup.source("a.py") is None
    assert lookup.listing("Orders") is None
    assert (lookup.missing_files, lookup.missing_folders) == ({"a.py"}, {"Orders"})
    assert not lookup.complete


def test_to_ask_for_a_path_is_to_ask_for_the_folders_that_lead_to_it() -> None:
    lookup = Lookup({}, LISTINGS)
    lookup.is_file("Orders/lib/a.py")

    assert lookup.asked == {folder_key(""), folder_key("Orders"), folder_key("Orders/lib")}


def test_a_text_is_parsed_once() -> None:
    source = SourceFile("Orders/function.json", '{"bindings": []}')

    assert source.json is source.json
    assert source.python is source.python
    assert source.lines is source.lines


def test_a_file_names_itself() -> None:
    source = SourceFile("Orders/function.json", "{}")

    assert source.place(Span(0, 1)) == Place("Orders/function.json", Span(0, 1))
    assert repr(source) == "SourceFile('Orders/function.json')"

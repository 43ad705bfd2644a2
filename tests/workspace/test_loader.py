"""The loader: it reads what the model misses, until it misses nothing."""

from __future__ import annotations

from funcls.model.source import Listing, Lookup, SourceFile
from funcls.workspace.loader import Loader
from support.apps import fixture


def loader(reads: list[str], files: dict[str, SourceFile | None] | None = None) -> Loader:
    def read(path: str) -> SourceFile | None:
        reads.append(path)
        return SourceFile(path, path) if path.endswith(".py") else None

    def list_folder(folder: str) -> Listing | None:
        reads.append(f"{folder}/")
        return Listing()

    return Loader(read, list_folder, files or {}, {})


def test_one_answer_may_ask_for_more() -> None:
    reads: list[str] = []

    def make(lookup: Lookup) -> list[str]:
        found = []
        for path in ("a.py", "b.py", "c.py"):
            source = lookup.source(path)
            if source is None:
                break
            found.append(source.text)
        return found

    made, asked = loader(reads).build(make)

    assert made == ["a.py", "b.py", "c.py"]
    assert asked == {"a.py", "b.py", "c.py"}
    assert reads == ["a.py", "b.py", "c.py"]


def test_what_does_not_exist_is_known_after_one_look() -> None:
    reads: list[str] = []
    made, asked = loader(reads).build(lambda lookup: lookup.source("missing"))

    assert made is None
    assert asked == {"missing"}
    assert reads == ["missing"]


def test_what_is_known_is_not_read_again() -> None:
    reads: list[str] = []
    source = SourceFile("a.py", "known")
    made, _ = loader(reads, {"a.py": source}).build(lambda lookup: lookup.source("a.py"))

    assert made is source
    assert reads == []


def test_listings_are_asked_for_in_the_same_way() -> None:
    reads: list[str] = []
    made, asked = loader(reads).build(lambda lookup: lookup.listing("Orders"))

    assert made == Listing()
    assert asked == {"Orders/"}
    assert reads == ["Orders/"]


def test_a_question_without_end_ends() -> None:
    reads: list[str] = []

    def make(lookup: Lookup) -> int:
        count = 0
        while lookup.source(f"{count}.py") is not None:
            count += 1
        return count

    made, _ = loader(reads).build(make)

    assert made == len(reads) - 1 or made == len(reads)
    assert len(reads) < 100


def test_modules_that_import_each_other_are_each_read_once() -> None:
    app = fixture("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        from .first import *
        --- Orders/first.py
        from .second import *
        --- Orders/second.py
        from ..Orders import *
        from .first import *
        """)
    modules = [path for path in app.disk.reads if path.endswith(".py")]

    assert app.codes() == []
    assert sorted(modules) == ["/app/Orders/__init__.py", "/app/Orders/first.py", "/app/Orders/second.py"]

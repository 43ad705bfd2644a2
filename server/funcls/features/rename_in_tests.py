"""An entry point or its parameter under another name: what changes in the tests that import it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from funcls.features.changes import Collector, RefusedError
from funcls.features.function_uses import definitions_of
from funcls.features.importers import tests_that_may_import
from funcls.features.module_uses import UsesInModule, uses_in_module
from funcls.model.function import Function
from funcls.model.source import Lookup
from funcls.syntax.python.name_uses import keyword_uses
from funcls.text.span import Span
from funcls.workspace.app_state import AppState


def rename_in_tests(state: AppState, collector: Collector, module: str, old: str, new: str) -> None:
    """Collect what changes in tests when `module` calls `new` what it called `old`.

    A test is no reason to refuse a name: where the new one means something else in it, the old one stays, by
    `import new as old`. A test with a syntax error is left as it is.
    """
    lookup = Lookup(state.files, state.listings)
    for path, source in tests_that_may_import(state, module, old):
        found = uses_in_module(state, source, module, old, lookup)
        with suppress(RefusedError):
            for span, text in _edits(found, old, new) if found is not None else ():
                collector.replace(path, span, text)


def rename_keyword_in_tests(
    state: AppState, collector: Collector, functions: Iterable[Function], old: str, new: str
) -> None:
    """Collect the keywords of calls in tests, when the handler of the functions calls its parameter `new`."""
    lookup = Lookup(state.files, state.listings)
    for module, name in sorted({each for function in functions for each in definitions_of(function)}):
        for path, source in tests_that_may_import(state, module, name):
            keywords = keyword_uses(source.text, old) if old in source.text else ()
            found = uses_in_module(state, source, module, name, lookup) if keywords else None
            places = found.spans() if found is not None else set()
            with suppress(RefusedError):
                for each in keywords:
                    if each.called_at in places:
                        collector.replace(path, each.span, new)


def _edits(found: UsesInModule, old: str, new: str) -> Iterator[tuple[Span, str]]:
    yield from ((span, new) for span in found.parts)
    for each in found.imported:
        if each.renamed:
            yield each.span, new
        elif not each.is_certain or found.names.obstacle(each.variable, new) is not None:
            yield each.span, f"{new} as {old}"
        else:
            yield from ((span, new) for span in (each.span, *each.uses))

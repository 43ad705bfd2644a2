"""How a document is built, in the types of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from funcls.features.results import Symbol, SymbolKind
from funcls.lsp.convert import Converter
from funcls.model.source import SourceFile

# No more than the kinds that every client knows; those of values are as Visual Studio Code shows JSON.
_KINDS = {
    SymbolKind.OBJECT: types.SymbolKind.Module,
    SymbolKind.ARRAY: types.SymbolKind.Array,
    SymbolKind.STRING: types.SymbolKind.String,
    SymbolKind.NUMBER: types.SymbolKind.Number,
    SymbolKind.BOOLEAN: types.SymbolKind.Boolean,
    SymbolKind.OTHER: types.SymbolKind.Variable,
    SymbolKind.TRIGGER: types.SymbolKind.Function,
    SymbolKind.BINDING: types.SymbolKind.Interface,
}


class Structure:
    """Conversions for one document."""

    def __init__(self, converter: Converter, source: SourceFile) -> None:
        self._converter = converter
        self._source = source

    def symbols(
        self, uri: str, symbols: Iterable[Symbol]
    ) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
        """Return symbols as the client takes them; `uri` is that of the document."""
        if self._converter.client.hierarchical_symbols:
            return [self._symbol(each) for each in symbols]
        return list(self._flat(uri, symbols, None))

    def _symbol(self, symbol: Symbol) -> types.DocumentSymbol:
        return types.DocumentSymbol(
            name=symbol.name,
            detail=symbol.detail or None,
            kind=_KINDS[symbol.kind],
            range=self._converter.range_in(self._source, symbol.span),
            selection_range=self._converter.range_in(self._source, symbol.selection),
            children=[self._symbol(each) for each in symbol.children] or None,
        )

    def _flat(self, uri: str, symbols: Iterable[Symbol], container: str | None) -> Iterator[types.SymbolInformation]:
        for each in symbols:
            location = types.Location(uri, self._converter.range_in(self._source, each.span))
            yield types.SymbolInformation(location, each.name, _KINDS[each.kind], container_name=container)
            yield from self._flat(uri, each.children, each.name)

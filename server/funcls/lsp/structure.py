"""How a document is built, in the types of the protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from funcls.features.results import Fold, FoldKind, Symbol, SymbolKind
from funcls.lsp.convert import Converter
from funcls.model.source import SourceFile
from funcls.text.span import Span

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
_FOLD_KINDS = {FoldKind.COMMENT: types.FoldingRangeKind.Comment, FoldKind.REGION: types.FoldingRangeKind.Region}
_MOST_FOLDS = 5000
"""For clients that do not say how many they take."""


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

    def folding_ranges(self, folds: Iterable[Fold]) -> list[types.FoldingRange]:
        """Return folds as the client takes them: of too many the longest, of those that begin on one line the first."""
        client = self._converter.client
        found = [self._lines(each) if client.folds_lines else self._characters(each) for each in folds]
        found = [each for each in found if each.start_line < each.end_line]
        if client.folds_lines:
            found = list({each.start_line: each for each in reversed(found)}.values())[::-1]
        longest_first = sorted(found, key=lambda each: each.start_line - each.end_line)
        return sorted(longest_first[: client.most_folds or _MOST_FOLDS], key=lambda each: each.start_line)

    def selection_range(self, selections: Sequence[Span]) -> types.SelectionRange:
        """Return what can be selected around one place, given innermost first, as a chain outwards."""
        *inner, outermost = (self._converter.range_in(self._source, each) for each in selections)
        chain = types.SelectionRange(outermost)
        for each in reversed(inner):
            chain = types.SelectionRange(each, chain)
        return chain

    def _characters(self, fold: Fold) -> types.FoldingRange:
        (start, end), kind = self._edges(fold), _FOLD_KINDS.get(fold.kind)
        return types.FoldingRange(start.line, end.line, start.character, end.character, kind)

    def _lines(self, fold: Fold) -> types.FoldingRange:
        start, end = self._edges(fold)
        return types.FoldingRange(start.line, end.line - fold.last_line_stays, kind=_FOLD_KINDS.get(fold.kind))

    def _edges(self, fold: Fold) -> tuple[types.Position, types.Position]:
        found = self._converter.range_in(self._source, fold.span)
        return found.start, found.end

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

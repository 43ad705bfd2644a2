"""What the client asks about a place in a document, answered from the snapshot of the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timezone
from typing import Final, NamedTuple

from lsprotocol import types

from funcls.features.changes import RefusedError
from funcls.features.completion import complete
from funcls.features.definition import define
from funcls.features.describe import document
from funcls.features.document_links import document_links
from funcls.features.fixes.fix_all import fix_document
from funcls.features.folding import folds
from funcls.features.function_uses import functions_at
from funcls.features.highlights import highlights
from funcls.features.hover import hover
from funcls.features.inlay_hints import inlay_hints
from funcls.features.known_to_python import known_to_python, nothing_is_left
from funcls.features.moved_files import Move, moved
from funcls.features.named_in_test import named_in_test
from funcls.features.outline import outline
from funcls.features.quick_fixes import quick_fixes
from funcls.features.refactorings.offer import refactorings
from funcls.features.references import references
from funcls.features.renaming import renamable_at, rename
from funcls.features.results import QuickFix, Subject
from funcls.features.search import search
from funcls.features.selecting import selections
from funcls.lsp.code_actions import CodeActions
from funcls.lsp.code_lenses import Lenses
from funcls.lsp.convert import Converter, markup
from funcls.lsp.protocol import RequestFailedError
from funcls.lsp.structure import Structure
from funcls.lsp.uris import Uris
from funcls.lsp.workspace_edits import merged, workspace_edit
from funcls.model.facts import HOST_FILE
from funcls.model.own_settings import Validate
from funcls.model.script import FUNCTION_FILE
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import SourceFile
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute, is_below, relative
from funcls.workspace.resources import load_catalogue

_JSON_FILES: Final = frozenset({FUNCTION_FILE, HOST_FILE, SETTINGS_FILE})


class Located(NamedTuple):
    """A place in a document: the app that holds it, the conversions for it, its path in the app and its offset."""

    state: AppState
    converter: Converter
    path: str
    offset: int


class Answers:
    """Answers requests about documents; a document that is in no app has none."""

    def __init__(
        self,
        host: Host,
        uris: Uris,
        converter: Callable[[AppState], Converter],
        version: Callable[[str], int | None],
        folders: Callable[[], Iterable[str]],
    ) -> None:
        """`converter` makes the conversions for one app; `version` returns that of an open document, by its path.

        `folders` returns the paths of the workspace's folders.
        """
        self._host = host
        self._uris = uris
        self._converter = converter
        self._version = version
        self._folders = folders
        self._lenses = Lenses()

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """Return what is to say of a place in a document."""
        place = self.locate(uri, position)
        now = datetime.now(timezone.utc)
        answer = hover(place.state, place.path, place.offset, now) if place else None
        return place.converter.hover(place.path, answer) if place and answer else None

    def definition(
        self, uri: str, position: types.Position, is_beside: Callable[[AppState], bool] = lambda _: False
    ) -> list[types.Location] | list[types.LocationLink] | None:
        """Return where a place in a document leads to.

        `is_beside` says of an app whether another server answers for its Python: that is left what it knows in tests.
        """
        place = self.locate(uri, position)
        if place is not None:
            return place.converter.links(place.path, define(place.state, place.path, place.offset))
        for each in self._as_test(uri, position):
            is_left = known_to_python(self._way_to(each)) if is_beside(each.state) else nothing_is_left
            links = define(each.state, each.path, each.offset, is_left)
            if links:
                return each.converter.links(each.path, links)
        return None

    def references(self, params: types.ReferenceParams) -> list[types.Location] | None:
        """Return where what stands at a place in a document is used; None where funcls knows of nothing."""
        place = self._locate_named(params.text_document.uri, params.position)
        if place is None:
            return None
        if place.path in place.state.tests or functions_at(place.state, place.path, place.offset):
            place = self._among_tests(place)
        found = references(
            place.state, place.path, place.offset, include_declaration=params.context.include_declaration
        )
        return place.converter.locations(found) or None

    def prepare_rename(self, uri: str, position: types.Position) -> types.PrepareRenamePlaceholder | None:
        """Return the name at a place that can have another; None where funcls knows of nothing.

        Raises RequestFailedError where it knows of something that has to keep its name.
        """
        place = self._locate_named(uri, position)
        try:
            found = renamable_at(place.state, place.path, place.offset) if place else None
        except RefusedError as error:
            raise RequestFailedError(error.reason) from None
        return place.converter.placeholder(place.path, found.span, found.name) if place and found else None

    def rename(self, params: types.RenameParams) -> types.WorkspaceEdit | None:
        """Return what changes with the name at a place; None and RequestFailedError as for `prepare_rename`."""
        place = self._locate_named(params.text_document.uri, params.position)
        try:
            place = self._among_tests(place) if place is not None else None
            changes = rename(place.state, place.path, place.offset, params.new_name) if place else None
        except RefusedError as error:
            raise RequestFailedError(error.reason) from None
        return workspace_edit(place.converter, self._version, changes) if place and changes is not None else None

    def will_rename(self, files: Iterable[types.FileRename]) -> tuple[types.WorkspaceEdit | None, list[str]]:
        """Return what else changes when files and folders of apps are renamed, and what people should know besides."""
        moves: dict[str, list[Move]] = {}
        for each in files:
            old, new = self._uris.path(each.old_uri), self._uris.path(each.new_uri)
            found = self._host.snapshot.locate(old) if old is not None else None
            if found is not None and new is not None:
                moves.setdefault(found[0].root, []).append(Move(found[1], relative(new, found[0].root)))
        edits: list[types.WorkspaceEdit] = []
        remarks: list[str] = []
        for root, of_app in moves.items():
            state = self._host.with_tests(self._host.snapshot.apps[root], self._folders())
            answer = moved(state, of_app)
            remarks += answer.remarks
            if answer.changes:
                edits.append(workspace_edit(self._converter(state), self._version, answer.changes))
        return merged(edits), remarks

    def document_links(self, uri: str) -> list[types.DocumentLink] | None:
        """Return what in a document leads to another file or to a page."""
        place = self.locate(uri, types.Position(0, 0))
        return place.converter.document_links(place.path, document_links(place.state, place.path)) if place else None

    def highlights(self, uri: str, position: types.Position) -> list[types.DocumentHighlight] | None:
        """Return what in a document belongs together with a place; None where funcls knows of nothing."""
        place = self._locate_named(uri, position)
        found = highlights(place.state, place.path, place.offset) if place else []
        return place.converter.highlights(place.path, found) if place and found else None

    def code_lenses(self, uri: str) -> list[types.CodeLens] | None:
        """Return what stands above parts of a document."""
        place = self.locate(uri, types.Position(0, 0))
        return self._lenses.answer(place.converter, place.path) if place is not None else None

    def completion(self, uri: str, position: types.Position) -> types.CompletionList | None:
        """Return what may be written at a place in a document."""
        place = self.locate(uri, position)
        if place is None:
            return None
        return place.converter.completion(place.path, complete(place.state, place.path, place.offset))

    def code_actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        """Return what can be done about the findings in a range, for a client that takes edits."""
        found = self._document(params.text_document.uri)
        if found is None or found[0].configured.settings.validate is Validate.OFF:
            return None
        state, source = found
        converter = self._converter(state)
        actions = CodeActions(converter, self._version, params.context)
        start, end = (converter.offset_in(source, each) for each in (params.range.start, params.range.end))
        span, answers, fixes = Span(start, end), list[types.CodeAction](), list[QuickFix]()
        is_read = source.path in state.files
        if is_read and actions.are_wanted:
            fixes = quick_fixes(state, source.path, span, creates_files=actions.create_files)
            answers += [actions.action(each) for each in fixes]
        if actions.are_refactorings_wanted:
            made = refactorings(state, source, span, creates_files=actions.create_files)
            # What mends a finding is no refactoring beside that.
            mending = [each.changes for each in fixes]
            answers += [actions.refactoring(each) for each in made if each.changes not in mending]
        change = fix_document(state, source.path) if is_read and actions.is_all_wanted else None
        return [*answers, actions.fix_all(change)] if change is not None else answers or None

    def inlay_hints(self, uri: str, where: types.Range) -> list[types.InlayHint] | None:
        """Return what could be annotated in a range of a document."""
        start, end = self.locate(uri, where.start), self.locate(uri, where.end)
        if start is None or end is None:
            return None
        found = inlay_hints(start.state, start.path, Span(start.offset, end.offset))
        return [start.converter.inlay_hint(start.path, each) for each in found]

    def resolve(self, item: types.CompletionItem, *, markdown: bool) -> types.CompletionItem:
        """Return a completion item with its documentation; as it is where nothing is known of it."""
        subject = Subject.from_data(item.data)
        text = document(subject, load_catalogue()) if subject is not None else ""
        if text:
            item.documentation = markup(text, markdown=markdown)
        return item

    def document_symbols(self, uri: str) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
        """Return what one of the JSON files of an app holds."""
        found = self._json_file(uri)
        if found is None:
            return None
        state, source = found
        return Structure(self._converter(state), source).symbols(uri, outline(state, source))

    def folding_ranges(self, uri: str) -> list[types.FoldingRange] | None:
        """Return what can be folded in one of the JSON files of an app."""
        found = self._json_file(uri)
        if found is None:
            return None
        state, source = found
        return Structure(self._converter(state), source).folding_ranges(folds(source))

    def selection_ranges(self, uri: str, positions: Iterable[types.Position]) -> list[types.SelectionRange] | None:
        """Return what can be selected around each of the places in one of the JSON files of an app."""
        found = self._json_file(uri)
        if found is None:
            return None
        state, source = found
        converter = self._converter(state)
        structure = Structure(converter, source)
        offsets = (converter.offset_in(source, each) for each in positions)
        return [structure.selection_range(selections(source, each)) for each in offsets]

    def workspace_symbols(self, query: str) -> list[types.SymbolInformation]:
        """Return the functions and HTTP addresses of all open apps that a query finds."""
        found = search(self._host.snapshot.apps.values(), query)
        return [self._converter(state).found(each) for state, each in found]

    def _document(self, uri: str) -> tuple[AppState, SourceFile] | None:
        """Return a file of an app, one that only the client has read too; None for any other document."""
        path = self._uris.path(uri)
        found = self._host.document(path) if path is not None else None
        return found if found is not None and not found[1].is_large else None

    def _json_file(self, uri: str) -> tuple[AppState, SourceFile] | None:
        """Return a function.json, host.json or local.settings.json of an app; None for any other document."""
        path = self._uris.path(uri)
        is_ours = path is not None and path.rpartition("/")[2] in _JSON_FILES
        found = self._host.document(path) if path is not None and is_ours else None
        return found if found is not None and not found[1].is_large else None

    def locate(self, uri: str, position: types.Position) -> Located | None:
        """Return a place in a document of an app; None for any other document."""
        path = self._uris.path(uri)
        found = self._host.snapshot.locate(path) if path else None
        if found is None:
            return None
        state, inside = found
        source = state.files.get(inside)
        if source is not None and source.is_large:
            return None
        converter = self._converter(state)
        offset = converter.offset(inside, position)
        return Located(state, converter, inside, offset) if offset is not None else None

    def _locate_named(self, uri: str, position: types.Position) -> Located | None:
        """Return a place in a document of an app, or in a test at the name of a handler; None for any other."""
        of_tests = (each for each in self._as_test(uri, position) if named_in_test(each.state, each.path, each.offset))
        return self.locate(uri, position) or next(of_tests, None)

    def _as_test(self, uri: str, position: types.Position) -> Iterator[Located]:
        """Yield a place in a document that may be a test, as one of each app that it may belong to."""
        path = self._uris.path(uri)
        for state, inside in self._host.as_test(path, self._folders()) if path is not None else ():
            converter = self._converter(state)
            offset = converter.offset(inside, position)
            if offset is not None:
                yield Located(state, converter, inside, offset)

    def _way_to(self, test: Located) -> tuple[str, ...] | None:
        """Return the names of folders from the workspace's folder around a test to its app; None where it has none."""
        root, path = test.state.root, absolute(test.state.root, test.path)
        folder = max((each for each in self._folders() if is_below(path, each)), key=len, default=None)
        if folder is None or not is_below(root, folder):
            return None
        return tuple(filter(None, relative(root, folder).split("/")))

    def _among_tests(self, place: Located) -> Located:
        """Return a place with the tests among the files of its app."""
        state = self._host.with_tests(place.state, self._folders())
        return place._replace(state=state, converter=self._converter(state))

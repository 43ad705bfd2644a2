"""What a Python server would say of a handler, where none does: members, signatures, documentation, definitions.

What funcls knows itself comes first. jedi answers on a thread of its own, so such an answer is still to come when the
question has been handled.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from lsprotocol import types

from funcls.inference.handlers import annotations_for
from funcls.inference.results import Question
from funcls.inference.service import Inference
from funcls.inference.words import is_typed_at
from funcls.lsp.answers import Answers, Located
from funcls.lsp.client import ClientFeatures
from funcls.lsp.convert import markup
from funcls.lsp.convert_inferred import InferredConverter
from funcls.model.function import PYTHON_EXTENSION
from funcls.model.own_settings import Intellisense as Mode
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute

if TYPE_CHECKING:
    from funcls.inference.engine import Engine

_PATIENCE: Final = 8.0
"""Seconds after which nobody waits for an answer any more."""

_MEMBER: Final = "member"

Answer = TypeVar("Answer")
Later: TypeAlias = "Answer | Coroutine[Any, Any, Answer]"
"""An answer, or one that is to come."""


class Intellisense:
    """Answers questions about scripts; `beside_python_server`: the client has another one for Python."""

    def __init__(
        self,
        host: Host,
        answers: Answers,
        client: ClientFeatures,
        inference: Inference,
        *,
        beside_python_server: bool,
    ) -> None:
        self._host = host
        self._answers = answers
        self._client = client
        self._inference = inference
        self._beside_python_server = beside_python_server
        self._is_idle = False

    def completion(self, uri: str, position: types.Position) -> Later[types.CompletionList | None]:
        """Return what may be written at a place."""
        own = self._answers.completion(uri, position)
        place = self._answers.locate(uri, position)
        question = self._question(place) if own is None or not own.items else None
        if place is None or question is None or not _is_typed(place):
            return own
        return self._members(place, question)

    def resolve(self, item: types.CompletionItem, *, markdown: bool) -> Later[types.CompletionItem]:
        """Return a completion item with its documentation."""
        number = item.data.get(_MEMBER) if isinstance(item.data, dict) else None
        if not isinstance(number, int):
            return self._answers.resolve(item, markdown=markdown)
        return self._document(item, number, markdown=markdown)

    def hover(self, uri: str, position: types.Position) -> Later[types.Hover | None]:
        """Return what is to say of a place."""
        own = self._answers.hover(uri, position)
        place = self._answers.locate(uri, position)
        question = self._question(place) if own is None else None
        return self._description(place, question) if place is not None and question is not None else own

    def definition(
        self, uri: str, position: types.Position
    ) -> Later[list[types.Location] | list[types.LocationLink] | None]:
        """Return where a place leads to."""
        own = self._answers.definition(uri, position, self._leaves_what_others_know)
        place = self._answers.locate(uri, position)
        question = self._question(place) if not own else None
        return self._targets(place, question) if place is not None and question is not None else own

    def signature_help(self, uri: str, position: types.Position) -> Later[types.SignatureHelp | None]:
        """Return what the call around a place takes."""
        place = self._answers.locate(uri, position)
        question = self._question(place)
        return self._calls(place, question) if place is not None and question is not None else None

    def warm_up(self, paths: Iterable[str]) -> None:
        """Get ready where one of the open documents, given by absolute paths, may be asked about."""
        self._is_idle = True
        for path in paths:
            self.opened(path)

    def opened(self, path: str) -> None:
        """Get ready for a document that was opened, once nothing more urgent is to be done."""
        found = self._host.snapshot.locate(path) if self._is_idle and path.endswith(PYTHON_EXTENSION) else None
        if found is not None and self._is_wanted(*found):
            self._inference.warm_up(found[0].root)

    def _is_wanted(self, state: AppState, path: str) -> bool:
        mode = state.configured.settings.intellisense
        if mode is Mode.OFF:
            return False
        return not self._leaves_what_others_know(state) or bool(annotations_for(state, path).missing)

    def _leaves_what_others_know(self, state: AppState) -> bool:
        return state.configured.settings.intellisense is not Mode.ON and self._beside_python_server

    def _question(self, place: Located | None) -> Question | None:
        """Return the question about a place; None where nobody wants its answer."""
        if place is None or not place.path.endswith(PYTHON_EXTENSION):
            return None
        source = place.state.files.get(place.path)
        if source is None or not source.readable or place.state.configured.settings.intellisense is Mode.OFF:
            return None
        annotations = annotations_for(place.state, place.path)
        only_unknown = self._leaves_what_others_know(place.state)
        if only_unknown and not annotations.missing:
            return None
        path = absolute(place.state.root, place.path)
        return Question(place.state.root, path, source.text, place.offset, annotations, only_unknown)

    async def _members(self, place: Located, question: Question) -> types.CompletionList | None:
        tells_later = self._client.resolves_documentation

        def answer(engine: Engine) -> types.CompletionList:
            members = engine.members(question)
            texts = {} if tells_later else {each.number: engine.document(each.number) for each in members}
            return self._converter(place).members(question, members, texts)

        return await self._ask("completion", question, answer)

    async def _document(self, item: types.CompletionItem, number: int, *, markdown: bool) -> types.CompletionItem:
        text = await self._wait(("document", number), lambda engine: engine.document(number))
        if text:
            item.documentation = markup(text, markdown=markdown)
        return item

    async def _description(self, place: Located, question: Question) -> types.Hover | None:
        found = await self._ask("hover", question, lambda engine: engine.describe(question))
        return self._converter(place).hover(question, found) if found is not None else None

    async def _targets(
        self, place: Located, question: Question
    ) -> list[types.Location] | list[types.LocationLink] | None:
        found = await self._ask("definition", question, lambda engine: engine.targets(question))
        return self._converter(place).targets(question, found) if found else None

    async def _calls(self, place: Located, question: Question) -> types.SignatureHelp | None:
        found = await self._ask("signature", question, lambda engine: engine.calls(question))
        return self._converter(place).calls(found) if found else None

    def _converter(self, place: Located) -> InferredConverter:
        return InferredConverter(place.converter, self._client)

    async def _ask(self, kind: str, question: Question, ask: Callable[[Engine], Answer]) -> Answer | None:
        return await self._wait((kind, question.path), ask)

    async def _wait(self, key: tuple[str, object], ask: Callable[[Engine], Answer]) -> Answer | None:
        """Return the answer, or None where it comes too late; a newer question with the same key goes first."""
        try:
            return await asyncio.wait_for(asyncio.wrap_future(self._inference.ask(key, ask)), _PATIENCE)
        except asyncio.TimeoutError:
            return None


def _is_typed(place: Located) -> bool:
    """Return whether a name of the code is being typed at a place."""
    source = place.state.files.get(place.path)
    if source is None or not is_typed_at(source.text, place.offset):
        return False
    return not any(each.start < place.offset <= each.end for each in source.comments)

"""Messages that have been read and wait to be handled; what nobody needs any more is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from lsprotocol import types

Message: TypeAlias = Any
"""A message as the protocol's converter makes it."""

RequestId: TypeAlias = int | str
Refuse: TypeAlias = Callable[[RequestId, int], None]
"""Answers a request with an error code."""

_QUESTIONS = (
    types.HoverRequest,
    types.DefinitionRequest,
    types.ReferencesRequest,
    types.CompletionRequest,
    types.SignatureHelpRequest,
    types.CodeActionRequest,
    types.DocumentLinkRequest,
    types.DocumentHighlightRequest,
    types.PrepareRenameRequest,
    types.RenameRequest,
)
_CHANGE, _CLOSE = types.DidChangeTextDocumentNotification, types.DidCloseTextDocumentNotification
_CANCELLED, _OUTDATED = types.LSPErrorCodes.RequestCancelled, types.LSPErrorCodes.ContentModified
_NEVER_CANCELLED = (types.InitializeRequest, types.ShutdownRequest)


class Inbox:
    """Hands messages out in their order.

    Dropped are requests that the client has cancelled, questions about a text that has changed since where the same is
    asked again, a text that is replaced before anyone asks about it, and the end of a document that is opened again.
    """

    def __init__(self, refuse: Refuse, cancel: Callable[[RequestId], None] = lambda _: None) -> None:
        """`refuse` answers a request that waits, `cancel` gives up one that was handed out."""
        self._refuse = refuse
        self._cancel = cancel
        self._waiting: list[Message] = []

    def add(self, message: Message) -> None:
        """Put a message at the end, and refuse the requests that nobody needs any more because of it."""
        if isinstance(message, types.CancelNotification):
            waiting = [each for each in self._waiting if _is_request(each, message.params.id)]
            self._drop(waiting, _CANCELLED)
            if not waiting:
                self._cancel(message.params.id)
            return
        if isinstance(message, _QUESTIONS):
            self._drop(list(self._outdated_by(message)), _OUTDATED)
        self._waiting.append(message)

    @property
    def waits(self) -> bool:
        """Whether there are messages that were not handed out."""
        return bool(self._waiting)

    def take(self, *, is_patient: bool = False) -> Message | None:
        """Return the first message that somebody still needs, or None when there is none.

        A patient caller does not get the ends of documents while nothing follows: they may be opened again.
        """
        while self._waiting:
            if is_patient and all(isinstance(each, _CLOSE) for each in self._waiting):
                return None
            message = self._waiting.pop(0)
            if not self._is_overtaken(message):
                return message
        return None

    def _drop(self, requests: Sequence[Message], code: int) -> None:
        for request in requests:
            self._waiting = [each for each in self._waiting if each is not request]
            self._refuse(request.id, code)

    def _outdated_by(self, question: Message) -> Iterator[Message]:
        """Yield the questions of the same kind about what the document was before its last change."""
        has_changed = False
        for each in reversed(self._waiting):
            if _document(each) != _document(question):
                continue
            if isinstance(each, _CHANGE):
                has_changed = True
            elif type(each) is type(question):
                if not has_changed:
                    # What was outdated went when this one came.
                    return
                yield each

    def _is_overtaken(self, message: Message) -> bool:
        """Return whether the next that is said of the document makes the message needless."""
        if not isinstance(message, _CHANGE | _CLOSE):
            return False
        uri = _document(message)
        following = next((each for each in self._waiting if _document(each) == uri), None)
        if isinstance(message, _CLOSE):
            return isinstance(following, types.DidOpenTextDocumentNotification)
        # Synchronisation is full: a newer text holds all of it.
        return (
            isinstance(following, _CHANGE)
            and bool(following.params.content_changes)
            and following.params.text_document.version >= message.params.text_document.version
        )


def _is_request(message: Message, request_id: RequestId) -> bool:
    is_request = hasattr(message, "method") and not isinstance(message, _NEVER_CANCELLED)
    return is_request and getattr(message, "id", None) == request_id


def _document(message: Message) -> str | None:
    """Return the URI of the document that a message is about."""
    params = getattr(message, "params", None)
    if isinstance(params, dict):
        # A request of our own.
        return params.get("uri")
    return getattr(getattr(params, "text_document", None), "uri", None)

"""Whatever stands in the documents of an app: the session answers each question, and what it answers can be sent."""

from __future__ import annotations

import json
import random

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter

from funcls.lsp.client import ClientFeatures
from funcls.lsp.session import Session
from funcls.text.lines import Encoding
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue
from support.apps import ROOT, MemoryDisk
from support.damaged_apps import FOLDERS, app_of, damaged

APPS = 60
ABLE = ClientFeatures(
    snippets=True,
    markdown_completion=True,
    markdown_hover=True,
    related_information=True,
    code_descriptions=True,
    location_links=True,
    link_tooltips=True,
    hierarchical_symbols=True,
    code_action_literals=True,
    document_changes=True,
    creates_files=True,
)


class Client:
    """A session on a disk in memory; all that is sent is written out as JSON."""

    def __init__(self, texts: dict[str, str], can: ClientFeatures, encoding: Encoding) -> None:
        self.host = Host(MemoryDisk({absolute(ROOT, path): text for path, text in texts.items()}), load_catalogue())
        self.host.open_app(ROOT)
        self.session = Session(self.host, self.send, encoding, can)
        self.converter = get_converter()
        self.sent = 0

    def send(self, answer: object) -> None:
        json.dumps(self.converter.unstructure(answer)).encode()
        self.sent += bool(answer)

    def ask(self, uri: str, position: types.Position) -> None:
        answers = self.session.answers
        document = types.TextDocumentIdentifier(uri)
        whole = types.Range(types.Position(0, 0), position)
        for answer in (
            answers.hover(uri, position),
            answers.definition(uri, position),
            answers.highlights(uri, position),
            answers.completion(uri, position),
            answers.document_links(uri),
            answers.document_symbols(uri),
            answers.folding_ranges(uri),
            answers.selection_ranges(uri, [position]),
            answers.workspace_symbols("o"),
            answers.code_actions(types.CodeActionParams(document, whole, types.CodeActionContext([]))),
        ):
            self.send(answer)


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize("can", [ClientFeatures(), ABLE], ids=["bare", "able"])
async def test_every_question_is_answered(encoding: Encoding, can: ClientFeatures) -> None:
    chance = random.Random(encoding.value)
    for _ in range(APPS // 6):
        texts = app_of(chance.choice(FOLDERS))
        client = Client(texts, can, encoding)
        for version, path in enumerate(chance.sample(sorted(texts), 3)):
            uri = f"file://{absolute(ROOT, path)}"
            text = damaged(texts[path], chance)
            client.session.opened(uri, texts[path], version)
            client.session.changed(uri, text, version + 1)
            lines = text.count("\n")
            for _ in range(3):
                client.ask(uri, types.Position(chance.randint(0, lines + 1), chance.randint(0, 60)))
        assert client.sent

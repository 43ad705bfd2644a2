"""What clients can do, from what they say; that of real ones was recorded by pytest-lsp."""

from __future__ import annotations

import dataclasses

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from funcls.lsp.client import ClientFeatures
from support.clients import BARE, full


def test_what_a_client_does_not_mention_it_cannot_do() -> None:
    assert ClientFeatures.of(BARE) == ClientFeatures()
    assert not any(dataclasses.astuple(ClientFeatures()))


def test_a_client_that_can_do_everything() -> None:
    assert all(dataclasses.astuple(ClientFeatures.of(full())))


@pytest.mark.parametrize(
    ("editor", "cannot"),
    [
        ("visual_studio_code@v1.65.2", "asks_for_hints_again diagnostic_versions relative_patterns"),
        (
            "neovim@v0.11.0",
            "asks_for_lenses_again code_descriptions creates_files diagnostic_versions document_changes "
            "link_tooltips most_folds registers_configuration resolves_documentation watches_files",
        ),
        (
            "emacs@v29.1",
            "asks_for_hints_again asks_for_lenses_again code_descriptions creates_files diagnostic_versions "
            "folds_lines link_tooltips markdown_completion markdown_signatures most_folds "
            "registers_configuration registers_formatting related_information relative_patterns "
            "shows_documents snippets",
        ),
    ],
)
def test_editors(editor: str, cannot: str) -> None:
    features = dataclasses.asdict(ClientFeatures.of(client_capabilities(editor)))

    assert " ".join(sorted(name for name, can in features.items() if not can)) == cannot


def test_the_first_kind_of_text_is_the_one_that_a_client_prefers() -> None:
    kinds = [types.MarkupKind.PlainText, types.MarkupKind.Markdown]
    document = types.TextDocumentClientCapabilities(hover=types.HoverClientCapabilities(content_format=kinds))

    assert not ClientFeatures.of(types.ClientCapabilities(text_document=document)).markdown_hover

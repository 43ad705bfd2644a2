"""What one host tells another of functions that it judged: small enough to go from process to process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from funcls.model.source import Listing, SourceFile
from funcls.rules.judge import Judgement
from funcls.workspace.app_state import AppState


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of the functions in `names` of the app at `root`, and the files and listings read for it.

    A name without a judgement is that of a function that is gone.
    """

    root: str
    names: frozenset[str]
    judgements: Mapping[str, Judgement]
    files: Mapping[str, SourceFile | None]
    listings: Mapping[str, Listing | None]


def answer_of(before: AppState, after: AppState) -> Answer:
    """Return what one state of an app says that an earlier one had in its backlog."""
    names = before.backlog - after.backlog
    return Answer(
        root=before.root,
        names=names,
        judgements={name: after.judgements[name] for name in names if name in after.judgements},
        files={path: file for path, file in after.files.items() if path not in before.files},
        listings={folder: listing for folder, listing in after.listings.items() if folder not in before.listings},
    )

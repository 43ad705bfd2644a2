"""A rule's docstring read as its documentation."""

from __future__ import annotations

import pytest

from funcls.rules.document import Document, read_document

DOCSTRING = """Something is wrong.

    What: how it
    has to be.

    Why: this happens.

    Example: `bad`.

    Instead: `good`.

    Versions: all.

    Evidence: measured (here).
    """


def test_each_paragraph_is_one_line() -> None:
    document = read_document(DOCSTRING)

    assert document == Document(
        title="Something is wrong.",
        what="how it has to be.",
        why="this happens.",
        example="`bad`.",
        instead="`good`.",
        versions="all.",
        evidence="measured (here).",
    )
    assert document.paragraphs()[0] == ("What", "how it has to be.")
    assert [name for name, _ in document.paragraphs()] == ["What", "Why", "Example", "Instead", "Versions", "Evidence"]


@pytest.mark.parametrize(
    ("docstring", "message"),
    [
        ("", "no paragraph `What: ...`, `Why: ...`, `Example: ...`, `Instead: ...`, `Versions: ...`, `Evidence: ...`"),
        (DOCSTRING.replace("    Versions: all.\n\n", ""), "no paragraph `Versions: ...`"),
        (DOCSTRING.replace("Why: this happens.", "Why:"), "no paragraph `Why: ...`"),
        (DOCSTRING.replace("Why:", "Note: x.\n\n    Why:"), "and no other"),
        (DOCSTRING.replace("Why:", "A word more.\n\n    Why:"), "and no other"),
        (DOCSTRING.replace("Why: this happens.\n\n", "") + "\n    Why: late.", "in this order"),
    ],
)
def test_what_is_missing_is_said(docstring: str, message: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        read_document(docstring)

    assert message in str(refused.value)

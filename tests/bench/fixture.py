"""The apps that are measured, and the one from the developer guide: an HTTP trigger with a queue output."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

_GUIDE_APP = Path(__file__).resolve().parents[1] / "apps" / "guide-queue-output"
_PARAMETER, _OTHER_PARAMETER = "msg: func.Out", "message: func.Out"
_BINDING, _OTHER_BINDING = '"name": "msg"', '"name": "message"'


@dataclass(frozen=True)
class Document:
    """A file of an app: its text on the disk, and a text with which its function has no findings."""

    path: Path
    text: str
    mended: str

    @property
    def uri(self) -> str:
        return self.path.as_uri()


@dataclass(frozen=True)
class App:
    """An app on the disk, and the two files of the function that is edited in it.

    A parameter and a binding of that function differ in name, so that both files have findings. To take the mended text
    of one of them removes the findings of both. `broken` are all files of the app that have findings.
    """

    root: Path
    script: Document
    configuration: Document
    broken: tuple[Document, ...]


def guide_app(root: Path) -> App:
    """Copy the app of the developer guide, with a parameter renamed."""
    shutil.copytree(_GUIDE_APP, root)
    script, configuration = root / "SendMessage" / "__init__.py", root / "SendMessage" / "function.json"
    sound = script.read_text(encoding="utf-8")
    broken = sound.replace(_PARAMETER, _OTHER_PARAMETER)
    script.write_text(broken, encoding="utf-8")
    declared = configuration.read_text(encoding="utf-8")
    documents = (
        Document(script, broken, sound),
        Document(configuration, declared, declared.replace(_BINDING, _OTHER_BINDING)),
    )
    return App(root, *documents, documents)

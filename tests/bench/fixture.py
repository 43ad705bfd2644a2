"""The app that is measured: an HTTP trigger with a queue output, from the developer guide."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

_GUIDE_APP = Path(__file__).resolve().parents[1] / "apps" / "guide-queue-output"
_PARAMETER, _OTHER_PARAMETER = "msg: func.Out", "message: func.Out"
_BINDING, _OTHER_BINDING = '"name": "msg"', '"name": "message"'


@dataclass(frozen=True)
class Document:
    """A file of the app: its text on the disk, and a text with which the app has no findings."""

    path: Path
    text: str
    mended: str

    @property
    def uri(self) -> str:
        return self.path.as_uri()


class App:
    """A copy of the app whose parameter and binding differ in name, so that both files have findings.

    To take the mended text of one of them removes the findings of both.
    """

    def __init__(self, root: Path) -> None:
        shutil.copytree(_GUIDE_APP, root)
        self.root = root
        script, configuration = root / "SendMessage" / "__init__.py", root / "SendMessage" / "function.json"
        sound = script.read_text(encoding="utf-8")
        broken = sound.replace(_PARAMETER, _OTHER_PARAMETER)
        script.write_text(broken, encoding="utf-8")
        declared = configuration.read_text(encoding="utf-8")
        self.script = Document(script, broken, sound)
        self.configuration = Document(configuration, declared, declared.replace(_BINDING, _OTHER_BINDING))

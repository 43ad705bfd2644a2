"""Writes the version and the settings of the server into the manifest of the extension: `make docs`."""

from __future__ import annotations

import json
from pathlib import Path

from funcls import __version__
from funcls.features.editor_settings import editor_settings

MANIFEST = Path(__file__).parents[1] / "package.json"


def main() -> None:
    """Leave everything else in package.json as it is."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    manifest["version"] = __version__
    of_server = next(each for each in manifest["contributes"]["configuration"] if each["title"] == "Findings")
    of_server["properties"] = editor_settings()
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The apps of tests/apps, damaged as an editor, a merge or a broken tool could do it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from support.apps import HOST_JSON

APPS: Final = Path(__file__).parents[1] / "apps"
FOLDERS: Final = sorted(path.parent for path in APPS.rglob("host.json"))

SETTINGS: Final = """{
  "IsEncrypted": false,
  "Values": { "FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "UseDevelopmentStorage=true" },
  "ConnectionStrings": { "Shop": { "ConnectionString": "Server=localhost" } },
  "Host": { "LocalHttpPort": 7071, "CORS": "*" }
}
"""
CONFIGURATION: Final = """# funcls: ignore[json-lenient]
ignore = ["json-lenient"]
[severity]
property-unknown = "warning"
[per-file-ignores]
"Orders/*" = ["key-case"]
"""
BESIDE: Final = {
    "host.json": HOST_JSON,
    "local.settings.json": SETTINGS,
    "requirements.txt": "azure-functions==1.21.3\nrequests>=2  # pinned elsewhere\n",
    ".funcignore": ".git*\n.venv\n# of tests\ntests/\n!tests/data\n",
    "funcls.toml": CONFIGURATION,
}
"""What an app has that lacks a file of this name."""

PIECES: Final = (
    *"{}[]()<>\"'\\:,;#%$!@=-+.*/ 0aZ_",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x0c",
    "\ud800",
    "\udfff",
    "\U0001f600",
    "\u0301",
    "é",
    "//",
    "/*",
    "*/",
    '"""',
    "\\u12",
    "\\ud83d",
    "null",
    "true",
    "undefined",
    "NaN",
    "new Date(",
    "{{",
    "%A%",
    "1e999",
    "-",
    "9" * 400,
    "9" * 5000,
    "0x" + "f" * 40,
    "[" * 70,
    "[" * 3000,
    '{"a":' * 3000,
    "(" * 250,
    "(" * 3000,
    "not " * 3000,
    "-" * 3000,
    "a." * 3000,
    "lambda:" * 200,
    "    " * 150 + "if x:\n",
    "@" * 50,
    "x" * 20000,
    "def main(\n",
    "from . import *\n",
    "from .__init__ import main\n",
    "import azure.functions as func\n",
    "f'{x!r:{",
    "# funcls: ignore",
    "// funcls: ignore[",
    '"bindings"',
    '"scriptFile": "../../x.py",',
    '"entryPoint": "__class__",',
    '"name": "$return",',
    '"type": "TIMERTRIGGER",',
    '"schedule": "* * * * * * *",',
    '"Values": {"A": {}},',
    "\n[[x]]\n",
)


def app_of(folder: Path) -> dict[str, str]:
    """Return the texts of an app by their paths, with what it lacks."""
    names = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    texts = {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in names}
    return {**BESIDE, **texts}


def damaged(text: str, chance: random.Random) -> str:
    """Return the text after a few edits that nobody means."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 40)))
        kind = chance.choice(("delete", "insert", "insert", "insert", "double", "truncate", "swap", "line ends"))
        if kind == "delete":
            text = text[:start] + text[end:]
        elif kind == "insert":
            text = text[:start] + chance.choice(PIECES) + text[start:]
        elif kind == "double":
            text = text[:end] + text[start:]
        elif kind == "truncate":
            text = text[:start] if chance.random() < 0.7 else text[start:]
        elif kind == "swap":
            further = chance.randint(end, len(text))
            text = text[:start] + text[end:further] + text[start:end] + text[further:]
        else:
            text = text.replace("\n", chance.choice(("\r", "\r\n", "\u2028", "")))
    return text

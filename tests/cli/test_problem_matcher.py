"""What `funcls check` prints, as the problem matcher of the VS Code extension reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from support.app_folder import AppFolder
from support.command import Command

MANIFEST = Path(__file__).parents[2] / "package.json"

FUNCTION_JSON = """{
  "bindings": [
    {"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}
  ],
  'colour': "blue",
  "colour": "red"
}
"""


def test_it_reads_findings_of_every_severity(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path)
    app.write("Orders/function.json", FUNCTION_JSON)
    app.write("Orders/__init__.py", "def main(timer, extra): ...\n")
    out = funcls("check", ".", "--output-format", "concise", "--quiet").out

    [matcher] = json.loads(MANIFEST.read_text(encoding="utf-8"))["contributes"]["problemMatchers"]
    groups = {name: number for name, number in matcher["pattern"].items() if name != "regexp"}
    found = [re.fullmatch(matcher["pattern"]["regexp"], line) for line in out.splitlines()]
    read = [{name: match[number] for name, number in groups.items()} for match in found if match]
    assert len(read) == len(found)
    assert {(each["severity"], each["code"], each["file"], each["line"], each["column"]) for each in read} >= {
        ("error", "param-undeclared", "Orders/__init__.py", "1", "17"),
        ("hint", "property-unknown", "Orders/function.json", "6", "3"),
        ("info", "json-lenient", "Orders/function.json", "5", "3"),
        ("warning", "json-dup-key", "Orders/function.json", "5", "3"),
    }
    assert read[0]["message"].startswith("Parameter 'extra' has no binding")

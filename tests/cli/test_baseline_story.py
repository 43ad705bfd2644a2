"""A team takes funcls for an old app of many functions, and mends it little by little."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.generated import generated_app
from support.command import Command

pytestmark = pytest.mark.slow

FUNCTIONS = 400
PLANTED, MENDED, MOVED, NEW = 100, 25, 15, 7
FILE = ".funcls-baseline.json"
OPTIONS = ("--fail-on", "information", "--output-format", "concise", "--baseline", FILE)


def in_json(change: Callable[[dict[str, object]], None]) -> Callable[[str], str]:
    def changed(text: str) -> str:
        content = json.loads(text)
        change(content)
        return json.dumps(content, indent=2)

    return changed


def with_lost_binding(content: dict[str, object]) -> None:
    bindings = content["bindings"]
    assert isinstance(bindings, list)
    bindings.append({"name": "lost", "type": "queue", "direction": "out", "queueName": "orders"})


MISTAKES: list[tuple[str, str, Callable[[str], str]]] = [
    ("param-undeclared", "__init__.py", lambda text: text.replace("def main(", "def main(extra, ")),
    ("import-missing", "__init__.py", lambda text: text.replace("import json\n", "import json\nfrom . import lost\n")),
    ("binding-unused", "function.json", in_json(with_lost_binding)),
    ("script-missing", "function.json", in_json(lambda content: content.update(scriptFile="lost.py"))),
    ("entry-missing", "function.json", in_json(lambda content: content.update(entryPoint="lost"))),
]
"""By turns, one in each function: the code, the file in which it is planted and found, and how."""


def test_a_team_and_its_old_app(funcls: Command, tmp_path: Path) -> None:
    app = generated_app(tmp_path / "app", FUNCTIONS)
    for document in app.broken:
        if document.path.suffix == ".py":
            document.path.write_text(document.mended, encoding="utf-8")
    assert (
        funcls("check").out
        == f"No problems found; {FUNCTIONS} functions in 1 app checked, {2 * FUNCTIONS + 1} files read.\n"
    )

    before: dict[int, str] = {}
    for number in range(PLANTED):
        before[number] = plant(app.root, number)
    assert counted(funcls("check", "--statistics").out) == {code: PLANTED // 5 for code, _, _ in MISTAKES}
    said = funcls("check", "--write-baseline", FILE)
    assert (said.code, said.out.partition(";")[0]) == (0, f"Baseline with {PLANTED} findings written to {FILE}")
    first = lines_of(tmp_path)
    assert funcls("check", *OPTIONS) == (0, closing("No new problems", PLANTED, 0), "")

    for number in range(MENDED):
        file_of(app.root, number).write_text(before[number], encoding="utf-8")
    for number in range(MENDED, MENDED + MOVED):
        for path, comment in (("__init__.py", "# one\n# two\n\n"), ("function.json", "// one\n\n")):
            file = app.root / f"Function{number:04}" / path
            file.write_text(comment + file.read_text(encoding="utf-8"), encoding="utf-8")
    for number in range(FUNCTIONS - NEW, FUNCTIONS):
        plant(app.root, number)
    code, out, err = funcls("check", *OPTIONS)
    *found, last = out.splitlines()
    assert (code, err) == (1, "")
    assert [(line.partition(":")[0], re.findall(r"\[([\w-]+)\]", line)[0]) for line in found] == [
        (file_of(app.root, number).relative_to(tmp_path).as_posix(), MISTAKES[number % 5][0])
        for number in range(FUNCTIONS - NEW, FUNCTIONS)
    ]
    assert f"{last}\n" == closing(f"{NEW} errors", PLANTED - MENDED, MENDED)

    listed = funcls("check", "--baseline", FILE).out.partition("takes them out:\n")[2].splitlines()[:-1]
    assert len(listed) == MENDED
    funcls("check", "--write-baseline", FILE)
    assert funcls("check", *OPTIONS) == (0, closing("No new problems", PLANTED - MENDED + NEW, 0), "")
    assert (len(first - lines_of(tmp_path)), len(lines_of(tmp_path) - first)) == (MENDED, NEW)


def file_of(root: Path, number: int) -> Path:
    return root / f"Function{number:04}" / MISTAKES[number % 5][1]


def plant(root: Path, number: int) -> str:
    """Plant one mistake in a function; return what its file held before."""
    file = file_of(root, number)
    text = file.read_text(encoding="utf-8")
    file.write_text(MISTAKES[number % 5][2](text), encoding="utf-8")
    return text


def counted(out: str) -> dict[str, int]:
    return {code: int(count) for count, code in re.findall(r"^ *(\d+) +\w+ +([\w-]+)$", out, flags=re.MULTILINE)}


def lines_of(folder: Path) -> set[str]:
    """Return the lines of the baseline, whether a comma follows or not."""
    return {line.rstrip(",") for line in (folder / FILE).read_text(encoding="utf-8").splitlines()}


def closing(found: str, known: int, gone: int) -> str:
    looked_at = f"{FUNCTIONS} functions in 1 app checked, {2 * FUNCTIONS + 1} files read"
    return f"{found}; {looked_at}; baseline: {known} findings known, {gone} entries gone.\n"

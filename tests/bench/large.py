"""An app of 1,000 functions beside an app of one and beside other programs that read the same files."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.fixture import App, guide_app
from bench.generated import generated_app
from bench.processes import EMPTY_SERVER, ENVIRONMENT, FUNCLS, FUNCLS_SERVER, run_ms
from bench.sessions import scan, start, work
from bench.table import Row

FUNCTIONS = 1000
FILES_IN_TREE = 20_000
FILES_IN_FOLDER = 50

STARTS = 7
ROUNDS = 50
CHECKS = 7

KEYSTROKE_RATIO = 2.0
START_RATIO = 1.15
MEMORY_LIMIT = 150.0
CHECK_LIMIT = 1500.0
TREE_LIMIT = 1000.0

_REPOSITORY = Path(__file__).resolve().parents[2]
_READ_AND_PARSE = """
import ast, json, pathlib, sys
for path in pathlib.Path(sys.argv[1]).glob("*/*"):
    text = path.read_text(encoding="utf-8")
    (json.loads if path.suffix == ".json" else ast.parse)(text)
"""


def measure_large(folder: Path) -> Iterator[Row]:
    """Measure an app of 1,000 functions; what it is measured beside is named in each row."""
    large = generated_app(folder / "large", FUNCTIONS)
    single = generated_app(folder / "single", 1)
    yield from _starts(large)
    yield from _sessions(large, single)
    yield from _checks(large)
    yield _tree(folder / "tree")


def _starts(large: App) -> Iterator[Row]:
    funcls, empty, scans = [], [], []
    for _ in range(STARTS):
        funcls.append(start(FUNCLS_SERVER, large, finds=True)[0])
        empty.append(start(EMPTY_SERVER, large, finds=False)[0])
        scans.append(scan(FUNCLS_SERVER, large))
    limit = START_RATIO * statistics.median(empty)
    aim = f"<= {START_RATIO} x empty, {limit:.0f} ms"
    yield Row(f"{FUNCTIONS} functions: start to initialize answered", funcls, empty, aim, limit)
    yield Row(f"{FUNCTIONS} functions: initialized to all findings", scans)


def _sessions(large: App, single: App) -> Iterator[Row]:
    one = work(FUNCLS_SERVER, single, (), ROUNDS, finds=True, asks=False)
    many = work(FUNCLS_SERVER, large, (), ROUNDS, finds=True, asks=False)
    for name, durations, beside in (
        ("Python", many.script_keystroke, one.script_keystroke),
        ("function.json", many.configuration_keystroke, one.configuration_keystroke),
    ):
        limit = KEYSTROKE_RATIO * statistics.median(beside)
        subject = f"{FUNCTIONS} functions: keystroke in {name} (beside an app of one)"
        yield Row(subject, durations, beside, f"<= {KEYSTROKE_RATIO:g} x, {limit:.2f} ms", limit)
    aim = f"<= {MEMORY_LIMIT:g} MB"
    subject = f"{FUNCTIONS} functions: resident memory (beside an app of one)"
    yield Row(subject, many.megabytes, one.megabytes, aim, MEMORY_LIMIT, "MB")


def _checks(large: App) -> Iterator[Row]:
    read_and_parse = (sys.executable, "-c", _READ_AND_PARSE, str(large.root))
    files = sorted(map(str, large.root.glob("*/function.json")))
    schema = _REPOSITORY / "schemas" / "function.schema.json"
    base = ("--schemafile", str(schema), "--base-uri", schema.as_uri())
    check_jsonschema = (str(_check_jsonschema()), *base, *files)
    turns: list[tuple[Sequence[str], int, list[float]]] = [
        ((*FUNCLS, "check", str(large.root)), 1, []),
        (read_and_parse, 0, []),
        (check_jsonschema, 0, []),
        ((*FUNCLS, "check", "--jobs", "2", str(large.root)), 1, []),
    ]
    for _ in range(CHECKS):
        for command, expected, durations in turns:
            durations.append(run_ms(command, expected))
    (_, _, funcls), (_, _, parsed), (_, _, validated), (_, _, shared) = turns
    aim = f"<= {CHECK_LIMIT:g} ms"
    yield Row(f"{FUNCTIONS} functions: funcls check (beside read + json + ast)", funcls, parsed, aim, CHECK_LIMIT)
    yield Row(f"{FUNCTIONS} functions: funcls check (beside check-jsonschema)", funcls, validated, aim, CHECK_LIMIT)
    yield Row(f"{FUNCTIONS} functions: funcls check --jobs 2 (beside one job)", shared, funcls)


def _check_jsonschema() -> Path:
    """Return the program, after installing it into an environment of its own."""
    environment = _REPOSITORY / ".bench"
    program = environment / "bin" / "check-jsonschema"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, "check-jsonschema"], check=True, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    return program


def _tree(folder: Path) -> Row:
    app = guide_app(folder / "services" / "app")
    for number in range(FILES_IN_TREE // FILES_IN_FOLDER):
        below = folder / f"part{number % 20}" / f"folder{number}"
        below.mkdir(parents=True)
        for file in range(FILES_IN_FOLDER):
            (below / f"module{file}.py").touch()
    scans = [scan(FUNCLS_SERVER, app, workspace=folder) for _ in range(STARTS)]
    subject = f"an app beside {FILES_IN_TREE} files: initialized to its findings"
    return Row(subject, scans, (), f"<= {TREE_LIMIT:g} ms", TREE_LIMIT)

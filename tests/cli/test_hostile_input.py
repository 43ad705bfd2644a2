"""Whatever bytes stand in the files of an app: every output is written, and none of it is a traceback."""

from __future__ import annotations

import json
import random
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from funcls.cli.arguments import FORMATS
from support.command import Command
from support.damaged_apps import FOLDERS, app_of, damaged

APPS = 10


def write(folder: Path, seed: int) -> None:
    """Write a damaged app; what is no character becomes bytes that are no UTF-8."""
    chance = random.Random(seed)
    texts = app_of(chance.choice(FOLDERS))
    for path in chance.sample(sorted(texts), 2):
        texts[path] = damaged(texts[path], chance)
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8", "surrogatepass"))


@pytest.fixture
def damaged_apps(tmp_path: Path) -> Path:
    for seed in range(APPS):
        write(tmp_path / f"app{seed}", seed)
    return tmp_path


@pytest.mark.parametrize("name", FORMATS)
def test_the_findings_in_each_format(funcls: Command, damaged_apps: Path, name: str) -> None:
    run = funcls("check", "--output-format", name, str(damaged_apps))

    assert run.code in {0, 1}
    assert "Traceback" not in run.out + run.err
    run.out.encode("utf-8")
    if name in {"json", "sarif"}:
        json.loads(run.out)
    if name == "junit":
        ET.fromstring(run.out)


@pytest.mark.parametrize("arguments", [("list",), ("list", "--output-format", "json"), ("config",)])
def test_what_else_is_told_of_them(funcls: Command, damaged_apps: Path, arguments: tuple[str, ...]) -> None:
    run = funcls(*arguments, str(damaged_apps))

    assert run.code in {0, 1, 2}
    assert "Traceback" not in run.out + run.err
    run.out.encode("utf-8")

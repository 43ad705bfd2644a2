"""`funcls check --fix` writes what can only be meant in one way, `--diff` shows it."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from support.app_folder import AppFolder, timers
from support.command import Command

SCRIPT = "import azure.functions as func\n\n\ndef main(timer, context: str):\n    pass\n"
FIXED = SCRIPT.replace("context: str", "context: func.Context")


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    """One function, whose context is annotated as a text."""
    app = AppFolder(tmp_path / "shop").function()
    app.script.write_text(SCRIPT, encoding="utf-8")
    return app


def test_fix_writes_and_says_what_is_left(funcls: Command, shop: AppFolder) -> None:
    code, out, err = funcls("check", "--fix", "shop")
    assert (code, err) == (0, "")
    first, second, closing = out.splitlines()
    assert first == "shop/Orders/__init__.py: Annotate 'func.Context'"
    assert second == "Fixed 1 finding in 1 file."
    assert closing.startswith("No problems found")
    assert shop.script.read_text(encoding="utf-8") == FIXED


def test_fixing_twice_changes_nothing_more(funcls: Command, shop: AppFolder) -> None:
    funcls("check", "--fix", "shop")
    code, out, err = funcls("check", "--fix", "shop")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Fixed nothing."
    assert shop.script.read_text(encoding="utf-8") == FIXED


def test_what_is_left_counts(funcls: Command, shop: AppFolder) -> None:
    shop.script.write_text(SCRIPT.replace("str)", "str, limit=3)"), encoding="utf-8")
    code, out, _ = funcls("check", "--fix", "shop")
    assert code == 1
    assert "context: func.Context" in shop.script.read_text(encoding="utf-8")
    assert "error[param-undeclared]" in out


def test_diff_shows_and_writes_nothing(funcls: Command, shop: AppFolder) -> None:
    code, out, err = funcls("check", "--diff", "shop")
    assert code == 1
    assert out == (
        "--- shop/Orders/__init__.py\n"
        "+++ shop/Orders/__init__.py\n"
        "@@ -1,5 +1,5 @@\n"
        " import azure.functions as func\n"
        " \n"
        " \n"
        "-def main(timer, context: str):\n"
        "+def main(timer, context: func.Context):\n"
        "     pass\n"
    )
    assert err == "Would fix 1 finding in 1 file.\n"
    assert shop.script.read_text(encoding="utf-8") == SCRIPT


def test_no_value_of_the_settings_is_shown(funcls: Command, shop: AppFolder) -> None:
    shop.script.write_text(FIXED, encoding="utf-8")
    before = '{"IsEncrypted": false, "Values": {\n"FUNCTIONS_WORKER_RUNTIME": "python",\n"KEY": "value"\n}}'
    shop.write("local.settings.json", before)
    code, out, err = funcls("check", "--diff", "shop")
    assert (code, out) == (1, "")
    assert err == (
        "funcls: shop/local.settings.json: Add `AzureWebJobsStorage` as UseDevelopmentStorage=true "
        "in local.settings.json\nWould fix 1 finding in 1 file.\n"
    )
    _, out, err = funcls("check", "--fix", "shop")
    assert "value" not in out + err
    assert '"KEY": "value",\n"AzureWebJobsStorage": ' in (shop.root / "local.settings.json").read_text(encoding="utf-8")


def test_secrets_in_a_diff_are_masked(funcls: Command, shop: AppFolder) -> None:
    text = timers("Timer").replace('"Timer"', '"Timer", "x": "AccountKey=abcdef"')
    shop.write("Orders/function.json", text)
    shop.script.write_text(FIXED, encoding="utf-8")
    code, out, _ = funcls("check", "--diff", "shop")
    assert code == 1
    assert "AccountKey=******" in out
    assert "abcdef" not in out


def test_no_diff_where_nothing_would_change(funcls: Command, shop: AppFolder) -> None:
    shop.script.write_text(FIXED, encoding="utf-8")
    assert funcls("check", "--diff", "shop") == (0, "", "Would fix nothing.\n")
    assert funcls("check", "--diff", "--quiet", "shop") == (0, "", "")


def test_a_report_for_tools_stays_one(funcls: Command, shop: AppFolder) -> None:
    _, out, err = funcls("check", "--fix", "--output-format", "json", "shop")
    assert out.startswith("{")
    assert "Fixed 1 finding in 1 file.\n" in err
    assert shop.script.read_text(encoding="utf-8") == FIXED


def test_only_what_was_asked_for(funcls: Command, shop: AppFolder) -> None:
    shop.write("Refunds/function.json", timers("timer"))
    shop.write("Refunds/__init__.py", SCRIPT)
    funcls("check", "--fix", "shop/Refunds")
    assert shop.script.read_text(encoding="utf-8") == SCRIPT
    funcls("check", "--fix", "--ignore", "context-type", "shop")
    assert shop.script.read_text(encoding="utf-8") == SCRIPT
    shop.write("Orders/__init__.py", SCRIPT.replace("str):", "str):  # funcls: ignore[context-type]"))
    funcls("check", "--fix", "shop")
    assert "context: str" in shop.script.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("__init__.py", SCRIPT.replace("\n", "\r\n").encode(), FIXED.replace("\n", "\r\n").encode()),
        ("__init__.py", codecs.BOM_UTF8 + SCRIPT.encode(), codecs.BOM_UTF8 + FIXED.encode()),
        ("__init__.py", SCRIPT.rstrip("\n").encode(), FIXED.rstrip("\n").encode()),
        (
            "__init__.py",
            f"# -*- coding: latin-1 -*-\n# für\n{SCRIPT}".encode("latin-1"),
            f"# -*- coding: latin-1 -*-\n# für\n{FIXED}".encode("latin-1"),
        ),
        (
            "function.json",
            codecs.BOM_UTF16_BE + timers("Timer").encode("utf-16-be"),
            codecs.BOM_UTF16_BE + timers("timer").encode("utf-16-be"),
        ),
    ],
    ids=["line ends", "mark", "no last line end", "encoding", "utf-16"],
)
def test_a_file_stays_written_as_it_was(
    funcls: Command, shop: AppFolder, file: str, before: bytes, after: bytes
) -> None:
    path = shop.root / "Orders" / file
    path.write_bytes(before)
    funcls("check", "--fix", "shop")
    assert path.read_bytes() == after


def test_a_file_with_bytes_that_are_no_text_is_left_alone(funcls: Command, shop: AppFolder) -> None:
    before = SCRIPT.replace("pass", 'print("\\xff")').encode().replace(b"\\xff", b"\xff")
    shop.script.write_bytes(before)
    funcls("check", "--fix", "shop")
    assert shop.script.read_bytes() == before


def test_a_text_that_cannot_be_read_is_left_alone(funcls: Command, shop: AppFolder) -> None:
    shop.script.write_text(f"{SCRIPT}\n\ndef other(:\n", encoding="utf-8")
    funcls("check", "--fix", "shop")
    assert "context: str" in shop.script.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--fix", "--diff"], "not allowed with argument"),
        (["--fix", "--watch"], "--watch reads files that others write: it does not go with --fix"),
        (["--diff", "--stdin-filename", "x.py"], "it does not go with --stdin-filename"),
        (["--fix", "--write-baseline", "known.json"], "--fix does not go with --write-baseline"),
        (["--diff", "--output-format", "json"], "--diff prints a diff alone"),
        (["--diff", "--output-file", "out.txt"], "--diff prints a diff alone"),
    ],
)
def test_what_does_not_go_together(funcls: Command, arguments: list[str], reason: str) -> None:
    code, out, err = funcls("check", *arguments)
    assert (code, out) == (2, "")
    assert reason in err


def test_a_binding_is_added_that_a_parameter_tells_in_full(funcls: Command, shop: AppFolder) -> None:
    declared = shop.write(
        "Orders/function.json", '{"bindings": [{"name": "req", "type": "httpTrigger", "direction": "in"}]}'
    )
    script = "import azure.functions as func\n\n\ndef main(req, res: func.Out[func.HttpResponse]):\n    res.set(req)\n"
    shop.script.write_text(script, encoding="utf-8")
    code, out, _ = funcls("check", "--fix", "shop")
    assert code == 0
    assert out.startswith("shop/Orders/function.json: Add a binding 'res' of type 'http' to Orders/function.json\n")
    assert '{"name": "res", "type": "http", "direction": "out"}' in declared.read_text(encoding="utf-8")


def test_settings_move_without_their_values_being_shown(funcls: Command, shop: AppFolder) -> None:
    shop.script.write_text(FIXED, encoding="utf-8")
    usual = '"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "UseDevelopmentStorage=true"'
    before = f'{{"IsEncrypted": false, "STAGE": "hidden", "Values": {{{usual}, "Shop": {{"Key": "hidden"}}}}}}'
    settings = shop.write("local.settings.json", before)
    shown = funcls("check", "--diff", "shop")
    code, out, err = funcls("check", "--fix", "shop")
    assert code == 0
    assert "hidden" not in "".join(map(str, (*shown, out, err)))
    text = settings.read_text(encoding="utf-8")
    assert '"Shop__Key": "hidden"' in text
    assert '"STAGE": "hidden"' in text[text.index("Values") :]

"""The invariants of server/ARCHITECTURE.md that no other test holds, read from the source."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from funcls.rules.rule import AppRule, CrossRule, FunctionRule, SuppressionRule
from funcls.rules.table import RULES

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "server" / "funcls"
SCHEMAS = REPOSITORY / "schemas"
MODULES = sorted(PACKAGE.rglob("*.py"))
DOCUMENTS = sorted(
    [
        *REPOSITORY.glob("*.md"),
        *(path for top in ("server", "schemas", "tests") for path in (REPOSITORY / top).rglob("*.md")),
    ]
)

PURE_LAYERS = ("text", "syntax", "schema", "model", "rules")
IMPURE = {
    "os",
    "io",
    "pathlib",
    "time",
    "datetime",
    "random",
    "subprocess",
    "socket",
    "threading",
    "shutil",
    "tempfile",
}
URLS = {"urllib.parse", "urllib.parse.quote_from_bytes", "urllib.parse.unquote_to_bytes", "urllib.parse.urlsplit"}
NEVER = {"subprocess", "socket", "http", "ctypes", "multiprocessing", "runpy", "ssl", "ftplib", "smtplib"}
PROCESSES = {"multiprocessing"}
"""The one file that starts processes starts funcls alone."""
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "import_module", "breakpoint", "input"}
RULE_HELPERS = {
    "__init__",
    "accepted",
    "adding_settings",
    "bundle_sections",
    "configuration_reports",
    "consequences",
    "day_trap",
    "document",
    "finding",
    "host_keys",
    "host_profiles",
    "json_problems",
    "large_files",
    "pasted_secrets",
    "judge",
    "refused_annotations",
    "rule",
    "selection",
    "suppress",
    "table",
    "violations",
    "vocabulary",
    "words",
}
MOST_LINES = 350
NOT_MEANT = {
    ("model/library_names.py", "Generic"),
    ("cli/arguments.py", "PATH"),
    ("cli/completion_script.py", "PATH"),
    ("cli/baseline_file.py", "path"),
    *(("cli/list_json.py", key) for key in ("subject", "methods", "route", "path", "authLevel", "schedule")),
    ("cli/sarif_output.py", "id"),
    ("features/results.py", "path"),
    ("lsp/inbox.py", "id"),
    ("lsp/protocol.py", "id"),
    ("model/facts.py", "http"),
    ("model/stated.py", "id"),
    ("rules/bundle_sections.py", "id"),
    ("rules/custom_handler_routes.py", "http"),
    ("syntax/python/durable_calls.py", "activity"),
    ("syntax/python/effects.py", "id"),
}
"""Words that happen to be the name of a property: what the help calls the paths on the command line, keys of the JSON
that `funcls list` writes and of a baseline, a key of what goes with a completion, the id of a message, the id of the
extension bundle in host.json and the sections of its HTTP extension and its custom handler, a part
in Durable Functions, and a field of `ast`."""


ORDINARY = {
    *("body", "channel", "collection", "command", "description", "from", "input", "key", "parameters", "pattern"),
    *("protocol", "text", "title", "to", "uri"),
}
"""Names of properties that are words of any program: where they stand says nothing."""


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def layer_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0]


PURE_MODULES = [each for each in MODULES if layer_of(each) in PURE_LAYERS]


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@cache
def imported(module: Path) -> set[str]:
    """Return the dotted names of all modules that are imported, anywhere in the file."""
    names = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def packages(module: Path) -> set[str]:
    return {name.partition(".")[0] for name in imported(module)}


def called(module: Path) -> set[str]:
    """Return what is called, as it is written: `open`, `re.compile`."""
    return {ast.unparse(node.func) for node in ast.walk(tree(module)) if isinstance(node, ast.Call)}


def attributes(module: Path) -> set[str]:
    return {node.attr for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)}


def names_of(modules: Iterable[Path]) -> list[str]:
    return [name_of(each) for each in modules]


def test_only_the_language_server_knows_the_protocol() -> None:
    others = [each for each in MODULES if layer_of(each) != "lsp"]
    assert names_of(each for each in others if packages(each) & {"pygls", "lsprotocol"}) == []


def test_the_lower_layers_touch_nothing_outside() -> None:
    assert names_of(each for each in PURE_MODULES if packages(each) & IMPURE) == []
    assert names_of(each for each in PURE_MODULES if called(each) & {"open", "print", "input"}) == []
    assert names_of(each for each in PURE_MODULES if "environ" in attributes(each)) == []


def test_no_network_is_used() -> None:
    never = {each: NEVER - (PROCESSES if name_of(each) == "workspace/jobs.py" else set()) for each in MODULES}
    assert names_of(each for each in MODULES if packages(each) & never[each]) == []
    urls = {each: {name for name in imported(each) if name.startswith("urllib")} for each in MODULES}
    assert names_of(each for each in MODULES if urls[each] - URLS) == []


def test_no_code_of_the_user_is_run() -> None:
    # What only the compiler refuses is a syntax error too; the code is dropped.
    allowed = {"syntax/python/reader.py": {"re.compile", "compile"}}
    calls = {each: called(each) - allowed.get(name_of(each), {"re.compile"}) for each in MODULES}
    assert names_of(each for each in MODULES if {call.rpartition(".")[2] for call in calls[each]} & NEVER_CALLED) == []


@pytest.mark.parametrize(("one", "other"), [("json", "python"), ("python", "json")])
def test_the_two_syntaxes_do_not_know_each_other(one: str, other: str) -> None:
    modules = list((PACKAGE / "syntax" / one).glob("*.py"))
    assert modules
    for module in modules:
        assert not [name for name in imported(module) if name.startswith(f"funcls.syntax.{other}")]


def test_a_module_has_a_docstring_and_one_subject() -> None:
    assert names_of(each for each in MODULES if not ast.get_docstring(tree(each))) == []
    lengths = {each: len(each.read_text(encoding="utf-8").splitlines()) for each in MODULES}
    assert names_of(each for each in MODULES if lengths[each] > MOST_LINES) == []


def load(schema: Path) -> Any:
    return json.loads(schema.read_text(encoding="utf-8"))


def binding_types() -> set[str]:
    names: list[str] = load(SCHEMAS / "function.schema.json")["definitions"]["type"]["examples"]
    return set(names)


def special_properties() -> set[str]:
    """Return the properties, with their other names, that only some binding types have."""
    shared = set(load(SCHEMAS / "function.schema.json")["definitions"]["binding"]["properties"])
    names: set[str] = set()
    for schema in (SCHEMAS / "bindings").glob("*.schema.json"):
        for name, each in load(schema)["properties"].items():
            names |= {name, *each.get("x-aliases", ())}
    return names - shared


def strings(module: Path) -> Iterator[str]:
    """Yield the string constants that are no docstrings."""
    docstrings = {
        node.value
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.value


def test_no_binding_type_and_no_property_of_some_types_is_named() -> None:
    names = {name.lower() for name in binding_types() | special_properties()} - ORDINARY
    assert {"queuetrigger", "servicebus", "route", "schedule", "blobpath"} <= names
    found = [(name_of(each), text) for each in MODULES for text in strings(each) if text.lower() in names]
    assert [each for each in found if each not in NOT_MEANT] == []


def assigned(module: Path) -> set[str]:
    """Return the names that are assigned at module level."""
    assignments = [node for node in tree(module).body if isinstance(node, ast.Assign | ast.AnnAssign)]
    targets = [
        each for node in assignments for each in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return {each.id for each in targets if isinstance(each, ast.Name)}


class TestRules:
    def test_a_file_of_the_package_is_a_rule_of_the_table_or_a_known_helper(self) -> None:
        table = (PACKAGE / "rules" / "table.py").read_text(encoding="utf-8")
        modules = sorted((PACKAGE / "rules").glob("*.py"))
        rules = {each.stem for each in modules if "RULE" in assigned(each)}
        assert {each.stem for each in modules} - rules == RULE_HELPERS
        assert sorted(each for each in rules if f"{each}.RULE" not in table) == []

    def test_every_rule_has_a_code_of_its_own_and_a_page(self) -> None:
        assert len({rule.code for rule in RULES}) == len(RULES)
        for rule in RULES:
            assert isinstance(rule, FunctionRule | CrossRule | AppRule | SuppressionRule)
            assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.code)
            assert rule.docs.startswith(("https://learn.microsoft.com/", "server/docs/"))


class TestDocuments:
    @pytest.mark.parametrize(
        "path",
        [
            "README.md",
            "LICENSE",
            "schemas/README.md",
            "server/ARCHITECTURE.md",
            "server/CONTRIBUTING.md",
            "server/CHANGELOG.md",
        ],
    )
    def test_the_documents_exist(self, path: str) -> None:
        assert (REPOSITORY / path).read_text(encoding="utf-8").strip()

    @pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
    def test_links_lead_to_files_that_exist(self, document: Path) -> None:
        links = re.findall(r"\]\(([^)\s#]+)[^)]*\)", document.read_text(encoding="utf-8"))
        local = [link for link in links if not re.match("[a-z]+:", link)]
        assert [link for link in local if not (document.parent / link).exists()] == []

    @pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
    def test_commands_are_targets_of_the_makefile(self, document: Path) -> None:
        makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
        targets = set(re.findall(r"^([a-z0-9-]+):", makefile, flags=re.MULTILINE))
        commands = re.findall(r"(?:^|`)make ([a-z0-9-]+)", document.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert set(commands) <= targets

    def test_the_readme_has_two_commands_for_a_fresh_checkout(self) -> None:
        commands = re.findall(r"^make ([a-z-]+)", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
        assert commands == ["demo", "test"]

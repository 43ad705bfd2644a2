"""What a configuration file makes of the findings, and what is wrong in the file itself."""

from __future__ import annotations

import pytest

from funcls.model.configuration_file import find_configuration_file
from funcls.model.setting_reading import Problem, ProblemKind
from funcls.model.source import Lookup, SourceFile
from support.apps import block, codes, fixture, marked, report

MISTAKES = """\
--- Orders/function.json
{'bindings': [{"type": "httpTrigger", "direction": "in", "name": "req"}]}
--- Orders/__init__.py
def main(req, order): ...
"""
"""A parameter without a binding, which is an error, and quotes that only the host reads, which is information."""

UNDECLARED, LENIENT = "error param-undeclared", "information json-lenient"


def configured(text: str, app: str = MISTAKES) -> list[str]:
    """Return what is found in an app with a funcls.toml."""
    return codes(f"{app}--- funcls.toml\n{text}\n")


def test_without_a_configuration_all_is_found() -> None:
    assert codes(MISTAKES) == [UNDECLARED, LENIENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('select = ["param-undeclared"]', [UNDECLARED]),
        ('select = ["signature"]', [UNDECLARED]),
        ("select = []", []),
        ('ignore = ["json-lenient"]', [UNDECLARED]),
        ('ignore = ["json"]', [UNDECLARED]),
        ('select = ["json"]\nignore = ["json-lenient"]', []),
        # A code counts more than its group, and of the same weight what is ignored wins.
        ('select = ["json-lenient"]\nignore = ["json"]', [LENIENT]),
        ('select = ["json"]\nignore = ["json"]', []),
        ('select = ["json-lenient"]\nignore = ["json-lenient"]', []),
        ('severity = {param-undeclared = "hint"}', ["hint param-undeclared", LENIENT]),
        ('severity = {signature = "hint"}', ["hint param-undeclared", LENIENT]),
        ('severity = {signature = "hint", param-undeclared = "warning"}', ["warning param-undeclared", LENIENT]),
        ('[severity]\njson-lenient = "error"', [UNDECLARED, "error json-lenient"]),
        ('[per-file-ignores]\n"*.json" = ["json"]', [UNDECLARED]),
        ('[per-file-ignores]\n"Orders/*.py" = ["json"]', [UNDECLARED, LENIENT]),
        ('[per-file-ignores]\n"Orders/" = ["json", "signature"]', []),
        ('exclude = ["*.py"]', [LENIENT]),
        ('exclude = ["Orders/"]', []),
        ('exclude = ["/Other/"]', [UNDECLARED, LENIENT]),
    ],
)
def test_what_is_wanted(text: str, expected: list[str]) -> None:
    assert configured(text) == expected


def test_nothing_that_the_host_does_not_load_becomes_worse() -> None:
    not_loaded = f"{MISTAKES}--- function_app.py\n"

    assert configured('severity = {param-undeclared = "error"}', not_loaded) == [
        "information param-undeclared",
        "warning mixed-model",
        "information json-lenient",
    ]
    assert configured('severity = {param-undeclared = "hint"}', not_loaded)[0] == "hint param-undeclared"


class TestKnownTypes:
    APP = """\
--- Orders/function.json
{"bindings": [{"type": "ordersTrigger", "direction": "DIRECTION", "name": "order", "queue": "new"}]}
--- Orders/__init__.py
def main(order): ...
--- host.json
{"version": "2.0"}
"""

    def found(self, configuration: str, direction: str = "in") -> list[str]:
        return configured(configuration, self.APP.replace("DIRECTION", direction))

    def test_a_type_of_an_own_extension(self) -> None:
        assert self.found("") == ["hint unknown-type"]
        assert self.found('known-types = {ordersTrigger = ["in"]}') == []

    def test_its_directions(self) -> None:
        assert self.found('known-types = {ordersTrigger = ["out"]}') == ["warning direction-unsupported"]

    def test_the_case_of_its_name_makes_no_difference(self) -> None:
        assert self.found('known-types = {OrdersTrigger = ["in"]}') == []

    def test_a_shipped_type_stays_what_it_is(self) -> None:
        assert configured('known-types = {httptrigger = ["out"]}') == [UNDECLARED, LENIENT]

    def test_it_goes_with_the_configuration(self) -> None:
        known = '--- funcls.toml\nknown-types = {ordersTrigger = ["in"]}\n'
        app = fixture(self.APP.replace("DIRECTION", "in") + known)

        app.write("funcls.toml", "")
        app.host.advance()

        assert app.codes() == ["hint unknown-type"]


class TestBundle:
    APP = """\
--- Orders/function.json
{"bindings": [{"type": "queueTrigger", "direction": "in", "name": "order", "queueName": "orders"}]}
--- Orders/__init__.py
def main(order): ...
--- host.json
{"version": "2.0"}
"""

    def test_a_bundle_that_only_the_configuration_states_is_there(self) -> None:
        assert codes(self.APP) == ["error extension-missing"]
        assert configured('target = {bundle = "4"}', self.APP) == []

    def test_a_message_tells_who_states_it(self) -> None:
        app = self.APP.replace("queueTrigger", "sqlTrigger").replace("queueName", "tableName")

        assert "ExtensionBundle [3.0.0, 4.0.0) (stated: funcls.toml) has no 'sqlTrigger'" in " ".join(
            report(f'{app}--- funcls.toml\ntarget = {{bundle = "3"}}\n').split()
        )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('ignroe = ["json"]', ("config-key", "ignroe")),
        ('validate = "never"', ("config-value", '"never"')),
        ("validate = 7", ("config-value", "validate")),
        ('ignore = ["json", "jsno"]', ("config-code", '"jsno"')),
        ('select = [\n  "json",\n  "signature",\n  "jsno",  # all\n]', ("config-code", '"jsno"')),
        ('[severity]\njson = "error"\nroute-conflcit = "warning"', ("config-code", "route-conflcit")),
        ("[severity]\njson = 'fatal'", ("config-value", "'fatal'")),
        ('severity = {json = "error", route-conflcit = "warning"}', ("config-code", "route-conflcit")),
        ('[per-file-ignores]\n"a.py" = ["json"]\n"b.py" = ["jsno"]', ("config-code", '"jsno"')),
        ('[target]\npython = "3.12"\nhots = "4.1037"', ("config-key", "hots")),
        ('target.hots = "4.1037"', ("config-key", "hots")),
        ("[target]\npython = 3.12", ("config-value", "python")),
        ('target = "3.12"', ("config-value", '"3.12"')),
        ("target = []", ("config-value", "target")),
        ('[known-types]\n"orders" = ["up"]', ("config-value", '"up"')),
        ('[tool.funcls]\nignore = ["json"]', ("config-key", "tool")),
        ('ignore = ["json"', ("config-syntax", '"')),
        ('ignore = ["json"]]\n', ("config-syntax", "]")),
        # What Python's reader gives up on, without a place.
        (f"known = {'1' * 5000}\n", ("config-syntax", "1")),
        (f"known = {'[' * 3000}\n", ("config-syntax", "[")),
        (f"{'a.' * 3000}a = 1\n", ("config-syntax", "1")),
    ],
)
def test_a_mistake_is_a_finding_at_its_place(text: str, found: tuple[str, str]) -> None:
    of_file = [each for each in marked(f"{MISTAKES}--- funcls.toml\n{text}\n") if each[0].startswith("config-")]

    assert of_file == [found]


def test_what_people_read_of_a_mistake() -> None:
    project = '--- pyproject.toml\n[project]\nname = "orders"\n\n[tool.funcls]\nignore = ["json", "signatrue"]\n'

    assert block("""
        pyproject.toml: warning[config-code]
        ignore = ["json", "signatrue"]
                          ^^^^^^^^^^^
        No rule or group has the name "signatrue". Did you mean 'signature'?
        """) in report(MISTAKES + project)


def test_the_rest_of_a_configuration_applies() -> None:
    assert configured('validate = "never"\nignore = ["json", "jsno"]') == [
        UNDECLARED,
        "warning config-value",
        "warning config-code",
    ]


def test_what_is_wrong_in_it_is_told_unless_it_is_ignored() -> None:
    assert configured('validate = "never"\nselect = ["json"]') == [LENIENT, "warning config-value"]
    assert configured('validate = "never"\nignore = ["json", "configuration"]') == [UNDECLARED]


class TestWhichFile:
    OWN = '--- funcls.toml\nignore = ["json"]\n'
    PROJECT = '--- pyproject.toml\n[tool.funcls]\nignore = ["signature"]\n'

    def test_one_of_its_own_counts_more_than_the_project(self) -> None:
        assert codes(MISTAKES + self.OWN + self.PROJECT) == [UNDECLARED]
        assert codes(MISTAKES + self.PROJECT) == [LENIENT]

    def test_a_project_that_does_not_speak_of_funcls_is_passed_over(self) -> None:
        assert codes(MISTAKES + "--- pyproject.toml\n[tool.other]\nfuncls = 1\n") == [UNDECLARED, LENIENT]

    def test_a_table_that_is_none(self) -> None:
        for text in ("[tool]\nfuncls = 3\n", "[[tool.funcls]]\nignore = []\n"):
            assert codes(f"{MISTAKES}--- pyproject.toml\n{text}") == [UNDECLARED, LENIENT, "warning config-syntax"]

    def test_one_that_comes_changes_what_is_shown(self) -> None:
        app = fixture(MISTAKES)

        change = app.write("funcls.toml", 'ignore = ["json"]')

        assert app.codes() == [UNDECLARED]
        assert "/app/Orders/function.json" in change.touched

    def test_a_file_above_the_app_is_relative_to_its_own_folder(self) -> None:
        app = fixture(MISTAKES)
        app.disk.files["/funcls.toml"] = 'exclude = ["app/Orders/*.json"]\nslect = []'
        app.host.open_app("/app")

        assert app.codes() == ["warning config-key", UNDECLARED]
        assert [inside for _, inside in app.host.snapshot.readers("/funcls.toml")] == ["../funcls.toml"]

    def test_an_app_that_is_excluded_has_no_functions(self) -> None:
        app = fixture(MISTAKES)
        app.disk.files["/funcls.toml"] = 'exclude = ["/app/"]'
        app.host.open_app("/app")

        assert app.codes() == []
        assert not app.state.functions

        app.disk.files["/funcls.toml"] = ""
        app.host.refresh(["/funcls.toml"])

        assert app.codes() == [UNDECLARED, LENIENT]


class TestPlaces:
    """The parser of TOML is asked where a statement ends; whatever the text, there is an answer."""

    @pytest.mark.parametrize(
        ("text", "path"),
        [
            ("x = 1\n" + "\n" * 3000, ("x",)),
            ("x = [\n" + "1,\n" * 500 + "]\n", ("x",)),
            ("", ("x",)),
            ('"\\u0078" = 1\n', ("x",)),
        ],
        ids=["many lines", "a long statement", "nothing", "an escape"],
    )
    def test_a_place_that_cannot_be_found_is_near(self, text: str, path: tuple[str, ...]) -> None:
        file = find_configuration_file(0, Lookup({"funcls.toml": SourceFile("funcls.toml", text)}, {}))
        assert file is not None

        place = file.place(Problem(ProblemKind.KEY, path, "wrong", of_key=True))

        assert place.span.start == place.span.end == 0

    def test_a_file_that_cannot_be_read(self) -> None:
        source = SourceFile("funcls.toml", "", readable=False)
        file = find_configuration_file(0, Lookup({"funcls.toml": source}, {}))

        assert file is not None
        assert file.broken is not None

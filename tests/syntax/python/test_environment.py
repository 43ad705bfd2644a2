"""Which variables of the environment a module names, and whether it can do without them."""

from __future__ import annotations

import pytest

from funcls.syntax.python.environment import Access, Moment, read_environment
from funcls.syntax.python.reader import parse_python


def variables(text: str) -> list[tuple[str, Access, Moment]]:
    return [(each.name, each.access, each.moment) for each in read_environment(text).variables]


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ('import os\nos.environ["KEY"]', Access.NEEDED),
        ("import os\nos.environ['KEY']", Access.NEEDED),
        ('import os as system\nsystem.environ["KEY"]', Access.NEEDED),
        ('from os import environ\nenviron["KEY"]', Access.NEEDED),
        ('from os import environ as env\nenv["KEY"].split()[0]', Access.NEEDED),
        ('import os\nos.environ.get("KEY")', Access.ASKED),
        ('import os\nos.environ.get("KEY", "none")', Access.ASKED),
        ('import os\nos.environ.pop("KEY", None)', Access.ASKED),
        ('import os\nos.getenv("KEY")', Access.ASKED),
        ('from os import getenv as ask\nask("KEY")', Access.ASKED),
        ('import os\nfound = "KEY" in os.environ', Access.ASKED),
        ('import os\nos.environ["KEY"] = "x"', Access.SET),
        ('import os\nos.environ["KEY"] += "x"', Access.SET),
        ('import os\nos.environ.setdefault("KEY", "x")', Access.SET),
        ('import os\nos.environ.update({"KEY": "x"})', Access.SET),
        ('import os\nos.putenv("KEY", "x")', Access.SET),
    ],
)
def test_a_variable_is_needed_asked_for_or_set(text: str, access: Access) -> None:
    assert [(name, found) for name, found, _ in variables(text)] == [("KEY", access)]


@pytest.mark.parametrize(
    "text",
    [
        'environ["KEY"]',
        'settings.environ["KEY"]',
        'from .settings import environ\nenviron["KEY"]',
        "import os\nos.environ[name]",
        'import os\nos.path["KEY"]',
        'import os\nos.environ[b"KEY"]',
    ],
)
def test_what_is_no_name_in_the_environment_is_passed_over(text: str) -> None:
    assert variables(text) == []


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ('os.environ["KEY"]', Moment.LOAD),
        ('class Settings:\n    key = os.environ["KEY"]', Moment.LOAD),
        ('def main(key=os.environ["KEY"]): ...', Moment.LOAD),
        ('@cached(os.environ["KEY"])\ndef main(): ...', Moment.LOAD),
        ('with open(os.environ["KEY"]) as file: ...', Moment.LOAD),
        ('if os.environ["KEY"] == "1": ...', Moment.LOAD),
        ('key = os.environ["KEY"] or "none"', Moment.LOAD),
        ('try:\n    key = os.environ["KEY"]\nfinally: ...', Moment.LOAD),
        ('def main():\n    os.environ["KEY"]', Moment.CALL),
        ('ask = lambda: os.environ["KEY"]', Moment.CALL),
        ('if production:\n    os.environ["KEY"]', Moment.PERHAPS),
        ('key = production and os.environ["KEY"]', Moment.PERHAPS),
        ('key = os.environ["KEY"] if production else None', Moment.PERHAPS),
        ('keys = [os.environ["KEY"] for each in names]', Moment.PERHAPS),
        ('try:\n    key = os.environ["KEY"]\nexcept KeyError: ...', Moment.PERHAPS),
        ('with suppress(KeyError):\n    key = os.environ["KEY"]', Moment.PERHAPS),
        ('def main():\n    if production:\n        os.environ["KEY"]', Moment.PERHAPS),
        ('if __name__ == "__main__":\n    os.environ["KEY"]', Moment.PERHAPS),
    ],
)
def test_it_is_known_when_a_variable_is_read(line: str, moment: Moment) -> None:
    assert variables(f"import os\n{line}") == [("KEY", Access.NEEDED, moment)]


@pytest.mark.parametrize(
    "line",
    [
        "load_dotenv()",
        "dotenv.load_dotenv()",
        "env.read_env()",
        'os.environ[name] = "x"',
        "os.environ.update(others)",
        "os.environ.update(**others)",
        "os.environ.update({**others})",
    ],
)
def test_variables_may_be_set_unseen(line: str) -> None:
    assert read_environment(f"import os\n{line}").sets_unseen


@pytest.mark.parametrize("line", ['os.environ["KEY"] = "x"', 'os.environ.update({"KEY": "x"})', "os.environ[name]"])
def test_what_is_set_by_its_name_is_seen(line: str) -> None:
    assert not read_environment(f"import os\n{line}").sets_unseen


@pytest.mark.parametrize(
    "literal",
    ['"KEY"', "'KEY'", '"""KEY"""', 'r"KEY"', '("KEY")'],
    ids=["double", "single", "triple", "raw", "brackets"],
)
def test_the_span_of_a_name_lies_between_its_quotes(literal: str) -> None:
    text = f'# "é"\nimport os\nprint("é", os.environ[{literal}])'
    (found,) = read_environment(text).variables
    assert text[found.span.start : found.span.end] == "KEY"


def test_the_span_of_a_name_with_escapes_is_the_whole_string() -> None:
    text = 'import os\nos.environ["K\\x45Y"]'
    (found,) = read_environment(text).variables
    assert (found.name, text[found.span.start : found.span.end]) == ("KEY", '"K\\x45Y"')


def test_what_can_be_read_of_a_broken_module_still_counts() -> None:
    text = 'import os\nKEY = os.environ["KEY"]\ndef main(\n'
    assert variables(text) == [("KEY", Access.NEEDED, Moment.LOAD)]


def test_a_part_that_cannot_be_read_may_set_variables() -> None:
    text = 'import os\nos.environ[name = "x"\n'
    assert read_environment(text).sets_unseen


@pytest.mark.parametrize("depth", [10, 100, 400, 900])
def test_nothing_is_too_deep_to_be_read(depth: int) -> None:
    attributes = ".a" * depth
    assert read_environment(f"import os\nos.environ{attributes}").variables == ()


@pytest.mark.parametrize(
    "text",
    [
        'import os\nKEY = os.environ["KEY"]\n\n\ndef main():\n    return os.environ["OTHER"]\n',
        'from os import environ as env\n@cached(\n    env["KEY"]\n)\n# environ\n@last\ndef main(): ...\nenv["OTHER"]',
        'import os; first = os.environ["KEY"]; """\nos.environ["NONE"]\n"""; last = os.environ["OTHER"]\nimport sys',
        'T = """\nos.environ["NONE"]\n"""\nimport os\nif T:\n    os.environ["KEY"]\nelse:\n    os.environ["OTHER"]\n',
        '"é"; import os\r\nos.environ["KEY"]\r\n\x0cos.environ["OTHER"]\r\n',
    ],
)
def test_parts_tell_the_same_as_the_whole(text: str) -> None:
    parts = parse_python(text).parts
    assert parts
    found = read_environment(text, parts)
    assert found == read_environment(text)
    assert [each.name for each in found.variables] == ["KEY", "OTHER"]

"""Hover: what stands under the cursor, and what stands on the other half of the function."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.hover import hover
from support.apps import fixture

NOW = datetime(2026, 11, 25, 12, 30, 15, tzinfo=timezone.utc)

FUNCTION_JSON = """{
  "scriptFile": "__init__.py",
  "entryPoint": "place",
  "configurationSource": "config",
  "bindings": [
    {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "Anonymous", "methods": ["post"]},
    {"name": "order", "type": "queue", "direction": "out", "queueName": "orders", "connection": "Storage"},
    {"name": "lost", "type": "ofMyOwn", "direction": "in", "colour": "red"},
    {"name": "$return", "type": "http", "direction": "out"}
  ]
}"""
HANDLER = """import azure.functions as func

async def place(req: func.HttpRequest, order: func.Out[str], context, *, limit: int = 5) -> func.HttpResponse:
    return func.HttpResponse(order)
"""
SIGNATURE = (
    "async def place(req: func.HttpRequest, order: func.Out[str], context, *, limit: int = 5) -> func.HttpResponse"
)


def hovered(app: str) -> tuple[str, str]:
    """Return the text that is marked and what is said of it; two empty texts for no answer."""
    opened = fixture(app)
    found = hover(opened.state, opened.path, opened.offset, NOW)
    return (opened.text(opened.path)[slice(*found.span)], found.markdown) if found else ("", "")


def at(place: str) -> tuple[str, str]:
    """Hover over a place of the app above, written with the cursor mark."""
    text = place.replace("<|>", "")
    files = {"function.json": FUNCTION_JSON, "__init__.py": HANDLER}
    (name,) = (name for name, content in files.items() if content.count(text) == 1)
    files[name] = files[name].replace(text, place)
    return hovered("".join(f"--- Orders/{name}\n{content}\n" for name, content in files.items()))


class TestBindingName:
    def test_the_parameter_its_place_and_what_the_binding_means(self) -> None:
        marked, said = at('"or<|>der"')

        assert marked == '"order"'
        assert said == "\n\n".join(
            [
                "```python\norder: func.Out[str]\n```",
                "Parameter of [`Orders/__init__.py:3`](file:///app/Orders/__init__.py#L3).",
                f"```python\n{SIGNATURE}\n```",
                "Queue storage output: an output, set by `order.set(...)`; annotate it with `func.Out[...]`.",
            ]
        )

    def test_a_trigger(self) -> None:
        said = at('"re<|>q"')[1]
        assert "HTTP trigger: starts the function and delivers what started it." in said
        assert "POST: `http://localhost:7071/api/Orders`." in said

    def test_a_parameter_without_annotation(self) -> None:
        said = hovered("""
            --- Clean/function.json
            {"bindings": [{"type": "timerTrigger", "name": "<|>timer", "schedule": "0 0 * * * *"}]}
            --- Clean/__init__.py
            def main(timer): ...
            """)[1]
        assert "timer  # no annotation" in said

    def test_a_name_that_no_parameter_has(self) -> None:
        marked, said = at('"<|>lost"')

        assert marked == '"lost"'
        assert said.startswith(
            "No parameter of [`Orders/__init__.py:3`](file:///app/Orders/__init__.py#L3) has the name `lost`."
        )

    def test_the_return_value(self) -> None:
        marked, said = at('"$ret<|>urn"')

        assert marked == '"$return"'
        assert SIGNATURE in said
        assert "The return value (-> func.HttpResponse) of [`Orders/__init__.py:3`]" in said
        assert said.endswith("HTTP response: the return value is the output.")

    def test_a_handler_in_another_file_is_linked(self) -> None:
        said = hovered("""
            --- Clean/function.json
            {"bindings": [{"type": "timerTrigger", "name": "<|>timer", "schedule": "0 0 * * * *"}]}
            --- Clean/__init__.py
            from shared.clean import main
            --- shared/clean.py
            # What the timer runs.
            def main(timer): ...
            """)[1]
        assert "[`shared/clean.py:2`](file:///app/shared/clean.py#L2)" in said

    def test_a_handler_that_the_files_do_not_show(self) -> None:
        said = hovered("""
            --- Clean/function.json
            {"bindings": [{"type": "timerTrigger", "name": "<|>timer", "schedule": "0 0 * * * *"}]}
            --- Clean/__init__.py
            from some_library import main
            """)[1]
        assert said == (
            "What the handler of `Clean` takes cannot be told from the files.\n\n"
            "Timer trigger: starts the function and delivers what started it."
        )


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ("0 */5 * * * *", "Every 5 minutes."),
        ("0 30 9 * * 1-5", "At 09:30, Monday to Friday."),
        ("%Nightly%", "Comes from the app setting of this name."),
        (
            "0 0 9 ? * MON",
            "The host cannot read it. '?' is no value of the day, which takes numbers from 1 to 31.",
        ),
        ("5", "Every 5 days, counted from the start of the host; a number alone counts days."),
    ],
)
def test_a_schedule_in_words(schedule: str, words: str) -> None:
    said = hovered(f"""
        --- Clean/function.json
        {{"bindings": [{{"type": "timerTrigger", "name": "timer", "schedule": "<|>{schedule}"}}]}}
        --- Clean/__init__.py
        def main(timer): ...
        """)[1]
    title, meaning, *_ = said.split("\n\n")
    assert title == "**Schedule** (`schedule`, required)"
    assert meaning == f"`{schedule}`: {words}"


def test_nothing_is_shown_of_the_setting_that_holds_a_schedule() -> None:
    said = hovered("""
        --- local.settings.json
        {"IsEncrypted": false, "Values": {"Nightly": "0 30 3 * * *"}}
        --- Clean/function.json
        {"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "<|>%Nightly%"}]}
        --- Clean/__init__.py
        def main(timer): ...
        """)[1]
    assert "30 3" not in said
    assert "03:30" not in said


@pytest.mark.parametrize(
    ("schedule", "settings", "runs"),
    [
        (
            "0 30 9 * * 1-5",
            "{}",
            "Next runs (UTC): 2026-11-26 09:30, 2026-11-27 09:30, 2026-11-30 09:30, 2026-12-01 09:30, 2026-12-02",
        ),
        (
            "0 0 */8 * * *",
            "{}",
            "Next runs (UTC): 2026-11-25 16:00, 2026-11-26 00:00, 08:00, 16:00, 2026-11-27 00:00.",
        ),
        ("0 0 0 30 2 *", "{}", "It is never due: no day matches all its fields."),
        (
            "0 30 9 * * 1-5",
            '{"TZ": "Asia/Tokyo"}',
            "Next runs in Asia/Tokyo (`TZ`):\n\n- 2026-11-26 09:30 (00:30 UTC)\n",
        ),
        ("00:05:00", "{}", ""),
    ],
)
def test_the_next_runs_of_a_schedule(schedule: str, settings: str, runs: str) -> None:
    said = hovered(f"""
        --- local.settings.json
        {{"IsEncrypted": false, "Values": {settings}}}
        --- Clean/function.json
        {{"bindings": [{{"type": "timerTrigger", "name": "timer", "schedule": "<|>{schedule}"}}]}}
        --- Clean/__init__.py
        def main(timer): ...
        """)[1]
    assert (runs in said) if runs else ("Next runs" not in said)


class TestSchema:
    @pytest.mark.parametrize(
        ("place", "marked", "title"),
        [
            ('"script<|>File"', '"scriptFile"', "**Script file** (`scriptFile`)"),
            ('"__init<|>__.py"', '"__init__.py"', "**Script file** (`scriptFile`)"),
            ('"entry<|>Point"', '"entryPoint"', "**Entry point** (`entryPoint`)"),
            ('"pla<|>ce"', '"place"', "**Entry point** (`entryPoint`)"),
            ('"bind<|>ings"', '"bindings"', "**Bindings** (`bindings`, required)"),
            ('"na<|>me": "req"', '"name"', "**Name of the binding** (`name`, required)"),
            ('"ty<|>pe": "queue"', '"type"', "**Type of the binding** (`type`, required)"),
            ('"httpTr<|>igger"', '"httpTrigger"', "**HTTP trigger** (`httpTrigger`)"),
            ('"queue<|>Name"', '"queueName"', "**Queue name** (`queueName`, required)"),
            ('"ord<|>ers"', '"orders"', "**Queue name** (`queueName`, required)"),
            ('"meth<|>ods"', '"methods"', "**HTTP methods** (`methods`)"),
        ],
    )
    def test_keys_and_values(self, place: str, marked: str, title: str) -> None:
        found = at(place)
        assert found[0] == marked
        assert found[1].startswith(title)
        assert "[Microsoft's documentation](https://learn.microsoft.com/" in found[1]

    def test_the_meaning_of_a_value_stands_before_that_of_its_property(self) -> None:
        said = at('"Anony<|>mous"')[1]
        assert said.index("`anonymous`: No key: anybody may call.") < said.index("Which key a request has to bring")

    def test_the_meaning_of_a_top_level_value(self) -> None:
        assert "`config`: The bindings of this file count.\n\n" in at('"con<|>fig"')[1]

    def test_the_default_and_what_a_direction_means(self) -> None:
        said = at('"i<|>n", "authLevel"')[1]
        assert "`in`: The handler receives the data." in said
        assert 'Default: `"in"`.' in said

    def test_the_direction_that_a_property_counts_for(self) -> None:
        said = hovered('--- F/function.json\n{"bindings": [{"type": "table", "ta<|>ke": 5}]}\n')[1]
        assert "\n\nCounts for direction `in` alone.\n\n" in said

    def test_a_property_in_whatever_case(self) -> None:
        marked, said = hovered('--- F/function.json\n{"bindings": [{"type": "TimerTrigger", "SCHE<|>DULE": ""}]}\n')
        assert marked == '"SCHEDULE"'
        assert said.startswith("**Schedule** (`schedule`, required)")

    @pytest.mark.parametrize(
        "place",
        ['"ofMy<|>Own"', '"col<|>our"', '"re<|>d"', "{<|>\n", "<|>]\n}", '"connection":<|> "Storage"', '"po<|>st"'],
    )
    def test_nothing_where_no_schema_says_anything(self, place: str) -> None:
        assert at(place) == ("", "")


class TestParameter:
    def test_the_binding_its_main_properties_and_a_link(self) -> None:
        marked, said = at("or<|>der: func")

        assert marked == "order"
        assert said == "\n\n".join(
            [
                "`order`: **queue**, direction `out`, in [`Orders/function.json:7`](file:///app/Orders/function.json#L7)\n"
                "- queueName: `orders`\n"
                "- connection: `Storage`",
                "Queue storage output: an output, set by `order.set(...)`; annotate it with `func.Out[...]`.",
                "`func.Out[...]` takes `func.QueueMessage`, `str`, `bytes`, `typing.List[str]` or "
                "`typing.List[bytes]`. `order.set(value)` gives what goes out when the handler has ended. The last "
                "call counts; without one, nothing does.",
                "[Microsoft's documentation]"
                "(https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-output)",
            ]
        )

    def test_the_bindings_of_every_function_that_the_handler_serves(self) -> None:
        marked, said = hovered("""
            --- Morning/function.json
            {"scriptFile": "../run.py", "bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "06:00"}]}
            --- Evening/function.json
            {"scriptFile": "../run.py", "bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "18:00"}]}
            --- run.py
            def main(tim<|>er): ...
            """)
        evening, morning = said.split("\n\n---\n\n")

        assert marked == "timer"
        assert "[`Evening/function.json:1`]" in evening
        assert "- schedule: `18:00`" in evening
        assert "[`Morning/function.json:1`]" in morning
        assert "- schedule: `06:00`" in morning

    def test_the_return_annotation(self) -> None:
        marked, said = at("func.Http<|>Response:")

        assert marked == "func.HttpResponse"
        assert said.startswith("`$return`: **http**, direction `out`, in [`Orders/function.json:9`]")

    def test_the_name_of_the_handler_lists_the_bindings_of_each_function(self) -> None:
        marked, said = at("def pl<|>ace")

        assert marked == "place"
        assert said == (
            "Handler of the function `Orders`, bound in "
            "[`Orders/function.json:5`](file:///app/Orders/function.json#L5): "
            "`req` (httpTrigger), `order` (queue), `lost` (ofMyOwn), `$return` (http)."
            "\n\n`async def`: all runs share the one event loop of the worker. While one waits at an `await`, others "
            "go on; a call that blocks, such as `time.sleep` or `requests.get`, holds up all of them."
        )

    @pytest.mark.parametrize("place", ["lim<|>it", "HttpReq<|>uest,", "ret<|>urn func"])
    def test_nothing_where_no_binding_is_meant(self, place: str) -> None:
        assert at(place) == ("", "")

    def test_nothing_in_a_file_of_no_function(self) -> None:
        assert hovered("--- Orders/function.json\n{}\n--- other.py\ndef ma<|>in(): ...\n") == ("", "")


@pytest.mark.parametrize(
    "definition",
    [
        "def main(timer)",
        "async def main(timer: func.TimerRequest) -> None",
        "def main(timer, limit=5, *rest: str, flag: bool = False, **options)",
        "def main(timer, *, flag)",
    ],
)
def test_the_signature_is_written_as_it_stands(definition: str) -> None:
    said = hovered(f"""
--- Clean/function.json
{{"bindings": [{{"type": "timerTrigger", "name": "<|>timer", "schedule": "0 0 * * * *"}}]}}
--- Clean/__init__.py
import azure.functions as func
{definition}: ...
""")[1]
    assert f"```python\n{definition}\n```" in said

"""Names in brackets that nothing gives (expression-unknown). Source: facts, section 5 (read in source)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

TIMER = '{"type": "timerTrigger", "name": "it", "schedule": "0 0 * * * *"}'
BLOB = '{"type": "blobTrigger", "name": "it", "path": "in/{name}.{ext}", "dataType": "binary"}'
BLOB_AS_TEXT = '{"type": "blobTrigger", "name": "it", "path": "in/{name}.{ext}"}'
QUEUE = '{"type": "queueTrigger", "name": "it", "queueName": "orders"}'
HTTP = '{"type": "httpTrigger", "name": "it", "route": "orders/{id}"}'

WARNING = ["warning expression-unknown"]


def app(path: str, trigger: str = TIMER) -> str:
    return f"""
        --- Orders/function.json
        {{"bindings": [
          {trigger},
          {{"type": "blob", "direction": "out", "name": "copy", "path": "{path}"}}
        ]}}
        --- Orders/__init__.py
        def main(it, copy): ...
        """


@pytest.mark.parametrize(
    ("path", "trigger"),
    [
        ("out/{day}", TIMER),
        ("out/{sys.today}", TIMER),
        ("out/{nam}", BLOB),
        ("out/{blob}", BLOB),
        (
            "out/{id}",
            '{"type": "cosmosDBTrigger", "name": "it", "connection": "Db", "databaseName": "a", "containerName": "b"}',
        ),
    ],
)
def test_nothing_gives_it(path: str, trigger: str) -> None:
    assert codes(app(path, trigger)) == WARNING


@pytest.mark.parametrize("path", ["out/{nam}", "out/{extn}"])
def test_a_blob_that_may_be_a_json_object(path: str) -> None:
    assert codes(app(path, BLOB_AS_TEXT)) == ["information expression-unknown"]


@pytest.mark.parametrize(
    ("path", "trigger"),
    [
        ("out/{name}.{EXT}", BLOB),
        ("out/{BlobTrigger}/{uri}/{Metadata.owner}/{properties.Length}", BLOB),
        ("out/{rand-guid}/{DateTime:yyyy}/{datetimeoffset}/{sys.UtcNow}/{sys.randguid:N}/{sys.methodname}", TIMER),
        ("out/{sys}", TIMER),
        ("out/{TimerTrigger}", TIMER),
        ("out/{{day}}", TIMER),
        ("out/{customer}", QUEUE),
        ("out/{ids}/{Query.x}/{customer}", HTTP),
        ("out/{customer}", BLOB_AS_TEXT),
        ("out/{sys.x}", BLOB_AS_TEXT),
        ("out/{day}", '{"type": "ofMyOwnTrigger", "name": "it"}'),
        ("out/{day}", BLOB.replace("in/", "%In%/")),
    ],
)
def test_where_something_may_give_it(path: str, trigger: str) -> None:
    assert not [each for each in codes(app(path, trigger)) if "expression" in each]


def test_what_is_no_name_is_told_once() -> None:
    assert codes(app("out/{}/{a b}")) == ["warning expression-broken"]


def test_half_typed() -> None:
    text = app("out/{day}").replace('"path": "out/{day}"', '"path": "out/{day}')
    assert not [each for each in codes(text) if "expression" in each]


def test_the_name_is_marked() -> None:
    assert marked(app("out/{nam:N}.txt", BLOB)) == [("expression-unknown", "nam")]


def test_the_messages() -> None:
    assert report(app("out/{nam}", BLOB)) == block("""
        Orders/function.json: warning[expression-unknown]
          {"type": "blob", "direction": "out", "name": "copy", "path": "out/{nam}"}
                                                                             ^^^
        Nothing gives 'nam' a value, so each run fails, "No value for named parameter 'nam'." Did you mean
        'name'? There are name, ext, BlobTrigger, Uri, Properties, Metadata, rand-guid, DateTime,
        sys.utcnow, sys.randguid and sys.methodname.
          Orders/function.json: The trigger of the function
            {"type": "blobTrigger", "name": "it", "path": "in/{name}.{ext}", "dataType": "binary"},
                     ^^^^^^^^^^^^^
        """)
    unwrapped = report(app("out/{sys.today}")).replace("\n", " ")
    assert "Error while accessing 'today': property doesn't exist." in unwrapped
    assert "Only a blob that is itself a JSON object" in report(app("out/{nam}", BLOB_AS_TEXT)).replace("\n", " ")

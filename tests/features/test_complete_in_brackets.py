"""Completion in brackets: what the trigger gives, formats, and the constraints of a route."""

from __future__ import annotations

import pytest

from support.completion import accepted, item, items, labels, one_function

BUILT_INS = ["rand-guid", "DateTime", "sys.utcnow", "sys.randguid", "sys.methodname"]
HTTP = '{"type": "httpTrigger", "name": "req", "route": "shops/{shop}/orders/{id:int:min(1)?}"}'
BLOB_TRIGGER = '{"type": "blobTrigger", "name": "blob", "path": "in/{name}.{ext}"}'
TIMER = '{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}'


def blob(path: str, trigger: str = HTTP) -> str:
    """Return a function.json with a blob whose path is the JSON text, half typed too."""
    return (
        f'{{"bindings": [\n{trigger},\n{{"type": "blob", "direction": "in", "name": "document", "path": {path}\n}}]}}'
    )


def route(text: str) -> str:
    return f'{{"bindings": [{{"type": "httpTrigger", "name": "req", "route": {text}\n}}]}}'


class TestNames:
    def test_of_a_route(self) -> None:
        assert labels(blob('"in/{<|>}"')) == ["shop", "id", "Query", "Headers", *BUILT_INS]

    def test_of_a_path_that_captures(self) -> None:
        given = ["name", "ext", "BlobTrigger", "Uri", "Properties", "Metadata"]
        assert labels(blob('"out/{<|>}"', BLOB_TRIGGER)) == [*given, *BUILT_INS]

    def test_of_a_trigger_without_data(self) -> None:
        assert labels(blob('"out/{<|>}"', TIMER)) == ["TimerTrigger", *BUILT_INS]

    def test_of_no_trigger(self) -> None:
        assert labels(blob('"out/{<|>}"', '{"type": "queue", "name": "order"}')) == BUILT_INS

    @pytest.mark.parametrize(("cardinality", "expected"), [("one", "MessageId"), ("many", "MessageIdArray")])
    def test_of_a_batch(self, cardinality: str, expected: str) -> None:
        trigger = f'{{"type": "serviceBusTrigger", "name": "order", "cardinality": "{cardinality}"}}'
        assert [each for each in labels(blob('"{<|>}"', trigger)) if each.startswith("MessageId")] == [expected]

    def test_where_they_come_from(self) -> None:
        assert item(blob('"in/{<|>}"'), "shop").detail == "a part of the route"
        assert item(blob('"in/{<|>}"'), "id").detail == (
            "a part of the route: a whole number of 32 bits, a whole number of at least 1"
        )
        assert item(blob('"in/{<|>}"', BLOB_TRIGGER), "ext").detail == "a part of 'path'"
        assert item(blob('"in/{<|>}"', BLOB_TRIGGER), "Uri").detail == "the address of the blob"
        assert item(blob('"in/{<|>}"'), "sys.methodname").detail == "the name of the function"


class TestText:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ('"in/{<|>}"', '"in/{shop}"'),
            ('"in/{<|>"', '"in/{shop}"'),
            ('"in/{sh<|>"', '"in/{shop}"'),
            ('"in/{sh<|>}.txt"', '"in/{shop}.txt"'),
            ('"in/{<|>sh}"', '"in/{shop}"'),
            ('"in/{sh<|>op}"', '"in/{shop}"'),
            ('"in/{sh<|>.txt/x"', '"in/{shop}/x"'),
            ('"in/{<|>/x"', '"in/{shop}/x"'),
            ('"in/{id}/{<|>}"', '"in/{id}/{shop}"'),
            ('"{{in}}/{s<|>"', '"{{in}}/{shop}"'),
            ('"in/{x<|>:N}"', '"in/{shop:N}"'),
        ],
    )
    def test_the_name_at_the_cursor_gives_way(self, path: str, expected: str) -> None:
        assert expected in accepted(blob(path), "shop")

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ('"in/{s<|>', '"in/{shop}"\n'),
            ('"in/{<|>', '"in/{shop}"\n'),
            ('"in/{<|>, "connection": "C"', '"in/{shop}", "connection": "C"'),
            ('"in/{s<|> "connection": "C"', '"in/{shop}", "connection": "C"'),
            ('"in/{s<|>/x', '"in/{shop}/x"\n'),
            ('"{He<|>', '"{Headers.name}"\n'),
        ],
    )
    def test_a_text_without_its_closing_quote(self, path: str, expected: str) -> None:
        label = "Headers" if "Headers" in expected else "shop"
        assert expected in accepted(blob(path), label)

    def test_an_object_with_members(self) -> None:
        assert '"{Headers.name}"' in accepted(blob('"{He<|>"'), "Headers")
        assert item(blob('"{He<|>"'), "Headers").text == "Headers.${1:name}\\}"

    def test_what_the_editor_compares_with(self) -> None:
        assert item(blob('"in/{SH<|>"'), "shop").filter_text == "SHop"

    def test_a_name_with_a_dot(self) -> None:
        assert '"{sys.utcnow}"' in accepted(blob('"{sys.u<|>"'), "sys.utcnow")
        assert labels(blob('"{Sys.<|>}"')) == ["sys.utcnow", "sys.randguid", "sys.methodname"]
        assert labels(blob('"{Query.<|>}"')) == []


class TestFormats:
    @pytest.mark.parametrize("path", ['"{DateTime:<|>}"', '"{datetime:<|>"', '"{sys.utcnow:yy<|>"'])
    def test_of_a_time(self, path: str) -> None:
        assert "yyyy-MM-dd" in labels(blob(path))

    def test_accepted(self) -> None:
        assert '"{DateTime:yyyy-MM}/x"' in accepted(blob('"{DateTime:yy<|>yy/x"'), "yyyy-MM")
        assert '"{rand-guid:N}"' in accepted(blob('"{rand-guid:<|>}"'), "N")

    def test_of_another_value(self) -> None:
        assert labels(blob('"{shop:<|>}"')) == []


class TestElsewhere:
    @pytest.mark.parametrize("path", ['"i<|>n/{shop}"', '"in/{shop}<|>"', '"in/{{<|>"', '"%In<|>%/{shop}"'])
    def test_beside_brackets(self, path: str) -> None:
        assert "shop" not in labels(blob(path))

    def test_a_name_that_is_given(self) -> None:
        found = labels('{"bindings": [{"type": "blobTrigger", "name": "req", "path": "in/{na<|>}"}]}')
        assert found[0] == "invoices/{name}"

    def test_a_value_in_which_nothing_is_replaced(self) -> None:
        assert labels('{"bindings": [{"type": "blob", "name": "req", "connection": "{<|>}"}]}')[0] == "Storage"

    def test_a_value_with_escapes(self) -> None:
        assert "shop" not in labels(blob(r'"in\/{<|>}"'))


class TestConstraints:
    def test_what_there_is(self) -> None:
        found = {each.label: each.detail for each in items(one_function(route('"orders/{id:<|>}"')))}
        assert found["int"] == "a whole number of 32 bits"
        assert found["length"] == "exactly 1 characters long"
        assert len(found) == 19

    @pytest.mark.parametrize(
        ("text", "label", "expected"),
        [
            ('"orders/{id:<|>}"', "int", '"orders/{id:int}"'),
            ('"orders/{id:<|>"', "int", '"orders/{id:int}"'),
            ('"orders/{id:gu<|>id}"', "int", '"orders/{id:int}"'),
            ('"orders/{id:int:<|>}"', "min", '"orders/{id:int:min(1)}"'),
            ('"orders/{id:int:min(1):<|>}"', "max", '"orders/{id:int:min(1):max(1)}"'),
            ('"orders/{id:<|>(5)}"', "max", '"orders/{id:max(5)}"'),
        ],
    )
    def test_accepted(self, text: str, label: str, expected: str) -> None:
        assert expected in accepted(route(text), label)

    @pytest.mark.parametrize("text", ['"orders/{i<|>d}"', '"orders/{<|>}"', '"orders/{id:min(<|>)}"', '"{id=<|>}"'])
    def test_where_none_stands(self, text: str) -> None:
        assert "int" not in labels(route(text))

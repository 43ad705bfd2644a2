"""An app of many functions, the same ones on every run: triggers by turns, handlers of about 90 lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from string import Template

from bench.fixture import App, Document
from funcls.model.target import BundleTarget
from funcls.schema.catalogue import BindingType
from funcls.schema.converter import Converter
from funcls.schema.trigger_data import Openness
from funcls.workspace.resources import load_catalogue

_BUNDLE = BundleTarget("Microsoft.Azure.Functions.ExtensionBundle", "[4.*, 5.0.0)")
_HOST_JSON = {"version": "2.0", "extensionBundle": {"id": _BUNDLE.identifier, "version": _BUNDLE.version_range}}
_RETURN = "$return"
_BROKEN_EVERY = 10
_PARTS_OF_A_HANDLER = 4

_HEAD = Template('''\
"""$title, number $number."""

import json
import logging
import os
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Dict, Iterable, List, Optional

import azure.functions as func

logger = logging.getLogger(__name__)
LIMIT = $number
''')

_PARTS = [
    Template(each)
    for each in (
        '''

@dataclass
class Item$number:
    """One line of an order."""

    sku: str
    quantity: int = 1
    price: float = 0.0
    tags: List[str] = field(default_factory=list)

    @property
    def total(self) -> float:
        return round(self.quantity * self.price, 2)

    def is_large(self) -> bool:
        return self.total > LIMIT or "large" in self.tags
''',
        '''

def read_document(text: str) -> Dict[str, Any]:
    """Read the body, whatever it is wrapped in."""
    try:
        document = json.loads(text)
    except ValueError as error:
        logger.warning("not JSON: %s", error)
        return {}
    if isinstance(document, list):
        document = {"items": document}
    for name in ("id", "created", "customer"):
        document.setdefault(name, None)
    return {key.strip().lower(): value for key, value in document.items()}
''',
        '''

def summed_$number(items: Iterable[Dict[str, Any]]) -> Dict[str, float]:
    """Return the sums by customer."""
    sums: Dict[str, float] = {}
    for item in items:
        customer = item.get("customer") or "unknown"
        amount = float(item.get("quantity", 1)) * float(item.get("price", 0))
        if amount < 0:
            logger.info("skipped %s", item)
            continue
        sums[customer] = sums.get(customer, 0.0) + amount
    largest = sorted(sums.items(), key=lambda pair: pair[1], reverse=True)
    return dict(largest[:LIMIT])
''',
        '''

def due_dates(start: Optional[datetime], steps: int = 3) -> List[str]:
    """Return when reminders are due."""
    moment = start or datetime.now(timezone.utc)
    dates = []
    while len(dates) < steps:
        moment += timedelta(days=7 + $number % 5)
        if moment.weekday() in (5, 6):
            moment += timedelta(days=2)
        dates.append(moment.isoformat(timespec="seconds"))
    return dates
''',
        '''

async def send_all(client: Any, messages: List[str], *, attempts: int = 3) -> int:
    """Send messages, each a few times at most; return how many were sent."""
    sent = 0
    for number, message in enumerate(messages, start=1):
        for attempt in range(attempts):
            try:
                await client.post(os.environ["TARGET_URL"], data=message.encode("utf-8"), timeout=10)
            except (OSError, TimeoutError):
                logger.exception("message %d of %d, attempt %d", number, len(messages), attempt + 1)
            else:
                sent += 1
                break
    return sent
''',
        '''

class Store$number:
    """Keeps what was seen, so that nothing is done twice."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._seen: Dict[str, datetime] = {}

    def is_new(self, key: str) -> bool:
        if key in self._seen:
            return False
        if len(self._seen) >= self._limit:
            oldest = min(self._seen, key=self._seen.__getitem__)
            del self._seen[oldest]
        self._seen[key] = datetime.now(timezone.utc)
        return True
''',
    )
]

_MAIN = Template('''

def main($parameters)$returns:
    """Handle one event."""
    started = datetime.now(timezone.utc)
    logger.info("run %d of %s", LIMIT, __name__)
    record = {"run": LIMIT, "customer": os.environ.get("CUSTOMER", "none"), "started": started.isoformat()}
    lines = [f"{key}={value!r}" for key, value in record.items() if value is not None]
    if not lines:
        raise ValueError("nothing to do")
    for line in lines:
        logger.debug("%s", line)
    elapsed = (datetime.now(timezone.utc) - started).total_seconds()
    logger.info("done in %.3f s", elapsed)
''')


def generated_app(root: Path, functions: int) -> App:
    """Write an app of so many functions; every tenth, the first one among them, has a finding in both of its files.

    Function 0 is the same in an app of any size; its documents are those of the returned app.
    """
    root.mkdir(parents=True)
    (root / "host.json").write_text(json.dumps(_HOST_JSON, indent=2), encoding="utf-8")
    broken = [
        documents
        for number, bindings in enumerate(islice(_bindings(), functions))
        if (documents := _write_function(root, number, bindings))
    ]
    script, configuration = broken[0]
    return App(root, script, configuration, tuple(document for pair in broken for document in pair))


def types_of_bundle() -> list[BindingType]:
    """Return the binding types that the app's bundle brings."""
    return [each for each in load_catalogue().types if not (each.needs_extension and _BUNDLE.lacks(each.bundles))]


def _bindings() -> Iterator[list[BindingType]]:
    """Yield the types of the bindings of one function after the other, without end."""
    types = types_of_bundle()
    skeletons = [each for each in types if each.skeleton.get("direction") == "out"]
    outputs = cycle([each for each in skeletons if each.skeleton["name"] != _RETURN])
    responses = [each for each in types if each.skeleton["name"] == _RETURN]
    for trigger in cycle([each for each in types if each.is_trigger]):
        # What a durable function gives back is its return value.
        outgoing = [] if trigger.implicit_output else [next(each for each in outputs if _fits(each, trigger))]
        yield [trigger, *outgoing, *(responses if trigger.name == "httpTrigger" else [])]


def _fits(output: BindingType, trigger: BindingType) -> bool:
    """Return whether the trigger may give the names in brackets that the sample of an output has."""
    return trigger.trigger_data.openness is Openness.OPEN or "{" not in "".join(map(str, output.skeleton.values()))


def _write_function(root: Path, number: int, bindings: list[BindingType]) -> tuple[Document, Document] | None:
    """Write one function; return its script and function.json where they are broken."""
    folder = root / f"Function{number:04}"
    folder.mkdir()
    trigger, *outputs = bindings
    name, other_name = str(trigger.skeleton["name"]), f"other_{trigger.skeleton['name']}"
    declared = _function_json(name, bindings)
    script = _script(name, number, trigger, outputs)
    is_broken = number % _BROKEN_EVERY == 0
    written = _script(other_name, number, trigger, outputs) if is_broken else script
    script_path, configuration_path = folder / "__init__.py", folder / "function.json"
    script_path.write_text(written, encoding="utf-8")
    configuration_path.write_text(declared, encoding="utf-8")
    if not is_broken:
        return None
    return (
        Document(script_path, written, script),
        Document(configuration_path, declared, _function_json(other_name, bindings)),
    )


def _function_json(name: str, bindings: list[BindingType]) -> str:
    trigger, *outputs = (dict(each.skeleton) for each in bindings)
    trigger["name"] = name
    for output in outputs:
        if output["name"] != _RETURN:
            output["name"] = "result"
    return json.dumps({"scriptFile": "__init__.py", "bindings": [trigger, *outputs]}, indent=2) + "\n"


def _script(name: str, number: int, trigger: BindingType, outputs: list[BindingType]) -> str:
    parameters = [f"{name}: {_annotation(trigger.converter)}"]
    has_response = any(each.skeleton["name"] == _RETURN for each in outputs)
    parameters += ["result: func.Out[str]" for each in outputs if each.skeleton["name"] != _RETURN]
    returns = " -> func.HttpResponse" if has_response else ""
    parts = islice(cycle(_PARTS), number % len(_PARTS), number % len(_PARTS) + _PARTS_OF_A_HANDLER)
    values = {"number": number, "title": trigger.title, "parameters": ", ".join(parameters), "returns": returns}
    lines = [template.substitute(values) for template in (_HEAD, *parts, _MAIN)]
    lines += ['    result.set("\\n".join(lines))\n'] if len(parameters) > 1 else []
    lines += ['    return func.HttpResponse("\\n".join(lines))\n'] if has_response else []
    return "".join(lines)


def _annotation(converter: Converter) -> str:
    first = converter.inputs.texts[0] if converter.inputs else ""
    return first if first.startswith("func.") else "str"

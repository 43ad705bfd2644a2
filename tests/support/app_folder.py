"""Apps on the disk, for tests that start the real thing."""

from __future__ import annotations

import json
from pathlib import Path

HOST_JSON = '{"version": "2.0"}'


class AppFolder:
    """An app on the disk with one function, `Orders`."""

    def __init__(self, root: Path, *, host_json: bool = True) -> None:
        self.root = root
        self.function_json = root / "Orders" / "function.json"
        self.script = root / "Orders" / "__init__.py"
        self.host_json = root / "host.json"
        if host_json:
            self.write("host.json", HOST_JSON)

    def write(self, path: str, text: str) -> Path:
        """Write a file, and the folders that it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def function(self, parameters: str = "timer", *names: str) -> AppFolder:
        """Write the function: its handler's parameters as they stand, and the names of its bindings."""
        self.write("Orders/function.json", timers(*names or ("timer",)))
        self.write("Orders/__init__.py", handler(parameters))
        return self


def timers(*names: str) -> str:
    """Return a function.json with a trigger, the first name, and outputs under the other names."""
    bindings: list[dict[str, str]] = [{"name": names[0], "type": "timerTrigger", "schedule": "0 0 * * * *"}]
    bindings += [{"name": name, "type": "queue", "direction": "out", "queueName": "orders"} for name in names[1:]]
    return json.dumps({"bindings": bindings}, indent=2)


def handler(parameters: str) -> str:
    """Return a script whose handler has these parameters."""
    return f"import azure.functions as func\n\n\ndef main({parameters}):\n    pass\n"

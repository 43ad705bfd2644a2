"""What funcls does for an app with planted mistakes, in a terminal and in an editor: `make demo`."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from itertools import chain
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from collections.abc import Iterator

from support.lsp_client import PUBLISH, Json, LspClient, LspError

APP = Path(__file__).resolve().parents[1] / "apps" / "broken-demo"
FUNCLS = (sys.executable, "-m", "funcls")
INDENT = "    "
WIDTH = 110
MOST_ITEMS = 8


class DemoError(Exception):
    """A step did not show what it is there to show."""


class Question(NamedTuple):
    """What an editor asks; `line` is a line of the file with `|` for the cursor."""

    method: str
    why: str
    file: str
    line: str


CONFIGURATION, SCRIPT = "PlaceOrder/function.json", "PlaceOrder/__init__.py"
PARAMETER = "def main(request: func.HttpRequest, ord|er: str)"
QUESTIONS = (
    Question("completion", "the values that the binding's type takes", CONFIGURATION, '"authLevel": "|anonymus"'),
    Question("completion", "the handler's parameters that no binding has", CONFIGURATION, '"name": "|req"'),
    Question("completion", "properties that the binding does not have yet", CONFIGURATION, '"|methods": ["post"]'),
    Question("hover", "a binding, and the parameter that it meets", CONFIGURATION, '"name": "ord|er"'),
    Question("hover", "a parameter, and the binding that fills it", SCRIPT, PARAMETER),
    Question("definition", "from a binding to its parameter", CONFIGURATION, '"name": "ord|er"'),
    Question("definition", "from a parameter to its binding", SCRIPT, PARAMETER),
)

MISTAKE = "main(request: func.HttpRequest, order: str)"
CORRECTION = "main(req: func.HttpRequest, order: func.Out[str])"


def main() -> int:
    """Run the demo and return 0, or 1 where something was not answered."""
    try:
        for line in chain(check(), [""], edit()):
            sys.stdout.write(f"{line}\n")
    except (LspError, DemoError) as error:
        sys.stdout.flush()
        sys.stderr.write(f"demo: {error}\n")
        return 1
    return 0


def check() -> Iterator[str]:
    """Run `funcls check` on the app."""
    yield f"$ cd tests/apps/{APP.name}"
    yield "$ funcls check"
    run = subprocess.run([*FUNCLS, "check"], cwd=APP, capture_output=True, encoding="utf-8", check=False)
    yield from run.stdout.splitlines()
    if run.returncode != 1:
        raise DemoError(f"funcls check ended with {run.returncode}, not with 1 for errors\n{run.stderr}")
    yield "(exit code 1: there are errors)"


def edit() -> Iterator[str]:
    """Hold the conversation of an editor with `funcls --stdio`, from opening the files to mending one of them."""
    yield "$ funcls --stdio    # what an editor asks in the same app, | being the cursor, and what it is told"
    with LspClient([*FUNCLS, "--stdio"]) as client:
        client.initialize(APP)
        texts = {file: (APP / file).read_text(encoding="utf-8") for file in sorted({each.file for each in QUESTIONS})}
        for file, text in texts.items():
            client.open(APP / file, text)
        for question in QUESTIONS:
            yield from ask(client, question, texts[question.file])
        yield from mend(client, texts[SCRIPT])
        if client.close() != 0:
            raise DemoError("the server did not end well")


def ask(client: LspClient, question: Question, text: str) -> Iterator[str]:
    """Ask one question."""
    before, _, after = question.line.partition("|")
    start = text.index(before + after)
    answer = client.ask(question.method, (APP / question.file).as_uri(), text, start + len(before))
    if not answer:
        raise DemoError(f"{question.method} at {question.line} in {question.file} was not answered")
    yield f"\n{question.method}: {question.why}"
    yield f"  {question.file}:{text.count(chr(10), 0, start) + 1}:  {question.line}"
    yield from ((INDENT + line).rstrip() for line in ANSWERS[question.method](answer))


def mend(client: LspClient, text: str) -> Iterator[str]:
    """Correct the handler's parameters and tell what is still wrong in the app."""
    uri = (APP / SCRIPT).as_uri()
    client.change(uri, 2, text.replace(MISTAKE, CORRECTION))
    client.wait_for(PUBLISH, lambda params: params["uri"] == uri and not params["diagnostics"])
    yield "\nan edit: the findings of both files follow it before anything is saved"
    yield f"  - def {MISTAKE}"
    yield f"  + def {CORRECTION}"
    yield "  What remains:"
    # The answer to a request comes after everything that was published before it.
    client.ask("hover", uri, text, 0)
    for file_uri, diagnostics in sorted(client.diagnostics.items()):
        for each in diagnostics:
            line = f"{place(file_uri, each['range'])}: {each['message']} [{each['code']}]"
            yield from textwrap.wrap(line, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT * 2)


def completion(answer: Json) -> Iterator[str]:
    """The labels of the first items, each with its detail."""
    items = answer["items"]
    width = max(len(each["label"]) for each in items[:MOST_ITEMS]) + 2
    for each in items[:MOST_ITEMS]:
        yield f"{each['label']:{width}}{each.get('detail') or ''}"
    if len(items) > MOST_ITEMS:
        yield f"and {len(items) - MOST_ITEMS} more"


def hover(answer: Json) -> Iterator[str]:
    """The Markdown as it stands, but for the folder in which the app lies."""
    yield from answer["contents"]["value"].replace(APP.as_uri(), "file:///...").splitlines()


def definition(answer: Json) -> Iterator[str]:
    """Each target as file:line:column."""
    yield from (place(each["uri"], each["range"]) for each in answer)


def place(uri: str, at: Json) -> str:
    """A range as the file's path in the app, line and column."""
    return f"{uri.removeprefix(APP.as_uri() + '/')}:{at['start']['line'] + 1}:{at['start']['character'] + 1}"


ANSWERS = {"completion": completion, "hover": hover, "definition": definition}

if __name__ == "__main__":
    sys.exit(main())

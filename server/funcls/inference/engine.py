"""Questions to jedi: for one thread only. Importing this module imports jedi."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

# jedi raises the limit for the whole process, which is deeper than some platforms have stack for.
_limit = sys.getrecursionlimit()
import jedi  # noqa: E402
import jedi.settings  # noqa: E402
import parso.cache  # noqa: E402

sys.setrecursionlimit(_limit)

from funcls.inference.environment import FilesOnly  # noqa: E402
from funcls.inference.handlers import DURABLE, LIBRARY, PREAMBLE, TYPING  # noqa: E402
from funcls.inference.library_paths import STUBS, search_path  # noqa: E402
from funcls.inference.results import Call, Description, Member, Question, Target  # noqa: E402
from funcls.inference.rewriting import Replacement, Rewritten  # noqa: E402
from funcls.inference.words import identifier_at  # noqa: E402
from funcls.text.lines import Encoding, LineIndex, Position  # noqa: E402
from funcls.text.span import Span  # noqa: E402

_OWN_NAMES: Final = {LIBRARY: "func", TYPING: "typing", DURABLE: "df"}
_BREAK: Final = re.compile(r"\s*\n\s*")
_BREAK_IN_BRACKETS: Final = re.compile(r"(?<=[\[(]) | (?=[\])])")
_BOM: Final = "\ufeff"
_ENOUGH: Final = 800
"""Characters of a documentation after which no further paragraph is shown."""

OF_STUB: Final = "*From funcls's own description of {}: the app's packages do not have it.*"

jedi.settings.auto_import_modules = []
jedi.settings.dynamic_params_for_other_modules = False
jedi.settings.allow_unsafe_interpreter_executions = False


def _nothing(*_: object, **__: object) -> None:
    """Stand in for parso's files of what it has parsed: funcls writes nothing outside the user's files."""


for _name in ("_load_from_file_system", "_save_to_file_system", "_remove_cache_and_update_lock"):
    if hasattr(parso.cache, _name):
        setattr(parso.cache, _name, _nothing)


class Engine:
    """Answers questions; what it found last is kept until it is asked again, for `document`."""

    def __init__(self) -> None:
        self._found: dict[int, Any] = {}
        self._count = 0

    def warm_up(self, root: str) -> None:
        """Read what nearly every question needs."""
        text = "def main(req):\n    req."
        annotation = Replacement(Span(12, 12), f": {LIBRARY}.HttpRequest")
        script = _Script(root, f"{root}/main.py", text, [annotation])
        script.jedi.complete(*script.place(len(text)))

    def members(self, question: Question) -> tuple[Member, ...]:
        """Return the names that may stand at a place, those that begin with an underscore last."""
        found = self._complete(question)
        if question.only_unknown and found:
            seen = {each.name for each in _plain(question).complete(*_plain_place(question))}
            found = [] if seen else found
        typed = question.text[identifier_at(question.text, question.offset).start : question.offset]
        shown = [each for each in found if each.name not in _OWN_NAMES and _is_shown(each.name, typed)]
        first = self._count
        self._count += len(shown)
        self._found = dict(enumerate(shown, first))
        return tuple(Member(each.name, each.type, number) for number, each in self._found.items())

    def document(self, number: int) -> str:
        """Return what is to say of a member that was found last, as Markdown; empty where it is forgotten."""
        found = self._found.get(number)
        return _described(found) if found is not None else ""

    def calls(self, question: Question) -> tuple[Call, ...]:
        """Return what the call around a place takes."""
        script = _script(question)
        found = script.jedi.get_signatures(*script.place(question.offset))
        if question.only_unknown and found and _plain(question).get_signatures(*_plain_place(question)):
            return ()
        return tuple(
            Call(
                _on_one_line(each.to_string()),
                tuple(_on_one_line(parameter.to_string()) for parameter in each.params),
                each.index,
                _paragraphs(_beginning(each.docstring(raw=True)), _source(each)),
            )
            for each in found
        )

    def describe(self, question: Question) -> Description | None:
        """Return what is to say of a name; None where nothing is known of it."""
        span = identifier_at(question.text, question.offset)
        if span.start == span.end or question.text[span.start : span.end] in _OWN_NAMES:
            return None
        script = _script(question)
        found = _goto(script.jedi, script.place(question.offset), stubs=True)
        if question.only_unknown and found and _goto(_plain(question), _plain_place(question), stubs=True):
            return None
        text = "\n\n---\n\n".join(dict.fromkeys(filter(None, map(_described, found))))
        return Description(text, span) if text else None

    def targets(self, question: Question) -> tuple[Target, ...]:
        """Return where a name is defined."""
        script = _script(question)
        found = _goto(script.jedi, script.place(question.offset), stubs=False)
        if question.only_unknown and found and _goto(_plain(question), _plain_place(question), stubs=False):
            return ()
        return tuple(dict.fromkeys(target for each in found if (target := script.target(each)) is not None))

    def _complete(self, question: Question) -> list[Any]:
        script = _script(question)
        return list(script.jedi.complete(*script.place(question.offset)))


class _Script:
    """A script as jedi reads it."""

    def __init__(self, root: str, path: str, text: str, replacements: Sequence[Replacement]) -> None:
        start = [Replacement(Span(0, 0), PREAMBLE)]
        if text.startswith(_BOM):
            start.append(Replacement(Span(0, 1), "\f"))
        self._path = path
        self._rewritten = Rewritten(text, [*start, *replacements])
        self._lines = LineIndex(self._rewritten.text)
        self.jedi = jedi.Script(self._rewritten.text, path=path, project=_project(root), environment=FilesOnly())

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line, counted from 1, and the column of an index of the text."""
        line, column = self._lines.position(self._rewritten.forward(offset), Encoding.UTF32)
        return line + 1, column

    def target(self, name: Any) -> Target | None:
        """Return where a name stands, None where that is in no file or in what funcls put into the script."""
        if name.module_path is None or name.line is None:
            return None
        line, column, path = name.line - 1, name.column, name.module_path.as_posix()
        line_text = name.get_line_code().rstrip("\r\n")
        if name.module_path == Path(self._path):
            offset = self._rewritten.back(self._lines.offset(Position(line, column), Encoding.UTF32))
            if offset is None:
                return None
            lines = LineIndex(self._rewritten.original)
            line, column = lines.position(offset, Encoding.UTF32)
            line_text = lines.text[slice(*lines.line_span(line))]
        if name.type == "module":
            return Target(path, 0, "", 0, 0)
        return Target(path, line, line_text, column, column + len(name.name))


@lru_cache(maxsize=8)
def _project(root: str) -> Any:
    return jedi.Project(root, sys_path=search_path(root), smart_sys_path=False)


def _script(question: Question) -> _Script:
    annotations = question.annotations
    return _Script(question.root, question.path, question.text, [*annotations.missing, *annotations.plain])


def _without_ours(question: Question) -> _Script:
    return _Script(question.root, question.path, question.text, question.annotations.plain)


def _plain(question: Question) -> Any:
    """Return the script as others see it."""
    return _without_ours(question).jedi


def _plain_place(question: Question) -> tuple[int, int]:
    return _without_ours(question).place(question.offset)


def _goto(script: Any, place: tuple[int, int], *, stubs: bool) -> list[Any]:
    found = script.goto(*place, follow_imports=True, follow_builtin_imports=True, prefer_stubs=stubs)
    return [each for each in found if each.name not in _OWN_NAMES]


def _is_shown(name: str, typed: str) -> bool:
    return not name.startswith("__") or typed.startswith("_")


def _described(name: Any) -> str:
    """Return what is to say of a name: how it is written, its documentation, and where that comes from."""
    documented, documentation = name, name.docstring(raw=True)
    if name.type in ("param", "statement", "instance") and not documentation:
        documented = next(iter(name.infer()), name)
        documentation = documented.docstring(raw=True)
    return _paragraphs(f"```python\n{_shown(_declaration(name))}\n```", _beginning(documentation), _source(documented))


def _beginning(text: str) -> str:
    """Return the first paragraphs of a documentation."""
    end = text.find("\n\n", _ENOUGH)
    return text if end < 0 else f"{text[:end]}\n\n..."


def _declaration(name: Any) -> str:
    if name.type == "function":
        signatures = name.get_signatures()
        return "\n".join(f"def {_on_one_line(each.to_string())}" for each in signatures) or f"def {name.name}()"
    if name.type in ("class", "module"):
        return f"{name.type} {name.full_name or name.name}"
    if name.type == "keyword":
        return str(name.name)
    hint = _hint(name)
    return f"{name.name}: {hint}" if hint else str(name.name)


def _hint(name: Any) -> str:
    """Return what is known of the type of a name, empty where that is nothing."""
    try:
        return name.get_type_hint() or ""
    except TypeError:
        # jedi fails on `*args`, whose items have no type.
        return ""


def _source(name: Any) -> str:
    path = name.module_path
    if path is None or STUBS not in path.parents:
        return ""
    return OF_STUB.format(".".join(path.relative_to(STUBS).parts[:2]))


def _shown(text: str) -> str:
    """Return a text of jedi's as the user would write it."""
    for own, name in _OWN_NAMES.items():
        text = text.replace(own, name)
    return text


def _on_one_line(signature: str) -> str:
    """Return a signature, or a part of one, without the line breaks of its source, as the user would write it."""
    return _shown(_BREAK_IN_BRACKETS.sub("", _BREAK.sub(" ", signature)))


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(_filled(texts))


def _filled(texts: Sequence[str]) -> Iterator[str]:
    yield from (each.strip() for each in texts if each.strip())

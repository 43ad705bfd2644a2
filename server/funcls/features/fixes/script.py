"""Fixes for the script of a function and its entry point."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from funcls.features.fixes.json_edits import add_member, put_text, remove, rename_key
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.insert import json_text
from funcls.features.refactorings.written_handler import added_handler, whole_script
from funcls.features.results import Edit, FileEdits
from funcls.model.function import ENTRY_POINT_KEY, PYTHON_EXTENSION, SCRIPT_KEY, Function
from funcls.model.handler import DEFAULT_ENTRY_POINT
from funcls.model.imports import Fault
from funcls.model.modules import PACKAGE_FILE
from funcls.schema.wording import nearest
from funcls.text.span import Span

_MOST = 3


def of_missing(problem: Problem) -> Iterator[Proposal]:
    """Name a script that there is, or make the one that is named."""
    function = problem.function
    field = function.script.field if function is not None else None
    if function is None or field is None or field.member.value is None:
        return
    candidates = function.script.candidates[:_MOST]
    near = nearest(field.text or "", candidates)
    for each in sorted(candidates, key=lambda one: one != near):
        edit = put_text(problem.source, field.member.value, each)
        yield Proposal.of(f"Write '{each}'", problem.path, edit, is_likely=each == near)
    if function.script.path is not None:
        yield from _created(function, function.script.path)


def of_other_file(problem: Problem) -> Iterator[Proposal]:
    """Name a Python file that lies beside the script, where the worker cannot take that one."""
    function = problem.function
    script = function.script if function is not None else None
    field = script.field if script is not None else None
    if script is None or script.path is None or field is None or field.member.value is None:
        return
    name = posixpath.basename(script.path)
    others = [each for each in script.candidates if _is_module(each) and posixpath.basename(each) != name]
    same = [each for each in others if posixpath.basename(each).partition(".")[0] == name.partition(".")[0]]
    for each in sorted(others, key=lambda one: one not in same)[:_MOST]:
        edit = put_text(problem.source, field.member.value, each)
        yield Proposal.of(f"Write '{each}'", problem.path, edit, is_likely=each in same)


def _is_module(path: str) -> bool:
    """Return whether the last part of a path to a script has one dot, that of its extension."""
    return posixpath.basename(path).count(".") == 1


def of_undetermined(problem: Problem) -> Iterator[Proposal]:
    """Give the key its letters, or name one of the Python files of the folder."""
    function = problem.function
    root = function.root if function is not None else None
    if function is None or root is None:
        return
    slip = function.misspelt(SCRIPT_KEY)
    if slip is not None:
        edit = rename_key(problem.source, slip, SCRIPT_KEY)
        yield Proposal.of(f"Write '{SCRIPT_KEY}'", problem.path, edit, is_likely=True)
        return
    names = function.script.candidates
    for name in names[:_MOST]:
        edits = add_member(problem.source, root, f"{json_text(SCRIPT_KEY)}: {json_text(name)}")
        title = f"Add {json_text(SCRIPT_KEY)}: {json_text(name)}"
        yield Proposal.of(title, problem.path, *edits, is_likely=len(names) == 1)
    if not names:
        yield from _created(function, f"{function.name}/{PACKAGE_FILE}")


def of_entry_point(problem: Problem) -> Iterator[Proposal]:
    """Name a function of the script."""
    function = problem.function
    root = function.root if function is not None else None
    if function is None or root is None or problem.path != function.file.path:
        return
    slip = function.misspelt(ENTRY_POINT_KEY)
    if slip is not None:
        edit = rename_key(problem.source, slip, ENTRY_POINT_KEY)
        yield Proposal.of(f"Write '{ENTRY_POINT_KEY}'", problem.path, edit, is_likely=True)
        return
    names = _defined(function)
    near = nearest(function.entry_point, names)
    public = [each for each in names if not each.startswith("_") and each not in _decorated(function)]
    meant = near or (public[0] if len(public) == 1 else None)
    field = function.entry_point_field
    for name in sorted(names, key=lambda each: each != meant)[:_MOST]:
        if name == DEFAULT_ENTRY_POINT and field is not None:
            edits = remove(problem.source, root, field.member)
            yield Proposal.of(f"Remove '{ENTRY_POINT_KEY}'", problem.path, *edits, is_likely=name == meant)
        elif field is not None and field.member.value is not None:
            edit = put_text(problem.source, field.member.value, name)
            yield Proposal.of(f"Write '{name}'", problem.path, edit, is_likely=name == meant)
        else:
            edits = add_member(problem.source, root, f"{json_text(ENTRY_POINT_KEY)}: {json_text(name)}")
            title = f"Add {json_text(ENTRY_POINT_KEY)}: {json_text(name)}"
            yield Proposal.of(title, problem.path, *edits, is_likely=name == meant)
    yield from _defined_anew(function)


def of_import(problem: Problem) -> Iterator[Proposal]:
    """Name a module that there is."""
    function = problem.function
    faults = function.loading.faults if function is not None else ()
    fault = next((each for each in faults if each.place == problem.finding.place), None)
    if fault is None:
        return
    if fault.fault is Fault.BESIDE:
        yield from _relative(problem, fault.module)
        return
    last = fault.module.rpartition(".")[2]
    near, written = nearest(last, fault.near), problem.source.text[slice(*problem.span)]
    if near is not None and written.endswith(last):
        text = written.removesuffix(last) + near
        yield Proposal.of(
            f"Write '{text}'", problem.path, Edit(problem.span, text), is_likely=near.lower() == last.lower()
        )


def _relative(problem: Problem, module: str) -> Iterator[Proposal]:
    """Yield the fix that imports a module beside the file as what lies beside it, where one module is imported."""
    text, (start, end) = problem.source.text, problem.span
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    before = text[line:start]
    title = "Import it from the folder of this file"
    if before.strip() == "from":
        yield Proposal.of(title, problem.path, Edit(Span(start, start), "."), is_likely=True)
    elif before.strip() == "import" and "." not in module and not text[end:].lstrip(" \t").startswith(","):
        at = line + before.index("import")
        yield Proposal.of(title, problem.path, Edit(Span(at, at), "from . "), is_likely=True)


def _defined_anew(function: Function) -> Iterator[Proposal]:
    """Yield the fix that writes a function of the entry point's name, which takes all bindings."""
    script = function.script_file
    edits = added_handler(function, script) if script is not None else ()
    if script is not None and edits:
        yield Proposal(f"Define {function.entry_point}() in {script.path}", (FileEdits(script.path, edits),))


def _created(function: Function, path: str) -> Iterator[Proposal]:
    """Yield a script that takes the bindings of the function."""
    text = whole_script(function) if path.endswith(PYTHON_EXTENSION) else None
    if text is not None:
        yield Proposal(f"Create {path}", (FileEdits(path, (Edit(Span(0, 0), text),), creates=True),))


def _decorated(function: Function) -> frozenset[str]:
    functions = function.script_file.python.functions() if function.script_file else ()
    return frozenset(each.name for each in functions if each.decorators)


def _defined(function: Function) -> list[str]:
    defined = [each.name for each in function.script_file.python.functions()] if function.script_file else []
    return [name for name in dict.fromkeys(defined) if name != function.entry_point]

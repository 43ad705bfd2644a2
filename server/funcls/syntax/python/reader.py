"""From the text of a Python module, or of an annotation in a string, to facts. Nothing is imported or run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from funcls.syntax.python.definitions import Header
from funcls.syntax.python.expression_reader import read_expression
from funcls.syntax.python.expressions import Constant, Expression, Sequence
from funcls.syntax.python.facts import Assigned, Bind, Block, PythonModule, Statement, SyntaxProblem, Unread, running
from funcls.syntax.python.problems import find_problem
from funcls.syntax.python.recovery import Chunk, signature_ends, split_chunks
from funcls.syntax.python.source import Source
from funcls.syntax.python.statements import StatementReader
from funcls.syntax.python.touched import rebinds_unseen, touched_names
from funcls.syntax.python.trees import LONGEST, TooComplexError, parse_tree
from funcls.text.span import Span

_ALL: Final = "__all__"
_RULED_WORDS: Final = ("nonlocal", "global", "yield", "__debug__", "__future__")
_RULED_LINES: Final = re.compile(r"\n[ \t]*(?:case\b|except[ \t]*:|\*\w+[ \t]*(?:=|,.*=)|from\b.*\bimport[ \t]*\*)")
"""Words and lines with rules of their own, which the parser does not check. That a pattern begins with a character, and
not with what stands between two, makes the search several times faster: this is done on every script."""
_NEXT_KEYWORD: Final = re.compile(r"=(?=[^()=\n]*,[ \t]*(\w+)=(?!=))")
"""The sign between a keyword argument and its value, with the keyword that follows on the line."""
_ASYNC_FUNCTION: Final = re.compile(r"\n([ \t]*)async def\b.*(?:\n\1[ \t]+\S.*|\n[ \t]*(?=\n|\Z))*")
_INNER_FUNCTION: Final = re.compile(r"\n[ \t]+def\b|lambda\b")
_WAITS: Final = re.compile(r"await\b|async[ \t]+(?:for|with)\b")


def parse_python(text: str) -> PythonModule:
    """Read a module; never raises.

    In a text that Python refuses, every top-level part that it accepts is read, and of a function with a broken body
    the signature. What is too deeply nested for this Python is left unread, without a syntax error.
    """
    source = Source(text)
    reader = StatementReader(source)
    problem = None
    try:
        statements = _read(reader, source.readable)
        return _module(statements, reader, _problem_of_compiler(source, reader), unread="")
    except SyntaxError as error:
        problem = find_problem(error, source)
    except TooComplexError:
        pass
    reader = StatementReader(source)
    statements = tuple(_recovered(source, reader))
    unread = "".join(text[part.span.start : part.span.end] for part in statements if isinstance(part, Unread))
    return _module(statements, reader, problem, unread=unread)


def find_syntax_error(text: str) -> SyntaxProblem | None:
    """Return the error of a module that Python refuses, without reading anything from it; never raises.

    It takes a fifth of the time of `parse_python`.
    """
    source = Source(text)
    if len(text) > LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source.readable, "<unknown>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return find_problem(error, source)
    except ValueError as error:
        # Null bytes, before Python 3.11.4.
        return find_problem(SyntaxError(str(error)), source)
    except (RecursionError, MemoryError):
        pass
    return None


def parse_expression(text: str) -> Expression | None:
    """Read one expression, as in a string annotation; None if it is not one. Spans are indices of `text`."""
    source = Source(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read_expression(ast.parse(source.readable, mode="eval").body, source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _read(reader: StatementReader, text: str, first_line: int = 0, header: Header | None = None) -> Block:
    """The facts of a part of the text; raises SyntaxError, and TooComplexError for what nests too deeply."""
    body = parse_tree(text).body
    try:
        reader.durable.read(body, first_line)
        return reader.read(body, first_line, header)
    except (RecursionError, MemoryError) as error:
        raise TooComplexError from error


def _problem_of_compiler(source: Source, reader: StatementReader) -> SyntaxProblem | None:
    """The error that the parser does not find, such as a `return` outside a function.

    Compiling takes half as long as parsing: it is done only where something stands that may be wrong. The code that
    comes of it is dropped; nothing of it runs.
    """
    text = source.readable
    if not reader.takes_twice and not _has_rules(f"\n{text}"):
        return reader.misplaced
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "<unknown>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return find_problem(error, source)
    except (ValueError, RecursionError, MemoryError):
        pass
    return reader.misplaced


def _has_rules(text: str) -> bool:
    """Whether something stands in the text, which begins with a line break, that the parser does not check."""
    words = any(word in text for word in _RULED_WORDS)
    return words or _RULED_LINES.search(text) is not None or _repeats_keyword(text) or _may_wait_outside(text)


def _repeats_keyword(text: str) -> bool:
    """Whether a keyword argument seems to be given twice, one right after the other."""
    return any(text.endswith(found[1], 0, found.start()) for found in _NEXT_KEYWORD.finditer(text))


def _may_wait_outside(text: str) -> bool:
    """Whether an `await`, or the like, may stand elsewhere than in the body of an asynchronous function."""
    if "await" not in text and "async" not in text:
        return False
    rest = _ASYNC_FUNCTION.sub(lambda found: found[0] if _INNER_FUNCTION.search(found[0]) else "", text)
    return _WAITS.search(rest) is not None


def _recovered(source: Source, reader: StatementReader) -> Iterator[Statement]:
    for chunk in split_chunks(source.readable):
        first_line = source.line_at(chunk.start)
        try:
            yield from _read(reader, source.readable[chunk.start : chunk.end], first_line)
        except SyntaxError:
            yield from _signature(source, reader, chunk, first_line)
        except TooComplexError:
            yield Unread(Span(chunk.start, chunk.end))


def _signature(source: Source, reader: StatementReader, chunk: Chunk, first_line: int) -> Block:
    """The function of a chunk with its signature alone; Unread if the chunk has none."""
    text = source.readable
    reader.durable.read_around(text[chunk.start : chunk.end], first_line)
    function_end = chunk.start + len(text[chunk.start : chunk.end].rstrip())
    for end in signature_ends(text, chunk):
        with suppress(SyntaxError, TooComplexError):
            return _read(reader, text[chunk.start : end] + ":pass", first_line, Header(end, function_end))
    return (Unread(Span(chunk.start, chunk.end)),)


def _module(statements: Block, reader: StatementReader, problem: SyntaxProblem | None, *, unread: str) -> PythonModule:
    exports, exports_known = _exports(statements, reader.effects.mentions_of_all)
    touches = reader.effects.touches
    retouched, renamed = touched_names(statements, touches)
    return PythonModule(
        statements,
        complete=problem is None and not any(isinstance(statement, Unread) for statement in statements),
        syntax_error=problem,
        dynamic=touches.dynamic or any(_is_getattr(statement) for statement in running(statements)),
        rebinding=rebinds_unseen(statements, touches),
        global_binds=tuple(reader.global_binds),
        retouched=retouched,
        renamed=renamed,
        patched=frozenset(touches.patched),
        exports=exports,
        exports_known=exports_known and _ALL not in unread,
        imports=tuple(reader.imports),
        late_imports=tuple(reader.late_imports),
        parts=tuple(reader.parts) if problem is None and not unread else (),
        durable_calls=reader.durable.found(unread),
        durable_by_name=reader.durable.by_name(unread),
    )


def _exports(statements: Block, mentions: int) -> tuple[tuple[str, ...] | None, bool]:
    """The names in `__all__`, None without it; and whether that is known, as it is of one literal assignment."""
    bound = [each for each in running(statements) if isinstance(each, Bind) and each.name == _ALL]
    if not bound:
        return None, mentions == 0
    value = bound[0].value
    if len(bound) == mentions == 1 and bound[0] in statements and isinstance(value, Assigned):
        form = value.expression.form
        if isinstance(form, Sequence):
            constants = [item.form.value for item in form.items if isinstance(item.form, Constant)]
            names = tuple(each for each in constants if isinstance(each, str))
            return (names, True) if len(names) == len(form.items) else (None, False)
    return None, False


def _is_getattr(statement: Statement) -> bool:
    return isinstance(statement, Bind) and statement.name == "__getattr__"

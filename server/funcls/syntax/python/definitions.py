"""From functions and imports of an `ast` tree to facts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from funcls.syntax.python.decorators import as_decorator
from funcls.syntax.python.effects import FunctionNode, Scope
from funcls.syntax.python.expression_reader import read_expression, read_parameters
from funcls.syntax.python.expressions import Parameter
from funcls.syntax.python.facts import (
    Bind,
    FunctionDef,
    Import,
    ImportedModule,
    ImportedName,
    StarImport,
    Statement,
    UnknownDecorator,
    When,
)
from funcls.syntax.python.returned import first_value
from funcls.syntax.python.source import Source
from funcls.text.span import Span


class Header(NamedTuple):
    """Of a function of which only the signature could be read: where that ends, and where all of it does."""

    end: int
    function_end: int


def read_function(node: FunctionNode, scope: Scope | None, source: Source, header: Header | None = None) -> FunctionDef:
    """The facts of a function; `scope` is the walk over its body, `header` is given where that is not its own body.

    Without a scope the signature alone is read.
    """
    body_read = scope is not None and header is None
    start, end = source.span(node)
    is_async = isinstance(node, ast.AsyncFunctionDef)
    name = source.name_of(node)
    parameters = read_parameters(node.args, source)
    returns = read_expression(node.returns, source) if node.returns else None
    value = first_value(node) if body_read else None
    header_end = header.end if header else source.colon_after(_last_of_header(node, name, parameters, source))
    return FunctionDef(
        name=node.name,
        name_span=name,
        signature=Span(start, header_end),
        span=Span(start, header.function_end if header else end),
        parameters=parameters,
        returns=returns,
        decorators=tuple(read_expression(decorator, source) for decorator in node.decorator_list),
        is_async=is_async,
        is_generator=scope is not None and scope.generator,
        docstring_summary=_summary(node.body),
        body_read=body_read,
        as_decorator=as_decorator(node, scope, source) if scope and body_read else UnknownDecorator(),
        returned_value=source.span(value) if value is not None else None,
    )


def takes_twice(node: FunctionNode) -> bool:
    """Whether a function has two parameters of one name, which Python refuses."""
    given = node.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    names += [each.arg for each in (given.vararg, given.kwarg) if each is not None]
    return len(names) > 1 and len(set(names)) < len(names)


def read_import(node: ast.Import, source: Source, when: When) -> Iterator[tuple[Bind, Import]]:
    """What `import ...` binds, and the modules that it loads."""
    for alias in node.names:
        written = source.span(alias)
        is_plain = alias.asname is None and len(alias.name) == written.end - written.start
        module = written if is_plain else source.module_at(written.start, 0, alias.name)
        fact = Import(alias.name, 0, (), (), module, when)
        if alias.asname:
            value = ImportedModule(alias.name, alias.name, module)
            yield Bind(alias.asname, source.last_identifier(written), value), fact
        else:
            top = alias.name.partition(".")[0]
            yield Bind(top, source.identifier_at(written.start), ImportedModule(alias.name, top, module)), fact


def read_import_from(node: ast.ImportFrom, source: Source, when: When) -> tuple[list[Statement], Import]:
    """What `from ... import ...` binds, and the module that it loads."""
    module = node.module or ""
    module_span = source.module_at(source.skip_trivia(source.span(node).start + len("from")), node.level, module)
    statements: list[Statement] = []
    spans = []
    for alias in node.names:
        written = source.span(alias)
        if alias.name == "*":
            spans.append(written)
            statements.append(StarImport(module, node.level, module_span))
            continue
        name = source.identifier_at(written.start) if alias.asname else written
        spans.append(name)
        statements.append(
            Bind(
                alias.asname or alias.name,
                source.last_identifier(written) if alias.asname else name,
                ImportedName(module, node.level, alias.name, name, module_span),
            )
        )
    names = tuple(alias.name for alias in node.names)
    return statements, Import(module, node.level, names, tuple(spans), module_span, when)


def _last_of_header(node: FunctionNode, name: Span, parameters: tuple[Parameter, ...], source: Source) -> int:
    """The end of the last part of a signature that may itself hold a colon."""
    ends = [name.end, *(parameter.whole.end for parameter in parameters)]
    ends += [source.span(each).end for each in getattr(node, "type_params", ())]
    if node.returns is not None:
        ends.append(source.span(node.returns).end)
    return max(ends)


def _summary(body: list[ast.stmt]) -> str | None:
    first = body[0]
    if not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
        return None
    docstring = first.value.value
    return docstring.strip().partition("\n")[0].rstrip() or None if isinstance(docstring, str) else None

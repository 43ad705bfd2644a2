"""Calls that name a function of Durable Functions by a constant of another module of the app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from funcls.model.loading import Loading
from funcls.model.names import Names
from funcls.model.resolved import Literal
from funcls.model.source import Place, SourceFile
from funcls.syntax.python.durable_calls import DurableCall
from funcls.syntax.python.expressions import Constant
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class DurableUse:
    """A call that names a function, in a module that some function of the app loads.

    `place` is the name, which a constant of this or another module may have for its value, `argument` what the call is
    given. The spans of `call` lie in the files of these two.
    """

    call: DurableCall
    place: Place
    argument: Place


def imported_uses(loading: Loading, names: Names) -> tuple[DurableUse, ...]:
    """Return the calls in the modules of `loading` whose name certainly is a text that another module has."""
    calling = [each.file for each in loading.modules if each.file.python.durable_by_name]
    return tuple(dict.fromkeys(use for each in calling for use in _uses(each, loading, names)))


def _uses(file: SourceFile, loading: Loading, names: Names) -> Iterator[DurableUse]:
    for call in file.python.durable_by_name:
        found = names.resolve_dotted(file.path, call.name)
        if not isinstance(found, Literal) or found.place.path == file.path:
            continue
        # What is set from outside is not what the text of its module says.
        bound = names.text(found.place.path)[slice(*found.at)]
        if loading.may_set(bound, found.place.path) or loading.may_set(call.name.rpartition(".")[2], file.path):
            continue
        form = found.expression.form
        if isinstance(form, Constant) and isinstance(form.value, str) and form.value:
            span = _inside(names.text(found.place.path), found.place.span, form.value)
            yield DurableUse(
                DurableCall(form.value, span, call.argument, call.part, call.called, call.half_typed),
                Place(found.place.path, span),
                Place(file.path, call.argument),
            )


def _inside(text: str, span: Span, value: str) -> Span:
    """Return where the value stands between its quotes, or all of the text where it is written in another way."""
    start = text.find(value, *span)
    around = text[span.start : max(start, span.start)] + text[start + len(value) : span.end]
    is_alone = start >= 0 and not any(each.isalnum() for each in around)
    return Span(start, start + len(value)) if is_alone else span

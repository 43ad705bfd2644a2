"""What the touches of a module mean for the names that it binds."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.syntax.python.expressions import Call, Expression, Name
from funcls.syntax.python.facts import Assigned, Bind, Block, ClassDef, FunctionDef, Unreadable, running
from funcls.syntax.python.touches import MODULE_GETTERS, Touches


def rebinds_unseen(statements: Block, touches: Touches) -> bool:
    """Whether bound names may be bound anew: also by an attribute that is given to what may be this very module."""
    given = touches.given_attributes
    return touches.rebinding or (bool(given) and any(_may_be_module(each) for each in _bindings_of(statements, given)))


def touched_names(statements: Block, touches: Touches) -> tuple[frozenset[str], frozenset[str]]:
    """The names of which special attributes may be changed, and those of which that is true of `__name__` alone."""
    retouched = touches.retouched | (touches.passed if touches.changes_parameters else set())
    renamed = set(touches.renamed)
    everything = touches.all_retouched
    for names in (retouched, renamed):
        bindings = list(_bindings_of(statements, names)) if names else []
        # Loop variables and the like may stand for whatever the module defines.
        everything |= any(isinstance(each.value, Unreadable) for each in bindings)
        while bindings:
            aliased = {each for each in map(_aliased, bindings) if each is not None} - names
            names |= aliased
            bindings = list(_bindings_of(statements, aliased))
    if everything:
        retouched = {each.name for each in running(statements) if isinstance(each, Bind)}
    return frozenset(retouched), frozenset(renamed)


def _bindings_of(statements: Block, names: set[str]) -> Iterator[Bind]:
    return (each for each in running(statements) if isinstance(each, Bind) and each.name in names)


def _aliased(bind: Bind) -> str | None:
    """The name at the root of a dotted one that is assigned."""
    match bind.value:
        case Assigned(Expression(form=Name(dotted))):
            return dotted.partition(".")[0]
        case _:
            return None


def _may_be_module(bind: Bind) -> bool:
    match bind.value:
        case FunctionDef() | ClassDef():
            return False
        case Assigned(Expression(form=Call(function=Expression(form=Name(dotted))))):
            return dotted.rpartition(".")[2] in MODULE_GETTERS
        case Assigned(Expression(form=form)):
            return isinstance(form, Name)
        case _:
            return True

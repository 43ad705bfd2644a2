"""Handlers that a call or a library makes."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

MADE: Final = (
    template(
        "factory",
        """
        def make():
            def inner(PARAMS)ARROW:
                pass

            return inner


        NAME = make()
        """,
        Limit.FACTORY,
    ),
    template(
        "factory of lambdas",
        """
        def make():
            return lambda PLAIN: None


        NAME = make()
        """,
        Limit.FACTORY,
    ),
    template(
        "imported factory",
        """
        from .factories import make

        NAME = make()
        --- ./factories.py
        BEFORE
        def make():
            def inner(PARAMS)ARROW:
                pass

            return inner
        """,
        Limit.FACTORY,
    ),
    template(
        "orchestrator",
        """
        import azure.durable_functions as df


        def inner(context: df.DurableOrchestrationContext):
            yield


        NAME = df.Orchestrator.create(inner)
        """,
    ),
    template(
        "entity",
        """
        import azure.durable_functions as df


        def inner(context):
            pass


        NAME = df.Entity.create(inner)
        """,
        Limit.FACTORY,
    ),
    template(
        "orchestrator by name",
        """
        from azure.durable_functions import Orchestrator


        def inner(context):
            yield


        NAME = Orchestrator.create(inner)
        """,
    ),
    template(
        "choice of two",
        """
        def one(PARAMS)ARROW:
            pass


        def two(other):
            pass


        NAME = one if len(__name__) else two
        """,
        Limit.CONDITION,
    ),
    template(
        "item of a table",
        """
        def inner(PARAMS)ARROW:
            pass


        HANDLERS = {"a": inner}
        NAME = HANDLERS["a"]
        """,
        Limit.FACTORY,
    ),
    template(
        "getattr",
        """
        class Handler:
            @staticmethod
            def handle(PARAMS)ARROW:
                pass


        NAME = getattr(Handler, "handle")
        """,
        Limit.FACTORY,
    ),
)

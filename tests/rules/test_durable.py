"""The durable library and its two generations: which annotations and factories the worker takes with which."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report, stated

CLIENT = """
    --- requirements.txt
    {requirement}
    --- Start/function.json
    {{"bindings": [
      {{"type": "httpTrigger", "name": "req"}},
      {{"type": "durableClient", "name": "starter"}}
    ]}}
    --- Start/__init__.py
    import azure.durable_functions as df

    def main(req, starter: df.DurableOrchestrationClient): ...
    """
ENTITY = """
    --- requirements.txt
    {requirement}
    --- Counter/function.json
    {{"bindings": [{{"type": "entityTrigger", "name": "context"}}]}}
    --- Counter/__init__.py
    import azure.durable_functions as df

    def count(context): ...

    main = df.Entity.create(count)
    """
NEWER = "warning durable-version"


@pytest.mark.parametrize(
    "requirement", ["azure-functions", "azure-functions-durable", "azure-functions-durable>=1.2,<2"]
)
def test_the_client_is_text_for_the_older_generation(requirement: str) -> None:
    assert codes(CLIENT.format(requirement=requirement)) == ["error annotation-mismatch"]


@pytest.mark.parametrize("requirement", ["azure-functions-durable==2.0.0rc3", "azure-functions-durable>=2.0.0b1"])
def test_the_newer_generation_takes_other_annotations(requirement: str) -> None:
    text = CLIENT.format(requirement=requirement)

    assert codes(text, stated(python="3.13")) == [NEWER]
    # Up to Python 3.12 pip finds the older one only.
    assert codes(text, stated(python="3.12")) == ["error annotation-mismatch", NEWER]


def test_what_a_marker_decides_is_not_judged() -> None:
    text = CLIENT.format(requirement='azure-functions-durable>=2.0.0b1; python_version >= "3.13"')

    assert codes(text) == []


def test_the_newer_generation_makes_no_entities() -> None:
    assert report("""
        --- requirements.txt
        azure-functions-durable==2.0.0rc3
        --- Counter/function.json
        {"bindings": [{"type": "entityTrigger", "name": "context"}]}
        --- Counter/__init__.py
        import azure.durable_functions as df

        def count(context): ...

        main = df.Entity.create(count)
        """) == block("""
        Counter/__init__.py: error[entity-create]
        def count(context): ...
            ^^^^^
        requirements.txt asks for azure-functions-durable 2.x, which has decorators only: the worker refuses
        the function, "type object 'Entity' has no attribute 'create'". Write azure-functions-durable<2
        there.
        requirements.txt: warning[durable-version]
        azure-functions-durable==2.0.0rc3
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        azure-functions-durable 2.x does not support functions of function.json, "The classic programming
        model with one directory and function.json per function is not supported". Write
        azure-functions-durable<2.
        """)


@pytest.mark.parametrize(
    "requirement",
    ["azure-functions-durable", "azure-functions-durable<2", 'azure-functions-durable==2.0.0; sys_platform == "win32"'],
)
def test_an_entity_of_the_older_generation_is_made(requirement: str) -> None:
    assert codes(ENTITY.format(requirement=requirement)) == []


def test_a_made_orchestrator_takes_the_context_of_an_orchestration_alone() -> None:
    assert report("""
        --- Run/function.json
        {"bindings": [{"type": "OrchestrationTrigger", "name": "context"}]}
        --- Run/__init__.py
        import azure.durable_functions as df

        def run(context):
            yield

        main = df.Orchestrator.create(run)
        """) == block("""
        Run/__init__.py: error[annotation-mismatch]
        main = df.Orchestrator.create(run)
                                      ^^^
        'azure.functions.OrchestrationContext' does not fit a 'OrchestrationTrigger' binding: the worker
        refuses the function, "type of context binding in function.json "OrchestrationTrigger" does not
        match its Python annotation" (up to Python 3.12: "function definition (function.json or function
        decorators)"). Spell the type 'orchestrationTrigger' in function.json, as the worker knows it.
          Run/function.json: The type of binding 'context'
          {"bindings": [{"type": "OrchestrationTrigger", "name": "context"}]}
                                 ^^^^^^^^^^^^^^^^^^^^^^
        """)

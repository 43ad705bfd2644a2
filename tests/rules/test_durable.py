"""The durable library and its two generations: which annotations and factories the worker takes with which."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, report, stated

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


@pytest.mark.parametrize("requirement", ["-r base.txt", "azure-functions-durable", "azure-functions-durable>=1.2,<2"])
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


class TestDurableMissing:
    def test_a_library_that_is_imported_and_not_asked_for(self) -> None:
        assert report(self.app("azure-functions")) == block("""
            Run/__init__.py: warning[durable-missing]
            import azure.durable_functions as df
                   ^^^^^^^^^^^^^^^^^^^^^^^
            requirements.txt does not ask for azure-functions-durable: unless something else installs it, the
            import fails on Azure and the worker refuses the function, "No module named
            'azure.durable_functions'". Add a line azure-functions-durable<2.
              requirements.txt: What a deployment installs
              azure-functions
              ^
            """)

    @pytest.mark.parametrize(
        "requirements",
        [
            "azure-functions-durable",
            "Azure_Functions.Durable[x]>=1.2",
            "-r base.txt",
            "--requirement=base.txt",
            "-e .",
            "git+https://example.com/ours.git",
            "ours @ file:///ours.whl",
            "./ours",
            "ours.whl",
        ],
    )
    def test_silence_where_the_library_is_or_may_be_asked_for(self, requirements: str) -> None:
        assert codes(self.app(f"azure-functions\n{requirements}\n")) == []

    @pytest.mark.parametrize(
        ("imported", "expected"),
        [
            ("from azure.durable_functions import Orchestrator", ["warning durable-missing"]),
            ("from azure import durable_functions", ["warning durable-missing"]),
            ("import azure.durable_functions.models", ["warning durable-missing"]),
            ("import azure.durable_functions_of_ours", []),
            ("import azure.functions", []),
            ("try:\n    import azure.durable_functions\nexcept ImportError:\n    pass", []),
            ("def late():\n    import azure.durable_functions", []),
        ],
    )
    def test_imports(self, imported: str, expected: list[str]) -> None:
        app = fixture(self.app("azure-functions").replace("orchestrationTrigger", "activityTrigger"))
        app.edit("Run/__init__.py", f"{imported}\n\ndef main(context): ...\n")
        assert app.codes() == expected

    @pytest.mark.parametrize(
        "carried",
        [
            ".python_packages/lib/site-packages/azure/durable_functions/__init__.py",
            ".python_packages/lib/python3.11/site-packages/azure/durable_functions/__init__.py",
            "azure/durable_functions/__init__.py",
        ],
    )
    def test_an_app_that_carries_the_library(self, carried: str) -> None:
        files = self.app("azure-functions")
        assert codes(f"{files.rstrip()}\n--- {carried}\nX = 1\n") == []

    def test_an_environment_is_not_deployed(self) -> None:
        files = self.app("azure-functions")
        library = ".venv/lib/python3.11/site-packages/azure/durable_functions/__init__.py"
        assert codes(f"{files.rstrip()}\n--- {library}\nX = 1\n") == ["warning durable-missing"]

    def test_silence_without_requirements(self) -> None:
        assert codes(self.app("").replace("--- requirements.txt", "--- notes.txt")) == []

    def app(self, requirements: str) -> str:
        lines = requirements.rstrip()
        return (
            f"--- requirements.txt\n{lines}\n"
            '--- Run/function.json\n{"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}\n'
            "--- Run/__init__.py\nimport azure.durable_functions as df\n\ndef run(context):\n    yield\n\n"
            "main = df.Orchestrator.create(run)\n"
        )

"""From an entry point to the callable that the worker finds, across the modules of an app."""

from __future__ import annotations

import pytest

from funcls.model.handler import Handler, NoHandler
from support.apps import block, fixture

FUNCTION = '--- Orders/function.json\n{"bindings": [{"type": "httpTrigger", "name": "req"}]}\n'

DURABLE = """\
--- Orders/__init__.py
import azure.durable_functions as df
from azure.durable_functions import Orchestrator as Maker
from library import imported

def run(context):
    yield

"""

TOOLS = """
--- Orders/tools.py
import functools

def keeps(function):
    return function

def wrapped(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)
    return inner

def changes(function):
    def inner(request):
        return function(request)
    return inner

@keeps
def doubled(function):
    return function

def maker(level):
    return keeps
"""


def follow(text: str) -> str:
    """Where the entry point `main` of Orders leads: a file and its line, `nothing`, or `unknown`."""
    app = fixture(FUNCTION + block(text) + "\n")
    function = app.state.function("Orders")
    assert function is not None
    match function.resolution:
        case Handler(place=place, signature=signature):
            text = app.text(place.path)
            line = text[text.rfind("\n", 0, place.span.start) + 1 :].split("\n")[0].strip()
            return f"{place.path}: {line}" + ("" if signature else " (signature unknown)")
        case NoHandler():
            return "nothing"
        case _:
            return "unknown"


class TestImports:
    def test_a_function_of_the_script(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            async def main(req): ...
            """)
            == "Orders/__init__.py: async def main(req): ..."
        )

    def test_from_a_module_of_the_folder(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import main
            --- Orders/handler.py
            def main(req): ...
            """)
            == "Orders/handler.py: def main(req): ..."
        )

    def test_under_another_name(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import handle as main
            --- Orders/handler.py
            def handle(req): ...
            """)
            == "Orders/handler.py: def handle(req): ..."
        )

    @pytest.mark.parametrize(
        "line",
        [
            "from ..shared.orders import main",
            "from __app__.shared.orders import main",
            "from shared.orders import main",
        ],
    )
    def test_the_three_ways_to_shared_code(self, line: str) -> None:
        assert (
            follow(f"""
                --- Orders/__init__.py
                {line}
                --- shared/orders.py
                def main(req): ...
                """)
            == "shared/orders.py: def main(req): ..."
        )

    def test_through_the_init_of_a_package(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from ..shared import main
            --- shared/__init__.py
            from .orders import main
            --- shared/orders.py
            def main(req): ...
            """)
            == "shared/orders.py: def main(req): ..."
        )

    def test_as_an_attribute_of_an_imported_module(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from ..shared import orders
            import shared.bills

            main = orders.main
            --- shared/orders.py
            def main(req): ...
            """)
            == "shared/orders.py: def main(req): ..."
        )

    def test_a_submodule_of_a_package(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                from shared import orders
                main = orders.main
                --- shared/__init__.py
                --- shared/orders.py
                def main(req): ...
                """)
            == "shared/orders.py: def main(req): ..."
        )

    def test_a_folder_without_init_may_be_part_of_an_installed_package(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                from shared import main
                --- shared/other.py
                """)
            == "unknown"
        )

    def test_an_attribute_of_a_package_that_is_a_module(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                from .. import shared
                main = shared.orders
                --- shared/__init__.py
                --- shared/orders.py
                """)
            == "nothing"
        )

    def test_an_attribute_that_a_package_does_not_define_may_be_set_by_others(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                from .. import shared
                main = shared.orders
                --- shared/__init__.py
                """)
            == "unknown"
        )

    def test_as_an_attribute_of_a_dotted_import(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            import shared.orders

            main = shared.orders.main
            --- shared/orders.py
            def main(req): ...
            """)
            == "shared/orders.py: def main(req): ..."
        )

    @pytest.mark.parametrize(
        "line",
        [
            "from library import main",
            "from library.sub import main",
            "from json import dumps as main",
            "from .missing import main",
            "from ... import main",
            "from __app__.missing import main",
            "import library\nmain = library.main",
        ],
    )
    def test_what_only_the_cloud_has_is_unknown(self, line: str) -> None:
        assert follow(f"--- Orders/__init__.py\n{line}") == "unknown"

    @pytest.mark.parametrize("line", ["import library as main", "import json as main", "import os.path as main"])
    def test_a_module_is_no_handler(self, line: str) -> None:
        assert follow(f"--- Orders/__init__.py\n{line}") == "nothing"

    def test_a_name_that_the_module_does_not_define(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import main
            --- Orders/handler.py
            def handle(req): ...
            """)
            == "nothing"
        )

    def test_a_module_of_the_standard_library_wins_over_a_file_of_its_name(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from logging import main
            --- logging.py
            def main(req): ...
            """)
            == "unknown"
        )


class TestStarImports:
    def test_a_name_without_underscore(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import *
            --- Orders/handler.py
            def main(req): ...
            """)
            == "Orders/handler.py: def main(req): ..."
        )

    def test_a_name_in_all(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import *
            --- Orders/handler.py
            __all__ = ["main"]
            def main(req): ...
            """)
            == "Orders/handler.py: def main(req): ..."
        )

    def test_a_name_that_all_leaves_out(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import *
            --- Orders/handler.py
            __all__ = ["other"]
            def main(req): ...
            """)
            == "nothing"
        )

    def test_an_all_that_is_computed(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import *
            --- Orders/handler.py
            __all__ = [name for name in dir()]
            def main(req): ...
            """)
            == "unknown"
        )

    def test_what_is_not_exported_leaves_the_name_as_it_was(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def main(req): ...
            from .handler import *
            --- Orders/handler.py
            def other(req): ...
            """)
            == "Orders/__init__.py: def main(req): ..."
        )

    def test_the_last_one_wins(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .first import *
            from .second import *
            --- Orders/first.py
            def main(req): ...
            --- Orders/second.py
            def main(request): ...
            """)
            == "Orders/second.py: def main(request): ..."
        )

    def test_a_star_of_a_library_may_hold_anything(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def main(req): ...
            from library import *
            """)
            == "unknown"
        )

    def test_through_two_stars(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .first import *
            --- Orders/first.py
            from .second import *
            --- Orders/second.py
            def main(req): ...
            """)
            == "Orders/second.py: def main(req): ..."
        )


class TestAssignments:
    def test_another_name_of_the_script(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def handle(req): ...
            main = handle
            """)
            == "Orders/__init__.py: def handle(req): ..."
        )

    def test_a_name_stands_for_what_it_was_at_the_assignment(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def handle(req): ...
            main = handle
            def handle(request): ...
            """)
            == "Orders/__init__.py: def handle(req): ..."
        )

    def test_a_decorator_is_what_its_name_was_at_the_definition(self) -> None:
        script = "from .tools import keeps\n@keeps\ndef main(req): ...\nfrom .tools import changes as keeps\n"

        assert follow(f"--- Orders/__init__.py\n{script}{TOOLS}") == "Orders/__init__.py: def main(req): ..."

    def test_a_lambda(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            main = lambda req: None
            """)
            == "Orders/__init__.py: main = lambda req: None"
        )

    def test_a_class_may_be_called(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            class main: ...
            """)
            == "Orders/__init__.py: class main: ..."
        )

    @pytest.mark.parametrize("value", ["None", "'main'", "3"])
    def test_a_constant_is_no_handler(self, value: str) -> None:
        assert follow(f"--- Orders/__init__.py\nmain = {value}") == "nothing"

    @pytest.mark.parametrize("value", ["make()", "Handler().main", "partial(handle)", "handlers['main']", "a or b"])
    def test_a_value_made_at_run_time_is_unknown(self, value: str) -> None:
        assert follow(f"--- Orders/__init__.py\nfrom library import *\nmain = {value}") == "unknown"

    @pytest.mark.parametrize("maker", ["df.Orchestrator.create", "df.Entity.create", "Maker.create"])
    def test_the_factories_of_durable_functions(self, maker: str) -> None:
        assert follow(f"{DURABLE}main = {maker}(run)") == "Orders/__init__.py: def run(context):"

    def test_a_durable_handler_made_from_something_else(self) -> None:
        made = "main = df.Orchestrator.create(imported)"

        assert follow(DURABLE + made) == f"Orders/__init__.py: {made}"

    @pytest.mark.parametrize("value", ["df.Other.create(run)", "df.create(run)"])
    def test_other_functions_of_the_library_may_make_anything(self, value: str) -> None:
        assert follow(f"{DURABLE}main = {value}") == "Orders/__init__.py: def run(context): (signature unknown)"

    @pytest.mark.parametrize(
        "value", ["df.Orchestrator.create(run, 1)", "df.Orchestrator.create(handler=run)", "df.Entity.create(run, x=1)"]
    )
    def test_a_factory_with_other_arguments_is_unknown(self, value: str) -> None:
        assert follow(f"{DURABLE}main = {value}") == "unknown"


class TestStatements:
    def test_either_arm_of_an_if_where_it_makes_no_difference(self) -> None:
        assert follow("""
            --- Orders/__init__.py
            import os
            if os.environ.get("FAST"):
                def main(req): return 1
            else:
                def main(req): return 2
            """).startswith("Orders/__init__.py: def main(req)")

    def test_arms_with_other_signatures(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            import os
            if os.environ.get("FAST"):
                def main(req): ...
            else:
                def main(request): ...
            """)
            == "unknown"
        )

    def test_a_function_or_a_class(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                import os
                if os.environ.get("FAST"):
                    def main(req): ...
                else:
                    class main: ...
                """)
            == "unknown"
        )

    def test_functions_of_two_modules_whose_annotations_may_mean_other_things(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                import os
                if os.environ.get("FAST"):
                    from .first import main
                else:
                    from .second import main
                --- Orders/first.py
                from azure.functions import Out as T
                def main(req: T): ...
                --- Orders/second.py
                T = str
                def main(req: T): ...
                """)
            == "unknown"
        )

    def test_what_may_be_missing_is_judged_by_what_it_is_when_it_is_there(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            import os
            if os.environ.get("FAST"):
                def main(req): ...
            """)
            == "Orders/__init__.py: def main(req): ..."
        )

    def test_a_fallback_in_an_except_clause(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            try:
                from library import main
            except ImportError:
                def main(req): ...
            """)
            == "unknown"
        )

    def test_a_try_whose_import_is_in_the_app(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            try:
                from .handler import main
            except ImportError:
                raise
            --- Orders/handler.py
            def main(req): ...
            """)
            == "Orders/handler.py: def main(req): ..."
        )

    def test_a_later_definition_replaces_an_earlier_one(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def main(request): ...
            def main(req): ...
            """)
            == "Orders/__init__.py: def main(req): ..."
        )

    def test_a_deleted_name_is_gone(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def main(req): ...
            del main
            """)
            == "nothing"
        )

    @pytest.mark.parametrize("guard", ["if TYPE_CHECKING:", 'if __name__ == "__main__":', "if False:"])
    def test_what_never_runs_does_not_count(self, guard: str) -> None:
        text = f"--- Orders/__init__.py\nfrom typing import TYPE_CHECKING\n{guard}\n def main(req): ..."

        assert follow(text) == "nothing"

    @pytest.mark.parametrize(
        "trick",
        [
            "exec(source)",
            "globals()['main'] = handle",
            "import sys; sys.modules[__name__] = handle",
            "def __getattr__(name): ...",
        ],
    )
    def test_a_module_that_changes_itself_is_not_guessed_about(self, trick: str) -> None:
        assert follow(f"--- Orders/__init__.py\n{trick}") == "unknown"

    def test_a_name_set_by_a_function_through_global(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def install():
                global main
                main = print
            install()
            """)
            == "unknown"
        )


class TestDecorators:
    def decorated(self, decorators: str) -> str:
        imports = "import functools\nfrom library import decorate\nfrom .tools import *"
        return follow(f"--- Orders/__init__.py\n{imports}\n{decorators}\ndef main(req): ...{TOOLS}")

    @pytest.mark.parametrize(
        "decorator", ["@keeps", "@wrapped", "@keeps\n@wrapped", "@functools.cache", "@staticmethod"]
    )
    def test_decorators_that_provably_keep_the_signature(self, decorator: str) -> None:
        assert self.decorated(decorator) == "Orders/__init__.py: def main(req): ..."

    @pytest.mark.parametrize(
        "decorator",
        ["@changes", "@doubled", "@decorate", "@maker(1)", "@functools.lru_cache(1)", "@keeps\n@changes"],
    )
    def test_others_leave_the_signature_unknown(self, decorator: str) -> None:
        assert self.decorated(decorator) == "Orders/__init__.py: def main(req): ... (signature unknown)"

    @pytest.mark.parametrize("decorator", ["@undefined", "@keeps\n@undefined", "@undefined(1)", "@classmethod"])
    def test_decorators_that_leave_no_handler(self, decorator: str) -> None:
        assert self.decorated(decorator) == "nothing"

    def test_a_decorator_called_as_a_function(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def keeps(function):
                return function

            def handle(req): ...

            main = keeps(handle)
            """)
            == "Orders/__init__.py: def handle(req): ..."
        )


class TestEnds:
    def test_a_submodule_of_the_same_name_may_hide_the_function(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            def main(req): ...
            --- Orders/main.py
            """)
            == "unknown"
        )

    def test_a_folder_of_the_same_name_may_hide_it_too(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                def main(req): ...
                --- Orders/main/helper.py
                """)
            == "unknown"
        )

    def test_a_package_that_imports_from_itself_what_it_has_bound(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                def main(req): ...
                from . import main
                --- Orders/main.py
                """)
            == "unknown"
        )

    def test_a_submodule_that_was_imported_for_the_function_hides_it_no_more(self) -> None:
        assert (
            follow("""
                --- Orders/__init__.py
                from .main import main
                --- Orders/main.py
                def main(req): ...
                """)
            == "Orders/main.py: def main(req): ..."
        )

    def test_a_submodule_hides_nothing_in_a_plain_module(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .handler import main
            --- Orders/handler.py
            def main(req): ...
            """)
            == "Orders/handler.py: def main(req): ..."
        )

    def test_a_submodule_itself_is_no_handler(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from . import main
            --- Orders/main.py
            def main(req): ...
            """)
            == "nothing"
        )

    def test_modules_that_import_each_other(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .first import main
            --- Orders/first.py
            from .second import main
            --- Orders/second.py
            from .first import main
            """)
            == "unknown"
        )

    def test_a_star_circle(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .first import *
            --- Orders/first.py
            from .second import *
            --- Orders/second.py
            from .first import *
            """)
            == "unknown"
        )

    def test_names_assigned_to_each_other(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            main = other
            other = main
            """)
            == "nothing"
        )

    def test_a_long_chain_is_followed_so_far_and_no_further(self) -> None:
        def chain(length: int) -> str:
            modules = [f"--- Orders/m{step}.py\nfrom .m{step + 1} import main" for step in range(1, length)]
            last = f"--- Orders/m{length}.py\ndef main(req): ..."
            return "\n".join(["--- Orders/__init__.py\nfrom .m1 import main", *modules, last])

        assert follow(chain(7)) == "Orders/m7.py: def main(req): ..."
        assert follow(chain(8)) == "unknown"

    def test_what_a_broken_module_defines_is_unknown(self) -> None:
        assert (
            follow("""
            --- Orders/__init__.py
            from .broken import main
            --- Orders/broken.py
            def main(req:
            """)
            == "unknown"
        )

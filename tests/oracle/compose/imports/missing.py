"""Imports of what is not there."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

MISSING: Final = (
    template("missing name of a missing module", "from .missing import name\n"),
    template("missing module beside", "from . import missing\n"),
    template("missing module above", "from .. import missing_folder\n"),
    template("missing folder above", "from ..missing_folder import name\n"),
    template("above the top", "from .... import name\n"),
    template(
        "missing name",
        """
        from .helpers import missing
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template(
        "missing name of a package",
        """
        from .helpers import missing
        --- ./helpers/__init__.py
        VALUE = 1
        """,
    ),
    template(
        "missing name of a folder",
        """
        from .helpers import missing
        --- ./helpers/inner.py
        VALUE = 1
        """,
    ),
    template("missing through __app__", "import __app__.missing\n"),
    template("missing name of __app__", "from __app__ import missing\n"),
    template(
        "missing name through __app__",
        """
        from __app__.Orders_shared.helpers import missing
        --- ../Orders_shared/helpers.py
        VALUE = 1
        """,
    ),
    template(
        "missing, in a class",
        """
        class Settings:
            from .missing import name
        """,
        Limit.MAYBE_IMPORTED,
    ),
    template(
        "missing, in an else",
        """
        try:
            VALUE = 1
        finally:
            from .missing import name
        """,
    ),
    template(
        "missing, in a try for something else",
        """
        try:
            from .missing import name
        except KeyError:
            pass
        """,
        Limit.MAYBE_IMPORTED,
    ),
    template(
        "missing, in a handler of exceptions",
        """
        try:
            from .missing import name
        except ImportError:
            from .absent import name
        """,
        Limit.MAYBE_IMPORTED,
    ),
    template(
        "missing, in a branch that runs",
        """
        import os

        if not os.environ.get("ORDERS"):
            from .missing import name
        """,
        Limit.MAYBE_IMPORTED,
    ),
    template(
        "missing, after if True",
        """
        if True:
            from .missing import name
        """,
        Limit.MAYBE_IMPORTED,
    ),
    template(
        "missing in a module that is imported",
        """
        from . import helpers
        --- ./helpers.py
        from .missing import name
        """,
    ),
    template(
        "missing in the package of a module",
        """
        from .helpers.inner import VALUE
        --- ./helpers/__init__.py
        from .missing import name
        --- ./helpers/inner.py
        VALUE = 1
        """,
    ),
    template(
        "missing in a module that a function imports",
        """
        def load():
            from . import helpers


        load()
        --- ./helpers.py
        from .missing import name
        """,
        Limit.MAYBE_IMPORTED,
    ),
    template("star of a missing module", "from .missing import *\n"),
    template(
        "star of a module whose __all__ lies",
        """
        from .helpers import *
        --- ./helpers.py
        __all__ = ["missing"]
        """,
    ),
    template(
        "name not there yet in a circle",
        """
        from .helpers import VALUE
        --- ./helpers.py
        from .others import OTHER

        VALUE = 1
        --- ./others.py
        from .helpers import VALUE

        OTHER = 1
        """,
        Limit.CIRCLE,
    ),
    template(
        "name that is deleted",
        """
        from .helpers import VALUE
        --- ./helpers.py
        VALUE = 1
        del VALUE
        """,
    ),
    template(
        "only a stub",
        """
        from . import native
        --- ./native.pyi
        VALUE: int
        """,
        Limit.MADE_LATER,
    ),
    template(
        "only an extension module",
        """
        from . import native
        --- ./native.so
        not a library
        """,
        Limit.MADE_LATER,
    ),
    template(
        "module in another case",
        """
        from . import Helpers
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template(
        "attribute of the package that is no module",
        """
        import FOLDER_.helpers.inner
        --- ./helpers.py
        VALUE = 1
        """,
        Limit.OUTSIDE,
    ),
    template("not installed", "import not_installed_anywhere\n", Limit.OUTSIDE),
    template("name that a library lacks", "from azure.functions import Missing\n", Limit.OUTSIDE),
    template("name that the standard library lacks", "from json import missing\n", Limit.OUTSIDE),
    template("module that the standard library lacks", "import os.missing\n", Limit.OUTSIDE),
    template(
        "sibling without a dot",
        """
        import helpers
        --- ./helpers.py
        VALUE = 1
        """,
        Limit.OUTSIDE,
    ),
)

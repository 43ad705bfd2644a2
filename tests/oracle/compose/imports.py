"""What a script imports when it is loaded, and what can go wrong with it."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

SOUND: Final = (
    template(
        "module beside",
        """
        from . import helpers
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template(
        "name of a module beside",
        """
        from .helpers import VALUE
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template(
        "package",
        """
        from .helpers import VALUE, inner
        --- ./helpers/__init__.py
        from .inner import VALUE
        --- ./helpers/inner.py
        VALUE = 1
        """,
    ),
    template(
        "folder without __init__",
        """
        from .helpers import inner
        --- ./helpers/inner.py
        VALUE = 1
        """,
    ),
    template(
        "sibling of the folder",
        """
        from ..Orders_shared.helpers import VALUE
        --- ../Orders_shared/helpers.py
        VALUE = 1
        """,
    ),
    template(
        "from the app root",
        """
        import FOLDER_.helpers
        from FOLDER_ import helpers as again
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template(
        "through __app__",
        """
        import __app__.FOLDER_.helpers
        from __app__.FOLDER_.helpers import VALUE
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template("standard library", "import json, os.path\nfrom collections import abc\n"),
    template("installed", "import requests\n"),
    template(
        "missing, in try",
        """
        try:
            from . import missing
        except ImportError:
            missing = None
        """,
    ),
    template(
        "missing, in try with a bare except",
        """
        try:
            from .missing import name
        except:
            name = None
        """,
    ),
    template(
        "missing, in a function",
        """
        def later():
            from .missing import name
        """,
    ),
    template(
        "missing, under TYPE_CHECKING",
        """
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from .missing import name
        """,
    ),
    template(
        "missing, in a branch that does not run",
        """
        import os

        if os.environ.get("ORDERS"):
            from .missing import name
        """,
    ),
    template(
        "missing, under a check of the version",
        """
        import sys

        if sys.version_info < (3, 8):
            from .missing import name
        """,
    ),
    template(
        "missing, with suppress",
        """
        import contextlib

        with contextlib.suppress(ImportError):
            from .missing import name
        """,
    ),
    template(
        "name from __getattr__",
        """
        from .helpers import anything
        --- ./helpers.py
        def __getattr__(name):
            return name
        """,
    ),
    template(
        "name made by globals",
        """
        from .helpers import VALUE
        --- ./helpers.py
        globals()["VALUE"] = 1
        """,
    ),
    template(
        "name of a star import",
        """
        from .helpers import VALUE
        --- ./helpers.py
        from .inner import *
        --- ./inner.py
        VALUE = 1
        """,
    ),
    template(
        "circle",
        """
        from . import helpers
        --- ./helpers.py
        from . import others
        --- ./others.py
        from . import helpers
        """,
    ),
    template(
        "module that is not imported is broken",
        """
        VALUE = 1
        --- ./broken.py
        def (:
        """,
    ),
    template(
        "module deleted from its package",
        """
        from . import helpers

        del helpers
        --- ./helpers.py
        VALUE = 1
        """,
    ),
)

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

RAISING: Final = (
    template("raise", "raise RuntimeError('no')\n", Limit.RAISES),
    template("division", "VALUE = 1 / 0\n", Limit.RAISES),
    template("name that is not there", "VALUE = undefined\n", Limit.RAISES),
    template("environment", "import os\n\nVALUE = os.environ['ORDERS_MISSING']\n", Limit.RAISES),
    template("exit", "import sys\n\nsys.exit(1)\n", Limit.RAISES),
    template("assert", "assert False\n", Limit.RAISES),
    template(
        "raise in a module",
        """
        from . import helpers
        --- ./helpers.py
        raise RuntimeError('no')
        """,
        Limit.RAISES,
    ),
    template(
        "name that is not there in a module",
        """
        from .helpers import VALUE
        --- ./helpers.py
        VALUE = undefined
        """,
        Limit.RAISES,
    ),
    template(
        "raise that is caught",
        """
        try:
            raise RuntimeError('no')
        except RuntimeError:
            pass
        """,
    ),
    template(
        "raise that does not run",
        """
        if False:
            raise RuntimeError('no')
        """,
    ),
    template(
        "raise that ends the module before the handler is known",
        """
        import os

        if os.environ.get("ORDERS"):
            raise RuntimeError('no')
        """,
    ),
    template("missing file", "open('missing.txt')\n", Limit.RAISES),
    template("prints", "print('loaded')\n"),
)

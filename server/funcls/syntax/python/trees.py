"""Text to `ast` trees, which never leave `syntax.python`."""

from __future__ import annotations

import ast
import sys
import warnings
from typing import Final

# Python 3.10 sets no limit to the depth of a tree, and crashes where its stack ends: at a chain of more than 100,000
# attributes, calls or operators, each at least two characters long.
LONGEST: Final = 200_000 if sys.version_info < (3, 11) else sys.maxsize
"""Characters of a text that Python can be given."""


class TooComplexError(Exception):
    """The tree is more than the running Python can hold, which says nothing of the Python that runs the app."""


def parse_tree(text: str) -> ast.Module:
    """Return the tree of a text; raises SyntaxError, and TooComplexError for what nests too deeply."""
    if len(text) > LONGEST:
        raise TooComplexError
    try:
        with warnings.catch_warnings():
            # Odd escapes and numbers are the business of linters.
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except ValueError as error:
        # Null bytes, before Python 3.11.4.
        raise SyntaxError(str(error)) from error
    except (RecursionError, MemoryError) as error:
        raise TooComplexError from error

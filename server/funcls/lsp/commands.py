"""The commands that the server runs for an editor.

Imported before the client has its answer to `initialize`, so it imports nothing else of funcls.
"""

from __future__ import annotations

from typing import Final

OPEN_COMMAND: Final = "funcls.open"
"""Shows a place, which its arguments are: URI, then line and character of the start and of the end."""

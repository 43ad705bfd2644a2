"""Places in a text: spans of string indices, and their conversion to lines and columns at the borders."""

from funcls.text.lines import Encoding, LineIndex, Position
from funcls.text.span import Span

__all__ = ["Encoding", "LineIndex", "Position", "Span"]

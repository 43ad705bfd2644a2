"""What the place of a finding holds: by it a finding is known again when lines have moved."""

from __future__ import annotations

from typing import Final

from funcls.cli.reported import Reported
from funcls.model.settings import SETTINGS_FILE
from funcls.text.secrets import masked

_LONGEST: Final = 80


def place_text(each: Reported) -> str:
    """Return the first line of the place's text, cut and with its blanks collapsed; secrets are masked.

    Nothing is returned for local.settings.json, whose values are shown nowhere.
    """
    source, place = each.source, each.finding.place
    if source is None or place.path == SETTINGS_FILE:
        return ""
    text = source.text[place.span.start : place.span.end].strip()
    line = text.splitlines()[0] if text else ""
    return masked(" ".join(line.split()))[:_LONGEST]

"""The names by which a configuration speaks of rules and severities."""

from __future__ import annotations

from typing import Final

from funcls.model.setting_reading import Vocabulary
from funcls.rules.finding import Severity
from funcls.rules.rule import Group
from funcls.rules.table import RULES

VOCABULARY: Final = Vocabulary(
    codes=tuple(sorted(rule.code for rule in RULES)),
    groups=tuple(group.key for group in Group),
    severities=tuple(severity.name.lower() for severity in Severity),
)

"""Core Tools take plain values of local.settings.json as encrypted.

What: `IsEncrypted` is true, or is not there, and `Values` has a value that nobody has encrypted.

Why: without a word of it the values count as encrypted. `func` fails, "Failed to decrypt settings. Encrypted settings
only be edited through 'func settings add'."

Example: `{"Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}}`.

Instead: write `"IsEncrypted": false`, or let `func settings encrypt` encrypt the values.

Versions: where the key is missing, newer Core Tools; older ones then take the values as plain.

Evidence: read in source (Core Tools AppSettingsFile.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.local_settings import ENCRYPTED_KEY, counts_as_encrypted, is_read, plain_values
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span


def check(app: App) -> Iterator[Report]:
    """Report what makes plain values count as encrypted, or the opening of a file that says nothing of it."""
    root = app.settings_root
    if root is None or not is_read(root) or not counts_as_encrypted(root) or next(plain_values(root), None) is None:
        return
    stated = root.get(ENCRYPTED_KEY)
    if stated is None and root.get_ignoring_case(ENCRYPTED_KEY) is not None:
        # A key in other letters has a finding of its own.
        return
    what = f"By {ENCRYPTED_KEY}" if stated is not None else f'Without "{ENCRYPTED_KEY}": false'
    value = stated.value if stated is not None else None
    yield Report(
        Place(SETTINGS_FILE, value.span if value is not None else Span(root.span.start, root.span.start + 1)),
        f'{what} func takes the values as encrypted, and these are plain: it fails, "Failed to decrypt settings. '
        f'Encrypted settings only be edited through \'func settings add\'." Write "{ENCRYPTED_KEY}": false.',
    )


RULE = AppRule(
    code="settings-encrypted",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)

"""Every rule has a fix, or a reason why it has none."""

from __future__ import annotations

import re
from pathlib import Path

from funcls.features.fixes.table import FIXERS
from funcls.rules.table import CONFIGURATION_RULES, RULES, SUPPRESSION_RULES

DOCUMENT = Path(__file__).resolve().parents[3] / "server" / "docs" / "fixes.md"
NO_FIX = {
    "configuration-profile": "what the profile was to do has to be done in another way",
    "container-name": "the code reads the name, in places that are not followed",
    "custom-handler-routes": "either the routes or the function.json files have to go",
    "decorator-script-name": "the setting names a file that would have to be renamed",
    "entity-create": "another library, or another way to write the entity",
    "entry-not-a-function": "a function around it takes parameters that nobody has written",
    "file-large": "nothing is read of the file",
    "funcignore-function": "which files the pattern is meant for stands nowhere",
    "funcignore-needed": "which files the pattern is meant for stands nowhere",
    "funcignore-published": "a line may be missing, or be one that another line takes back",
    "function-astray": "a folder would have to be moved",
    "function-name": "a folder would have to be renamed",
    "function-name-duplicate": "a folder would have to be renamed",
    "function-shadows-module": "a folder would have to be renamed",
    "host-retry": "how often, and after which pause, is a decision",
    "import-stops": "why the module stops is the author's",
    "many-triggers": "a function for each trigger needs a handler for each",
    "mixed-model": "one of the two models has to go",
    "orchestrator-generator": "the body would have to be written otherwise",
    "process-count": "how many processes is a decision",
    "proxies-file": "what the proxies did has to be done in another way",
    "py-outside": "a file would have to be moved",
    "python-syntax": "what was meant is not known",
    "python-version": "which Python runs the app is a decision",
    "root-file-large": "nothing is read of the file",
    "route-conflict": "which of the two gives way is a decision",
    "route-reserved": "another route has to be made up",
    "route-shadowed": "which of the two gives way is a decision",
    "setting-reserved": "a name of one's own has to be made up, and code reads it",
    "setting-without-effect": "an older Python may still need it",
    "settings-connection": "what the parts of a connection string are is not known",
    "thread-count": "how many threads is a decision",
    "type-not-in-bundle": "another bundle is a decision, and may lack what others need",
    "unreadable": "nobody may read the file",
    "worker-extensions": "what relied on the extension has to be done in another way",
}
"""Completion, hover and the message help with these."""


def test_every_rule_has_a_fix_or_a_reason() -> None:
    # Comments have fixes of their own (test_mend_suppression), the configuration has none.
    elsewhere = {rule.code for rule in (*SUPPRESSION_RULES, *CONFIGURATION_RULES)}
    codes = {rule.code for rule in RULES} - elsewhere
    assert codes == FIXERS.keys() | NO_FIX.keys()
    assert not FIXERS.keys() & NO_FIX.keys()


def test_the_documentation_names_the_rules_that_have_one() -> None:
    text = DOCUMENT.read_text(encoding="utf-8").rpartition("## Which rules have fixes")[2]
    assert re.findall(r"`([a-z-]+)`", text) == sorted(FIXERS)

"""Words on a setting that is missing: what may have been meant, and where it can be had from."""

from __future__ import annotations

from collections.abc import Iterable

from funcls.model.defined_settings import DefinedSettings
from funcls.schema.wording import nearest_given


def adding(name: str, defined: DefinedSettings, candidates: Iterable[str]) -> str:
    """Return the beginning of a sentence that tells to add a setting, with no place yet."""
    near, template = nearest_given(name, candidates), defined.template_of(name)
    if template is not None:
        return f"`{template}` has it: add it"
    return f"Did you mean `{near}`? If not, add it" if near is not None else "Add it"

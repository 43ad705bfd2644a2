"""Settings for every test."""

from __future__ import annotations

from hypothesis import settings

# A deadline would time the machine, and two cores that others use as well are slow at times.
settings.register_profile("funcls", deadline=None)
settings.load_profile("funcls")

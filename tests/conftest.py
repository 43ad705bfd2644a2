"""Settings for every test."""

from __future__ import annotations

from hypothesis import settings

# A deadline would time the machine, and two cores that others use as well are slow at times.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("exploring", deadline=None, max_examples=1000)
# The same examples on every run: what fails in CI failed before. `pytest --hypothesis-profile=exploring` looks further.
settings.load_profile("steady")

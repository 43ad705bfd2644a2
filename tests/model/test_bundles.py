"""The major version of the bundle that a range of host.json stands for. The forms are those of NuGet's ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.model.bundles import LISTED, bundle_major
from funcls.workspace.resources import load_catalogue

STABLE = "Microsoft.Azure.Functions.ExtensionBundle"


@pytest.mark.parametrize(
    ("text", "major"),
    [
        ("[4.*, 5.0.0)", 4),
        ("[4.0.0, 5.0.0)", 4),
        ("[3.*,4.0.0)", 3),
        ("[3.3.0, 4.0.0)", 3),
        ("[2.*, 3.0.0)", 2),
        (" [ 4.* , 5.0.0 ) ", 4),
        ("(3.0.0, 3.41.0]", 3),
        ("[4.35.0]", 4),
        ("[4.*, )", 4),
        ("4.5.0", 4),
        ("4.*", 4),
        ("[4.0.0, 9.0.0)", 4),
    ],
)
def test_a_range_of_one_major(text: str, major: int) -> None:
    assert bundle_major(STABLE, text) == major


@pytest.mark.parametrize(
    "text",
    [
        "[3.*, 5.0.0)",  # several
        "3.3.0",  # everything from there on
        "[1.*, 4.0.0)",
        "[3.0.0, 4.0.0]",  # with one version of the next
        "[5.*, 6.0.0)",  # none exists
        "(4.5.0)",
        "[4.5.0)",
        "",
        "four",
        "[4.*, five)",
        "[4.*",
        "[4.*, 5.0.0, 6.0.0)",
    ],
)
def test_a_range_that_settles_nothing(text: str) -> None:
    assert bundle_major(STABLE, text) is None


@pytest.mark.parametrize(
    ("identifier", "major"),
    [
        (STABLE, 4),
        (STABLE.lower(), 4),
        (f"{STABLE}.Preview", 4),
        (f"{STABLE}.Experimental", 4),
        (f"{STABLE}.Workflows", None),
        ("Our.Own.Bundle", None),
        ("", None),
    ],
)
def test_only_published_bundles_are_known(identifier: str, major: int | None) -> None:
    assert bundle_major(identifier, "[4.*, 5.0.0)") == major


def test_the_schemas_tell_of_the_channels_and_majors_that_are_judged() -> None:
    """A type of a channel that is not judged would be missed everywhere."""
    told = {(each.channel.lower(), each.major) for entry in load_catalogue().types for each in entry.bundles}
    assert told == {(channel, major) for channel, majors in LISTED.items() for major in majors}


@given(st.text(alphabet="[]()0123456789.*, ", max_size=20) | st.text())
def test_any_text_is_answered(text: str) -> None:
    assert bundle_major(STABLE, text) in (None, 1, 2, 3, 4)

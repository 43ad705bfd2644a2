"""The major version of the bundle that a range of host.json stands for. The forms are those of NuGet's ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.model.bundle_contents import LISTED
from funcls.model.bundles import VersionRange, bundle_major, read_range
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


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        ("[4.*, 5.0.0)", VersionRange((4, 0, 0, 0), True, (5, 0, 0, 0))),
        ("[3.*,4.0.0)", VersionRange((3, 0, 0, 0), True, (4, 0, 0, 0))),
        ("(3.41, 4.0.0.1]", VersionRange((3, 41, 0, 0), False, (4, 0, 0, 1), True)),
        ("4.5.0", VersionRange((4, 5, 0, 0))),  # all from there on
        ("4", VersionRange((4, 0, 0, 0))),
        ("04.05", VersionRange((4, 5, 0, 0))),
        ("4.5.*", VersionRange((4, 5, 0, 0))),
        ("4.1*", VersionRange((4, 10, 0, 0))),  # the star stands for a zero
        ("*", VersionRange()),
        ("*-*", VersionRange()),
        ("4.*-*", VersionRange((4, 0, 0, 0))),
        ("4.0.0-beta.1+build", VersionRange((4, 0, 0, 0))),
        ("4.0.0-*", VersionRange((4, 0, 0, 0))),
        ("[4.0.0]", VersionRange((4, 0, 0, 0), True, (4, 0, 0, 0), True)),
        ("(,5.0)", VersionRange((0, 0, 0, 0), False, (5, 0, 0, 0))),
        ("[4.0,]", VersionRange((4, 0, 0, 0), True, None, True)),
        ("(4.0.0,4.0.0)", VersionRange((4, 0, 0, 0), False, (4, 0, 0, 0))),
        ("[4.0.0-a,4.0.0)", VersionRange((4, 0, 0, 0), True, (4, 0, 0, 0))),
        (" 4.* ", VersionRange((4, 0, 0, 0))),
    ],
)
def test_ranges_that_nuget_reads(text: str, versions: VersionRange) -> None:
    assert read_range(text) == versions


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "latest",
        "v4",
        "^4.0.0",
        "~4",
        ">=4.0.0",
        "4.x",
        "4.0.0.0.0",
        "4..0",
        "4.",
        "4.99999999999",
        "4.0.0-",
        "4.0.0-01",  # a number with a zero before it is no label
        "4.*.0",  # a star stands at the end
        "*.4",
        "4.*+1",
        "[4.*",
        "4.*)",
        "[",
        "[]",
        "(,)",
        "[4.0.0)",
        "(4.0.0]",
        "[4.*]",  # both ends are the same text, and the upper one cannot float
        "[4.0.0, 4.*]",
        "[4.0.0, 5.0.0, 6.0.0)",
        "[5.0.0, 4.0.0)",
        "[4.0.0, 4.0.0)",
        "[four, 5.0.0)",
    ],
)
def test_ranges_that_nuget_refuses(text: str) -> None:
    assert read_range(text) is None


def test_what_lies_in_a_range() -> None:
    versions = VersionRange((2, 0, 0, 0), False, (3, 0, 0, 0), True)

    assert not versions.holds((2, 0, 0, 0))
    assert versions.holds((2, 0, 0, 1))
    assert versions.holds((3, 0, 0, 0))
    assert versions.reaches((1, 0, 0, 0))
    assert not versions.reaches((3, 0, 0, 1))
    assert VersionRange().holds((9, 0, 0, 0))


def test_the_schemas_tell_of_the_channels_and_majors_that_are_judged() -> None:
    """A type of a channel that is not judged would be missed everywhere."""
    told = {(each.channel.lower(), each.major) for entry in load_catalogue().types for each in entry.bundles}
    assert told == {(channel, major) for channel, majors in LISTED.items() for major in majors}


@given(st.text(alphabet="[]()0123456789.*, ", max_size=20) | st.text())
def test_any_text_is_answered(text: str) -> None:
    assert bundle_major(STABLE, text) in (None, 1, 2, 3, 4)

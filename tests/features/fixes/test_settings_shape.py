"""Parts of local.settings.json that are moved, or written as what Core Tools read, with all that stands around them."""

from __future__ import annotations

import textwrap

import pytest

from funcls.features.fixes.fix_all import fix_all
from support.apps import fixture
from support.fix_examples import offered, settings

USUAL = '"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"'


def values(more: str, *, encrypted: str = "false", beside: str = "") -> str:
    """Return an app with settings, and more of them."""
    return settings(f'{{\n  "IsEncrypted": {encrypted},{beside}\n  "Values": {{{USUAL}{more}}}\n}}')


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "settings-nested",
            values(', "Shop": {"Url": "u", "Limits": {"Most": 5, "IsHard": true}}'),
            {
                "Write a setting for each value of 'Shop', such as 'Shop__Url'": (
                    True,
                    ', "Shop__Url": "u", "Shop__Limits__Most": "5", "Shop__Limits__IsHard": "true"',
                )
            },
        ),
        (
            "settings-nested",
            values(', "Stages": ["test", "live"]'),
            {
                "Write a setting for each value of 'Stages', such as 'Stages__0'": (
                    False,
                    ', "Stages__0": "test", "Stages__1": "live"',
                ),
                "Write 'Stages' as one text, with commas": (False, ', "Stages": "test,live"'),
            },
        ),
        (
            "settings-nested",
            values(', "Shop": {"Urls": ["u", "v"]}'),
            {
                "Write a setting for each value of 'Shop', such as 'Shop__Urls__0'": (
                    False,
                    ', "Shop__Urls__0": "u", "Shop__Urls__1": "v"',
                )
            },
        ),
        ("settings-nested", values(', "Shop": {"Url": null}'), {}),
        ("settings-nested", values(', "Shop": {"Url": /* of the test shop */ "u"}'), {}),
        ("settings-nested", values(', "Shop": {}'), {}),
        ("settings-nested", values(', "Shop": {"Url": "u"}, "Shop__Url": "v"'), {}),
    ],
)
def test_settings_that_hold_others(code: str, text: str, expected: dict[str, tuple[bool, str]]) -> None:
    lines = {title: (is_preferred, what) for title, (is_preferred, what) in offered(fixture(text), code).items()}
    assert {title: preferred for title, (preferred, _) in lines.items()} == {
        title: preferred for title, (preferred, _) in expected.items()
    }
    for title, (_, written) in expected.items():
        assert f'"a"{written}}}' in lines[title][1].splitlines()[-1]


FILES = [
    (
        "an object among lines",
        """\
        {
          "IsEncrypted": false,
          "Values": {
            "FUNCTIONS_WORKER_RUNTIME": "python", // as always
            "Shop": {
              "Url": "u",
              "Port": 80
            }, // the shop
            "AzureWebJobsStorage": "a"
          }
        }""",
        """\
        {
          "IsEncrypted": false,
          "Values": {
            "FUNCTIONS_WORKER_RUNTIME": "python", // as always
            "Shop__Url": "u",
            "Shop__Port": "80", // the shop
            "AzureWebJobsStorage": "a"
          }
        }""",
    ),
    (
        "a setting outside, with a comment",
        """\
        {
          "IsEncrypted": false,
          "STAGE": "test", // not live
          "Values": {
            "FUNCTIONS_WORKER_RUNTIME": "python",
            "AzureWebJobsStorage": "a" // here
          }
        }""",
        """\
        {
          "IsEncrypted": false,
          "Values": {
            "FUNCTIONS_WORKER_RUNTIME": "python",
            "AzureWebJobsStorage": "a", // here
            // not live
            "STAGE": "test"
          }
        }""",
    ),
    (
        "no Values at all",
        """\
        {
          "IsEncrypted": false,
          "FUNCTIONS_WORKER_RUNTIME": "python", // as always
          "AzureWebJobsStorage": "a"
        }""",
        """\
        {
          "IsEncrypted": false,
          "Values": {
            "FUNCTIONS_WORKER_RUNTIME": "python", // as always
            "AzureWebJobsStorage": "a"
          }
        }""",
    ),
    (
        "an export from Azure",
        """\
        {
          "IsEncrypted": "no",
          "Values": [
            {"name": "FUNCTIONS_WORKER_RUNTIME", "value": "python", "slotSetting": false},
            {"name": "AzureWebJobsStorage", "value": "a", "slotSetting": false}
          ]
        }""",
        """\
        {
          "IsEncrypted": false,
          "Values": {
            "FUNCTIONS_WORKER_RUNTIME": "python",
            "AzureWebJobsStorage": "a"
          }
        }""",
    ),
    (
        "origins",
        """\
        {
          "IsEncrypted": false,
          "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"},
          "Host": {"CORS": ["https://a.example", "https://b.example"], "CORSCredentials": "yes"}
        }""",
        """\
        {
          "IsEncrypted": false,
          "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"},
          "Host": {"CORS": "https://a.example,https://b.example", "CORSCredentials": true}
        }""",
    ),
    (
        "blanks between origins",
        """\
        {
          "IsEncrypted": false,
          "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"},
          "Host": {"CORS": "https://a.example, https://b.example"} // both
        }""",
        """\
        {
          "IsEncrypted": false,
          "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"},
          "Host": {"CORS": "https://a.example,https://b.example"} // both
        }""",
    ),
]


@pytest.mark.parametrize(("before", "after"), [each[1:] for each in FILES], ids=[each[0] for each in FILES])
def test_the_file_afterwards(before: str, after: str) -> None:
    fixed = fix_all(fixture(settings(textwrap.dedent(before))).state, lambda _: True).state
    source = fixed.files["local.settings.json"]
    assert source is not None
    assert source.text == f"{textwrap.dedent(after)}\n"
    assert fixed.findings() == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "settings-shape",
            settings('{"IsEncrypted": false, "Values": [{"name": "A", "value": "b"}, {"name": "A", "value": "c"}]}'),
        ),
        ("settings-shape", settings('{"IsEncrypted": false, "Values": ["A=b"]}')),
        ("settings-shape", settings('{"IsEncrypted": "perhaps not", "Values": {}}')),
        ("settings-cors", values("", beside='\n  "Host": {"CORS": [1]},')),
        ("settings-cors", values("", beside='\n  "Host": {"CORS": "*", "CORSCredentials": true},')),
    ],
)
def test_nothing_where_it_is_not_known_what_is_meant(code: str, text: str) -> None:
    assert offered(fixture(text), code) == {}

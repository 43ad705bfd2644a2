from __future__ import annotations

import pytest

from funcls.text.secrets import masked, secrets_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=c2VjcmV0==;EndpointSuffix=core.windows.net",
            "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=**********;EndpointSuffix=core.windows.net",
        ),
        ('"Endpoint=sb://x/;SharedAccessKey=abc"', '"Endpoint=sb://x/;SharedAccessKey=***"'),
        (
            "https://shop.blob.core.windows.net/c?sv=1&sig=a%2Fb&se=2",
            "https://shop.blob.core.windows.net/c?sv=1&sig=*****&se=2",
        ),
        ("Server=x;Uid=y;Password=hunter2;", "Server=x;Uid=y;Password=*******;"),
        ("def login(user, password=None): ...", "def login(user, password=None): ..."),
        ("AzureWebJobsStorage", "AzureWebJobsStorage"),
    ],
)
def test_masks_the_secret_alone_and_keeps_the_columns(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AccountName=shop;AccountKey=c2VjcmV0==", [("AccountKey", "c2VjcmV0==")]),
        ("https://shop.blob.core.windows.net/c?sv=1&sig=a%2Fb", [("sig", "a%2Fb")]),
        ("Server=x;Uid=y; Pwd = hunter2;ClientSecret=abc", [("Pwd", "hunter2"), ("ClientSecret", "abc")]),
        ("AccountKey=%KEY%;SharedAccessKey={key}", []),
        ("AccountKey=<your key>;SharedAccessKey=[key];Password=xxxx;Pwd=****;ClientSecret=...", []),
        ("sig=abc", []),
        ("AccountKey=", []),
        (
            "AccountName=devstoreaccount1;"
            "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
            [],
        ),
    ],
)
def test_finds_secrets_and_no_placeholders(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.name, text[slice(*each.span)]) for each in secrets_in(text)] == found

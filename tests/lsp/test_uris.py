"""URIs: one path for each file, however it is spelled, and the client's own spelling in answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.lsp.uris import Uris, file_path


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///work/app/host.json", "/work/app/host.json"),
        ("file://localhost/work/app", "/work/app"),
        ("FILE:///work/app", "/work/app"),
        ("file:///work/my%20app/caf%C3%A9/100%25", "/work/my app/café/100%"),
        ("file:///work/my app/café", "/work/my app/café"),
        ("file:///work/a%23b%3Fc", "/work/a#b?c"),
        ("file:///work/%FF", "/work/\udcff"),
        ("file:///c%3A/app", "/c:/app"),
    ],
)
def test_a_file_uri_is_a_path(uri: str, path: str) -> None:
    assert file_path(uri, windows=False) == path


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///c%3A/work/app", "c:/work/app"),
        ("file:///c:/work/app", "c:/work/app"),
        ("file:///C:/", "C:/"),
        ("file://server/share/app", "//server/share/app"),
    ],
)
def test_a_file_uri_of_windows_is_a_path(uri: str, path: str) -> None:
    assert file_path(uri, windows=True) == path


@pytest.mark.parametrize(
    "uri",
    ["untitled:Untitled-1", "git:/work/app/host.json?ref", "vscode-remote://host/work", "file:", "file:x", "", "://[",
     "file://[/x", "file:///a%00b"],
)  # fmt: skip
def test_any_other_uri_is_no_path(uri: str) -> None:
    assert file_path(uri) is None
    assert Uris().path(uri) is None


def test_a_document_keeps_the_spelling_of_the_client() -> None:
    uris = Uris()
    path = uris.add_document("file:///work/%61pp/Or%64ers.py", "/work/app/Orders.py")

    assert uris.path("file:///work/app/Orders.py") == path
    assert uris.uri(path) == "file:///work/%61pp/Or%64ers.py"


def test_a_file_that_the_client_never_named_is_spelled_as_its_folder() -> None:
    uris = Uris()
    uris.add_folder("file:///c%3A/my app/")

    assert uris.uri("/c:/my app/Ordérs/100%.py") == "file:///c%3A/my app/Ord%C3%A9rs/100%25.py"
    assert uris.uri("/other/Ordérs.py") == "file:///other/Ord%C3%A9rs.py"


def test_the_root_of_the_disk_as_a_folder() -> None:
    uris = Uris()

    assert uris.add_folder("file:///") == "/"
    assert uris.uri("/work/a b") == "file:///work/a%20b"


def test_a_link_is_answered_as_the_client_came_to_it(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "link").symlink_to("app", target_is_directory=True)
    uris = Uris()
    uris.add_folder((tmp_path / "link").as_uri())
    path = uris.path((tmp_path / "link" / "host.json").as_uri())

    assert path == (tmp_path / "app" / "host.json").as_posix()
    assert uris.uri(path) == (tmp_path / "link" / "host.json").as_uri()

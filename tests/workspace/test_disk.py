"""The disk of this machine: odd files, odd bytes, odd folders."""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

import pytest

from funcls.model.source import Listing
from funcls.workspace.disk import LARGEST_FILE, Content, LocalDisk, decode
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue

needs_permissions = pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="root and Windows read every file",
)
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


class TestReading:
    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_bytes(b'{"a": 1}\r\n')

        assert LocalDisk().read(f"{tmp_path}/a.json") == Content('{"a": 1}\r\n')

    @pytest.mark.parametrize("name", ["missing", "file.txt/below", "nul\0byte", ""])
    def test_what_is_not_there(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "file.txt").write_text("text")

        assert LocalDisk().read(f"{tmp_path}/{name}") is None

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        (tmp_path / "function.json").mkdir()

        assert LocalDisk().read(f"{tmp_path}/function.json") is None

    def test_a_file_that_is_too_large_is_there_and_not_read(self, tmp_path: Path) -> None:
        with (tmp_path / "large.json").open("wb") as file:
            file.truncate(LARGEST_FILE + 1)
        (tmp_path / "limit.json").write_bytes(b" " * LARGEST_FILE)

        assert LocalDisk().read(f"{tmp_path}/large.json") == Content("", readable=False)
        assert LocalDisk().read(f"{tmp_path}/limit.json") == Content(" " * LARGEST_FILE)

    @needs_permissions
    def test_a_file_without_permission(self, tmp_path: Path) -> None:
        (tmp_path / "secret.json").write_text("{}")
        (tmp_path / "secret.json").chmod(0)

        assert LocalDisk().read(f"{tmp_path}/secret.json") == Content("", readable=False)

    def test_an_error_of_the_disk_is_a_file_that_cannot_be_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(path: str) -> os.stat_result:
            raise PermissionError(13, "denied", path)

        monkeypatch.setattr(os, "stat", fail)

        assert LocalDisk().read(f"{tmp_path}/a.json") == Content("", readable=False)

    @needs_pipes
    def test_a_pipe_is_not_opened(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "function.json")

        assert LocalDisk().read(f"{tmp_path}/function.json") is None


class TestDecoding:
    @pytest.mark.parametrize(
        "data",
        [
            '{"é": 1}'.encode(),
            codecs.BOM_UTF8 + '{"é": 1}'.encode(),
            codecs.BOM_UTF16_LE + '{"é": 1}'.encode("utf-16-le"),
            codecs.BOM_UTF16_BE + '{"é": 1}'.encode("utf-16-be"),
            codecs.BOM_UTF32_LE + '{"é": 1}'.encode("utf-32-le"),
            codecs.BOM_UTF32_BE + '{"é": 1}'.encode("utf-32-be"),
        ],
        ids=["utf-8", "utf-8 BOM", "utf-16 LE", "utf-16 BE", "utf-32 LE", "utf-32 BE"],
    )
    def test_json_by_its_byte_order_mark(self, data: bytes) -> None:
        assert decode(data, python=False) == Content('{"é": 1}')

    @pytest.mark.parametrize(
        "data",
        [
            "# é\n".encode(),
            codecs.BOM_UTF8 + "# é\n".encode(),
        ],
    )
    def test_python_in_utf_8(self, data: bytes) -> None:
        assert decode(data, python=True) == Content("# é\n")

    @pytest.mark.parametrize("line", ["# -*- coding: latin-1 -*-", "# vim: set fileencoding=iso-8859-15 :"])
    def test_python_by_its_coding_line(self, line: str) -> None:
        assert decode(f"{line}\nx = 'é'\n".encode("latin-1"), python=True) == Content(f"{line}\nx = 'é'\n")

    def test_a_coding_line_counts_in_python_alone(self) -> None:
        assert decode("# coding: latin-1\né".encode("latin-1"), python=False).decodable is False

    @pytest.mark.parametrize("python", [False, True])
    def test_bytes_that_are_not_in_the_encoding_are_replaced(self, python: bool) -> None:
        assert decode(b"x = '\xff'\n", python=python) == Content("x = '\ufffd'\n", decodable=False)

    def test_an_unknown_coding_is_read_as_utf_8(self) -> None:
        assert decode("# coding: klingon\nx = 'é'\n".encode(), python=True).text == "# coding: klingon\nx = 'é'\n"

    @pytest.mark.parametrize("text", ["\ufeffx = 1\n", "# coding: latin-1\nx = 1\n"])
    def test_a_byte_order_mark_that_python_does_not_take_off(self, text: str) -> None:
        assert decode(codecs.BOM_UTF8 + text.encode(), python=True).decodable is False

    def test_half_a_utf_16_file(self) -> None:
        assert decode(codecs.BOM_UTF16_LE + b"{", python=False).decodable is False


class TestListing:
    def test_names_in_their_spelling(self, tmp_path: Path) -> None:
        (tmp_path / "Orders").mkdir()
        (tmp_path / "Host.json").write_text("{}")

        assert LocalDisk().list(tmp_path.as_posix()) == Listing(frozenset({"Host.json"}), frozenset({"Orders"}))

    def test_a_link_to_a_folder_is_a_folder_and_a_broken_one_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real")
        (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
        (tmp_path / "loop").symlink_to(tmp_path / "loop")

        listing = LocalDisk().list(tmp_path.as_posix())

        assert listing is not None
        assert listing.folders == {"real", "link"}
        assert listing.files == {"broken", "loop"}

    @pytest.mark.parametrize("name", ["missing", "file.txt", "nul\0byte"])
    def test_no_folder(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "file.txt").write_text("text")

        assert LocalDisk().list(f"{tmp_path}/{name}") is None


class TestApp:
    """A whole app with every oddity is read, and nothing waits or raises."""

    def codes(self, root: Path) -> list[tuple[str | None, str]]:
        host = Host(LocalDisk(), load_catalogue())
        host.open_app(root.as_posix())
        return [(each.function, each.code) for each in host.snapshot.apps[root.as_posix()].findings()]

    def test_a_function_json_that_is_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "host.json").write_text("{}")
        (tmp_path / "Orders" / "function.json").mkdir(parents=True)

        assert self.codes(tmp_path) == []

    @needs_pipes
    def test_a_function_json_that_is_a_pipe(self, tmp_path: Path) -> None:
        (tmp_path / "host.json").write_text("{}")
        (tmp_path / "Orders").mkdir()
        os.mkfifo(tmp_path / "Orders" / "function.json")

        assert self.codes(tmp_path) == []

    def test_a_function_json_that_is_too_large_is_not_judged(self, tmp_path: Path) -> None:
        (tmp_path / "host.json").write_text("{}")
        (tmp_path / "Orders").mkdir()
        (tmp_path / "Orders" / "function.json").write_bytes(b" " * (LARGEST_FILE + 1))

        assert self.codes(tmp_path) == [("Orders", "unreadable")]

    def test_a_script_that_is_too_large_is_not_judged(self, tmp_path: Path) -> None:
        (tmp_path / "host.json").write_text("{}")
        (tmp_path / "Orders").mkdir()
        (tmp_path / "Orders" / "function.json").write_text('{"bindings": [{"type": "httpTrigger", "name": "req"}]}')
        (tmp_path / "Orders" / "__init__.py").write_bytes(b"#" * (LARGEST_FILE + 1))

        assert self.codes(tmp_path) == []

    def test_a_module_that_is_too_large_may_define_the_handler(self, tmp_path: Path) -> None:
        (tmp_path / "host.json").write_text("{}")
        (tmp_path / "Orders").mkdir()
        (tmp_path / "Orders" / "function.json").write_text('{"bindings": [{"type": "httpTrigger", "name": "req"}]}')
        (tmp_path / "Orders" / "__init__.py").write_text("from .large import main\n")
        (tmp_path / "Orders" / "large.py").write_bytes(b"#" * (LARGEST_FILE + 1))

        assert self.codes(tmp_path) == []

    def test_files_of_windows(self, tmp_path: Path) -> None:
        (tmp_path / "host.json").write_text("{}", encoding="utf-16")
        (tmp_path / "Orders").mkdir()
        text = '{\r\n  "bindings": [{"type": "httpTrigger", "name": "réq"}]\r\n}\r\n'
        (tmp_path / "Orders" / "function.json").write_text(text, encoding="utf-16", newline="")
        (tmp_path / "Orders" / "__init__.py").write_text("def main(req): ...\r\n", encoding="utf-8-sig", newline="")

        assert self.codes(tmp_path) == [("Orders", "binding-name")]

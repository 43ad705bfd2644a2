"""A function.json whose text is not known."""

from __future__ import annotations

from dataclasses import dataclass

from funcls.model.source import Listing
from funcls.workspace.disk import Content
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue


@dataclass(frozen=True)
class LockedDisk:
    """A disk with one function, whose files nobody may read."""

    def read(self, path: str) -> Content | None:
        return Content("", readable=False) if path.startswith("/app/Orders/") else None

    def list(self, folder: str) -> Listing | None:
        if folder == "/app":
            return Listing(frozenset({"host.json"}), frozenset({"Orders"}))
        return Listing(frozenset({"function.json", "__init__.py"})) if folder == "/app/Orders" else None


def test_what_could_not_be_read_is_said_and_nothing_else() -> None:
    host = Host(LockedDisk(), load_catalogue())
    host.open_app("/app")
    (finding,) = host.snapshot.apps["/app"].findings()
    assert (finding.code, finding.severity.name, finding.place.path) == (
        "unreadable",
        "WARNING",
        "Orders/function.json",
    )
    assert finding.message == (
        "Orders/function.json cannot be read (no permission, or more than 2 MiB): the function was not checked."
    )

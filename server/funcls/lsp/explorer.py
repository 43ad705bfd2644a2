"""Work in the background, in slices: finding apps, judging what is behind, reading all of the disk again."""

from __future__ import annotations

import asyncio
import logging
import posixpath
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator
from typing import Any, Final

from funcls.lsp.uris import Uris
from funcls.model.facts import HOST_FILE
from funcls.workspace.discovery import walk_apps
from funcls.workspace.host import Change, Host
from funcls.workspace.paths import is_below

_SLICE_SECONDS: Final = 0.005
"""How long a slice may hold up requests."""

_TURNS: Final = 10
"""How many turns the event loop gets between two slices; one in which nothing waits takes some 10 microseconds."""

_QUIET_SECONDS: Final = 0.3
"""How long a burst of events must be over before all is read again."""

_STEPS_PER_REPORT: Final = 25

_logger = logging.getLogger(__name__)

Report = Callable[[str], None]
Work = Callable[[], Coroutine[Any, Any, None]]


class Explorer:
    """Opens the apps of the workspace in a host, and closes them; `tell` gets every change."""

    def __init__(self, host: Host, uris: Uris, tell: Callable[[Change], None]) -> None:
        self._host = host
        self._uris = uris
        self._tell = tell
        self._tasks: dict[Work, asyncio.Task[None]] = {}
        self._bursts = 0
        self.reads_soon = False
        """Whether all is going to be read again, so that single events do not matter."""
        self.folders: dict[str, str] = {}
        """The paths of the workspace's folders, as the client spells them, by their URIs."""

    def root_of(self, spelled: str) -> str | None:
        """Return the root of the app that holds a path as the client spells it, open or not; None where none does."""
        root = self._host.app_root_of(spelled)
        return self._uris.spellings.add(root) if root is not None else None

    def open_now(self, root: str) -> None:
        """Open the app in a folder, with its functions in the backlog, which is worked on in the background."""
        for change in self._host.opening(root):
            if change is not None:
                self._tell(change)
        self.start_catching_up()

    def follow(self, spelled: str) -> None:
        """Close the apps that went with the file or folder at a path, and open the one that came with it."""
        is_host_file = posixpath.basename(spelled) == HOST_FILE
        folder = posixpath.dirname(spelled) if is_host_file else spelled
        key = self._uris.spellings.key(folder)
        for root in [each for each in self._host.snapshot.apps if is_below(each, key)]:
            # Looks at the root again: the event of a folder above it says nothing of what was in it.
            self._tell(self._host.refresh([root]))
            self._close_if_gone(root)
        is_outside = self._host.snapshot.locate(key) is None
        if (is_host_file or is_outside) and self._host.app_root_of(folder) == folder:
            self.open_now(self._uris.spellings.add(folder))

    def forget(self, open_paths: Iterable[str]) -> None:
        """Close the apps that have nothing to do with the workspace any more, nor with a document that is open."""
        paths = list(open_paths)
        for root in list(self._host.snapshot.apps):
            if not self._is_in_workspace(root) and not any(is_below(path, root) for path in paths):
                self._tell(self._host.close_app(root))

    async def explore(self, folders: Iterable[str], report: Report | None = None) -> None:
        """Open the apps around, in and below folders, then judge what is behind.

        `report` is called now and then with what has been done.
        """
        pace = _Pace()
        for folder in folders:
            for spelled in _apps(self._host.app_root_of(folder), folder):
                for change in self._opening(spelled):
                    if change is not None:
                        self._tell(change)
                    await pace.keep()
                await pace.keep()
        await self.catch_up(report)

    async def catch_up(self, report: Report | None = None) -> None:
        """Judge all that is in the backlogs of the apps."""
        pace, steps = _Pace(), 0
        while (change := self._host.advance()) is not None:
            self._tell(change)
            if report is not None and steps % _STEPS_PER_REPORT == 0:
                left = sum(len(state.backlog) for state in change.snapshot.apps.values())
                report(f"{left} functions left")
            steps += 1
            await pace.keep()

    def start_catching_up(self) -> None:
        """Judge what is in the backlogs of the apps in the background."""
        if any(state.backlog for state in self._host.snapshot.apps.values()):
            self._start(self.catch_up)

    def read_again(self) -> None:
        """Read the whole workspace again as soon as nobody has called for 0.3 s."""
        self.reads_soon = True
        self._bursts += 1
        self._start(self._read_again)

    async def _read_again(self) -> None:
        while self.reads_soon:
            bursts = self._bursts
            await asyncio.sleep(_QUIET_SECONDS)
            if bursts != self._bursts:
                continue
            self.reads_soon = False
            pace = _Pace()
            for root in list(self._host.snapshot.apps):
                for change in self._host.rereading(root):
                    if change is not None:
                        self._tell(change)
                        self._close_if_gone(root)
                    await pace.keep()
            await self.explore(list(self.folders.values()))

    def _opening(self, spelled: str | None) -> Iterator[Change | None]:
        root = self._uris.spellings.add(spelled) if spelled is not None else None
        if root is not None and root not in self._host.snapshot.apps:
            yield from self._host.opening(root)

    def _close_if_gone(self, root: str) -> None:
        if not self._host.snapshot.apps[root].has_host_file:
            self._tell(self._host.close_app(root))

    def _is_in_workspace(self, root: str) -> bool:
        spellings = self._uris.spellings
        for spelled in self.folders.values():
            folder = spellings.key(spelled)
            if is_below(spellings.spelled(root), spelled) or is_below(root, folder) or is_below(folder, root):
                return True
        return False

    def _start(self, work: Work) -> None:
        """Run `work` in the background, unless it runs already."""
        running = self._tasks.get(work)
        if running is None or running.done():
            self._tasks[work] = asyncio.get_running_loop().create_task(_logged(work))


def _apps(around: str | None, folder: str) -> Iterator[str | None]:
    """Yield the app around a folder and those below it, and None for every folder without one."""
    yield around
    yield from walk_apps(folder)


async def _logged(work: Work) -> None:
    try:
        await work()
    except Exception:
        _logger.exception("%s failed", work.__name__)


class _Pace:
    """Lets requests be answered after every slice of work."""

    def __init__(self) -> None:
        self._began = time.perf_counter()

    async def keep(self) -> None:
        """Go on, or wait for all that waits where the slice is used up."""
        if time.perf_counter() - self._began > _SLICE_SECONDS:
            # From the first byte to the answer a message takes several turns of the loop.
            for _ in range(_TURNS):
                await asyncio.sleep(0)
            self._began = time.perf_counter()

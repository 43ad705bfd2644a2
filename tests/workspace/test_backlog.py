"""Work that would hold up its caller goes to the backlog and is done a few functions at a time."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.configured import Options
from funcls.workspace.host import Change, Host
from funcls.workspace.resources import load_catalogue
from support.apps import HOST_JSON, ROOT, MemoryDisk, stated

MANY = 100
CLEAN = "def main(req): ...\n"
NAMES = [f"F{number:03}" for number in range(MANY)]


def many_functions(handler: str = "def main(request): ...\n") -> MemoryDisk:
    """An app whose functions share one handler, with two findings each."""
    files = {f"{ROOT}/host.json": HOST_JSON, f"{ROOT}/shared.py": handler}
    for name in NAMES:
        files[f"{ROOT}/{name}/function.json"] = (
            f'{{"bindings": [{{"type": "httpTrigger", "name": "req", "route": "{name}"}}]}}'
        )
        files[f"{ROOT}/{name}/__init__.py"] = "from shared import main\n"
    return MemoryDisk(files)


def opened(disk: MemoryDisk) -> Host:
    host = Host(disk, load_catalogue())
    host.open_app(ROOT)
    return host


def steps(host: Host) -> Iterator[Change]:
    while (change := host.advance()) is not None:
        yield change


def behind(host: Host) -> int:
    return len(host.snapshot.apps[ROOT].backlog)


def test_opening_in_steps_ends_where_opening_at_once_does() -> None:
    host = Host(many_functions(), load_catalogue())
    *listed, change = host.opening(ROOT)
    assert listed == [None] * (MANY + 1), "the root, and a folder for each function"
    assert change is not None
    assert change.touched == frozenset(), "nothing is wrong with the app as a whole"
    assert behind(host) == MANY
    touched = frozenset[str]().union(*(change.touched for change in steps(host)))

    at_once = opened(many_functions()).snapshot.apps[ROOT]
    assert host.snapshot.apps[ROOT].findings() == at_once.findings()
    assert touched == at_once.reported()
    assert behind(host) == 0


def test_opening_in_steps_ends_with_what_is_said_of_the_app_as_a_whole() -> None:
    disk = many_functions()
    disk.files[f"{ROOT}/host.json"] = '{"version": "1.0"}'
    host = Host(disk, load_catalogue())
    *_, change = host.opening(ROOT)

    assert change is not None
    assert change.touched == {f"{ROOT}/host.json"}


def test_opening_in_steps_leaves_an_app_alone_that_was_opened_meanwhile() -> None:
    host = Host(many_functions(), load_catalogue())
    opening = host.opening(ROOT)
    next(opening)
    state = host.open_app(ROOT).snapshot.apps[ROOT]

    assert list(opening)
    assert host.snapshot.apps[ROOT] is state


def test_a_file_that_is_needed_now_is_judged_first() -> None:
    host = Host(many_functions(), load_catalogue())
    list(host.opening(ROOT))
    change = host.ensure(f"{ROOT}/F042/function.json")

    assert set(host.snapshot.apps[ROOT].functions) == {"F042"}
    assert f"{ROOT}/F042/function.json" in change.touched
    assert host.ensure("/elsewhere/function.json").touched == frozenset()


def test_an_edit_that_bears_on_every_function_is_taken_in_steps() -> None:
    host = opened(many_functions())
    change = host.edit(f"{ROOT}/shared.py", CLEAN)
    assert (change.touched, behind(host)) == (frozenset(), MANY)

    list(steps(host))
    assert host.snapshot.apps[ROOT].findings() == ()


def test_what_stands_in_the_backlog_stays_said_until_it_is_judged() -> None:
    host = opened(many_functions())
    before = host.snapshot.apps[ROOT].findings()
    host.edit(f"{ROOT}/host.json", '{"version": "2.0", "functions": ["F001"]}')

    assert host.snapshot.apps[ROOT].findings() == before
    list(steps(host))
    codes = {each.code for each in host.snapshot.apps[ROOT].findings_of("F002")}
    assert "allow-list" in codes


def test_a_function_that_goes_leaves_the_backlog() -> None:
    disk = many_functions()
    host = Host(disk, load_catalogue())
    list(host.opening(ROOT))
    del disk.files[f"{ROOT}/F001/function.json"]
    host.refresh([f"{ROOT}/F001/function.json"])
    list(steps(host))

    assert sorted(host.snapshot.apps[ROOT].functions) == [name for name in NAMES if name != "F001"]


def test_the_app_with_an_open_file_comes_first() -> None:
    disk = many_functions()
    disk.files.update({"/zoo/host.json": HOST_JSON, "/zoo/Orders/function.json": "{}"})
    host = Host(disk, load_catalogue())
    list(host.opening(ROOT))
    list(host.opening("/zoo"))
    host.edit("/zoo/Orders/function.json", "{}")
    host.advance()

    assert (behind(host), set(host.snapshot.apps["/zoo"].functions)) == (MANY, {"Orders"})


def test_other_options_judge_all_again() -> None:
    host = opened(many_functions())
    assert host.configure(lambda _root: Options()).touched == frozenset()
    assert behind(host) == 0

    host.configure(lambda _root: stated(python="3.12"))
    assert behind(host) == MANY
    list(steps(host))
    assert host.snapshot.apps[ROOT].facts.target.python.versions == ((3, 12),)


class TestReadingAgain:
    def test_it_finds_what_changed_without_being_told(self) -> None:
        disk = many_functions()
        host = opened(disk)
        disk.files[f"{ROOT}/shared.py"] = CLEAN
        del disk.files[f"{ROOT}/F001/function.json"]
        disk.files[f"{ROOT}/New/function.json"] = "{}"
        *reading, last = host.rereading(ROOT)
        list(steps(host))

        assert reading.count(None) == len(reading)
        assert last is not None
        assert f"{ROOT}/F001/function.json" in last.touched
        assert {each.function for each in host.snapshot.apps[ROOT].findings()} == {"New"}

    def test_it_judges_nothing_again_where_nothing_changed(self) -> None:
        host = opened(many_functions())
        before = host.snapshot.apps[ROOT]
        *_, last = host.rereading(ROOT)

        assert last is not None
        assert last.touched == frozenset()
        assert host.snapshot.apps[ROOT] is before

    def test_what_is_typed_while_it_reads_stays(self) -> None:
        disk = many_functions()
        host = opened(disk)
        reading = host.rereading(ROOT)
        next(reading)
        host.edit(f"{ROOT}/F001/__init__.py", CLEAN)
        list(reading)

        assert {each.function for each in host.snapshot.apps[ROOT].findings()} == set(NAMES) - {"F001"}

    def test_an_app_that_is_closed_meanwhile(self) -> None:
        host = opened(many_functions())
        reading = host.rereading(ROOT)
        next(reading)
        host.close_app(ROOT)

        assert list(reading)[-1] is None
        assert host.snapshot.apps == {}

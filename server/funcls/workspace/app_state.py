"""One app at one moment: its files, its functions and all that is said of them. Immutable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from funcls.model.app import read_app
from funcls.model.configured import Configured, Options, configure
from funcls.model.cross import CrossFacts
from funcls.model.facts import HOST_FILE, AppFacts, read_facts
from funcls.model.function import Function, link_function
from funcls.model.modules import PACKAGE_FILE
from funcls.model.script import FUNCTION_FILE
from funcls.model.source import ROOT, Listing, Lookup, SourceFile
from funcls.rules.finding import Finding
from funcls.rules.judge import Judgement, cross_keys, finding_order, judge, judge_app, judge_group
from funcls.rules.rule import CrossRule
from funcls.rules.selection import Selection
from funcls.rules.suppress import suppress
from funcls.rules.vocabulary import VOCABULARY
from funcls.schema.catalogue import Catalogue
from funcls.text.lines import Encoding, Position
from funcls.workspace.index import Index
from funcls.workspace.loader import Loader
from funcls.workspace.paths import absolute

Group = tuple[CrossRule, str]
"""A rule across functions, and the key of one of its groups."""


@dataclass(frozen=True)
class AppState:
    """An app in a snapshot.

    Paths are relative to `root`, which is absolute. `configured` is what funcls is told of the app, and `selection`
    what that makes of findings: all that follow are as the rules give them, and what people see passes through it.
    `above` are the files above the app that say something of it, or would: their absolute paths with the relative ones.
    `judgements` tell what is said of each function. Where other processes judged, the functions themselves stayed
    there, and `functions` lacks them. `readers` tells for each key of a file or listing which functions were built from
    it; `groups` which functions meet, and `group_findings` what is said of them. `app_findings` are said of the app as
    a whole, which was read from `app_sources`. `backlog` names the functions that are still to be linked: what stands
    of them is from before, or nothing. `tests` are the paths of tests among the files, which are read for one question
    alone (`workspace.app_tests`): no finding knows of them. With them `apps_around` are there: the roots of
    other apps in the folders above this one.
    """

    root: str
    options: Options
    catalogue: Catalogue
    configured: Configured
    selection: Selection
    facts: AppFacts
    facts_sources: frozenset[str]
    above: Mapping[str, str]
    app_findings: tuple[Finding, ...]
    app_sources: frozenset[str]
    files: Mapping[str, SourceFile | None]
    listings: Mapping[str, Listing | None]
    functions: Mapping[str, Function]
    judgements: Mapping[str, Judgement]
    readers: Mapping[str, frozenset[str]]
    groups: Mapping[Group, frozenset[str]]
    group_findings: Mapping[Group, tuple[Finding, ...]]
    backlog: frozenset[str] = frozenset()
    tests: frozenset[str] = frozenset()
    apps_around: frozenset[str] = frozenset()

    @property
    def has_host_file(self) -> bool:
        """Whether the folder is still that of an app."""
        listing = self.listings.get(ROOT)
        return listing is not None and HOST_FILE in listing.files

    def function(self, name: str) -> Function | None:
        """Return the function in the folder `name`."""
        return self.functions.get(name)

    def names_of(self, path: str) -> list[str]:
        """Return the names of the functions that the file takes part in, in order."""
        return sorted(self.readers.get(path, ()))

    def functions_of(self, path: str) -> tuple[Function, ...]:
        """Return the functions that the file takes part in, by name."""
        return tuple(self.functions[name] for name in self.names_of(path) if name in self.functions)

    def position(self, path: str, offset: int, encoding: Encoding) -> Position:
        """Return the line and column of an offset; the start where the file is not known to the app."""
        source = self.files.get(path)
        return source.lines.position(offset, encoding) if source is not None else Position(0, 0)

    def findings_of(self, name: str) -> Iterator[Finding]:
        """Yield what is said of one function, in whichever file."""
        judgement = self.judgements[name]
        yield from judgement.findings
        for group in cross_keys(judgement.cross):
            if group[0] not in self.withheld:
                yield from (each for each in self.group_findings.get(group, ()) if each.function == name)

    @cached_property
    def withheld(self) -> frozenset[CrossRule]:
        """The rules of which nothing is said: what seems to be missing may be in a function that nobody has read."""
        found = {rule for rule, _ in self.group_findings if rule.withheld_by is not None}
        is_unread = bool(found) and any(name not in self.judgements for name in self.backlog)
        return frozenset(rule for rule in found if is_unread or (rule, rule.withheld_by) in self.groups)

    def findings_in(self, path: str) -> tuple[Finding, ...]:
        """Return what is said in one file, in order."""
        names = self.readers.get(path, ())
        of_functions = (each for name in names for each in self.findings_of(name))
        return self._shown(path, merge(each for each in (*self.app_findings, *of_functions) if each.place.path == path))

    def findings(self) -> tuple[Finding, ...]:
        """Return all findings of the app, in order."""
        of_functions = (each for name in self.judgements for each in self.findings_of(name))
        by_path: dict[str, list[Finding]] = {path: [] for path in self.silencing()}
        for each in merge((*self.app_findings, *of_functions)):
            by_path.setdefault(each.place.path, []).append(each)
        return tuple(each for path in sorted(by_path) for each in self._shown(path, by_path[path]))

    def silencing(self) -> frozenset[str]:
        """Return the paths of the files in which comments silence findings, or are to."""
        return frozenset(path for path, source in self.files.items() if source is not None and source.suppressions)

    def _shown(self, path: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        source = self.files.get(path)
        if source is not None and source.suppressions:
            left = suppress(source, findings, complete=not self.backlog)
            findings = sorted(left, key=finding_order)
        return tuple(shown for each in findings if (shown := self.selection.shown(each)) is not None)

    def reported(self) -> frozenset[str]:
        """Return the absolute paths of the files in which something is said."""
        return frozenset(absolute(self.root, each.place.path) for each in self.findings())


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings in order; of equal ones, which several functions of one script give, the first by name."""
    ordered = sorted(findings, key=lambda each: (finding_order(each), each.function or ""))
    return tuple({(each.place, each.code, each.message): each for each in reversed(ordered)}.values())[::-1]


def open_app(root: str, options: Options, catalogue: Catalogue, loader: Loader) -> AppState:
    """Return the app in the folder `root`, with all its functions in the backlog; with none where it is excluded."""
    (configured, facts), sources = loader.build(lambda lookup: _read_root(options, lookup))
    app, app_sources = loader.build(lambda lookup: read_app(facts, configured, lookup, catalogue))
    selection = Selection(configured)
    return AppState(
        root=root,
        options=options,
        catalogue=catalogue.with_types(facts.known_types),
        configured=configured,
        selection=selection,
        facts=facts,
        facts_sources=sources,
        above=_above(root, sources),
        app_findings=judge_app(app),
        app_sources=app_sources,
        files=loader.files,
        listings=loader.listings,
        functions={},
        judgements={},
        readers={},
        groups={},
        group_findings={},
        backlog=frozenset() if selection.excludes_app else app.functions,
    )


def update_app(
    state: AppState, changed: frozenset[str], loader: Loader, options: Options, *, most: int
) -> tuple[AppState, frozenset[str]]:
    """Return the app after its files and listings under the keys `changed`, or its options, have changed.

    Up to `most` functions that this bears on are judged anew at once; more of them go to the backlog. The second
    value holds the paths of all files in which something else may be said than before.
    """
    dirty = {name for key in changed for name in state.readers.get(key, ())}
    before = state
    if options != state.options or changed & state.facts_sources:
        (configured, facts), sources = loader.build(lambda lookup: _read_root(options, lookup))
        dirty |= state.judgements.keys() if facts != state.facts else set()
        state = replace(
            state,
            options=options,
            catalogue=state.catalogue.with_types(facts.known_types),
            configured=configured,
            selection=Selection(configured),
            facts=facts,
            facts_sources=sources,
            above=_above(state.root, sources),
        )
    gone: frozenset[str] = frozenset()
    if state.facts is not before.facts or changed & state.app_sources:
        app, app_sources = loader.build(lambda lookup: read_app(state.facts, state.configured, lookup, state.catalogue))
        state = replace(state, app_findings=judge_app(app), app_sources=app_sources)
        known = state.judgements.keys() | state.backlog
        names = frozenset() if state.selection.excludes_app else app.functions
        gone = frozenset(known - names)
        dirty |= names - known
    dirty -= gone
    state = replace(state, backlog=(state.backlog | dirty) - gone)
    updated, touched = _relink(state, gone | dirty if len(dirty) <= most else gone, loader)
    if updated.configured.settings != before.configured.settings:
        # Nothing is found otherwise, and all may be shown otherwise.
        touched |= _said(before) | _said(updated)
    commented = {path for path in changed for each in (before, updated) if _is_silencing(each.files.get(path))}
    touched |= commented | _said_otherwise(before.app_findings, updated.app_findings)
    return updated, touched | _withheld_otherwise(before, updated)


def _read_root(options: Options, lookup: Lookup) -> tuple[Configured, AppFacts]:
    configured = configure(options, VOCABULARY, lookup)
    return configured, read_facts(configured, lookup)


def _above(root: str, sources: Iterable[str]) -> Mapping[str, str]:
    return {absolute(root, path): path for path in sources if path.startswith("../")}


def _said(state: AppState) -> frozenset[str]:
    """Return the paths of the files in which something is found, whether it is shown or not."""
    of_functions = (each for name in state.judgements for each in state.findings_of(name))
    return frozenset(each.place.path for each in (*state.app_findings, *of_functions)) | state.silencing()


def _is_silencing(source: SourceFile | None) -> bool:
    return source is not None and bool(source.suppressions)


def _said_otherwise(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> frozenset[str]:
    """Return the paths of the files in which the one says something that the other does not."""
    return frozenset(each.place.path for each in {*before} ^ {*after})


def link(state: AppState, names: Iterable[str], loader: Loader) -> tuple[AppState, frozenset[str]]:
    """Return the app with those functions under `names` judged that the backlog has, and what is touched by it."""
    linked, touched = _relink(state, state.backlog.intersection(names), loader)
    touched |= _withheld_otherwise(state, linked)
    # Only now is it known which comments silence nothing.
    return linked, touched if linked.backlog or not state.backlog else touched | linked.silencing()


def _relink(state: AppState, names: frozenset[str], loader: Loader) -> tuple[AppState, frozenset[str]]:
    """Build and judge the functions in `names` that the backlog has, and leave out the others of them."""
    built = ((name, _build(name, state, loader)) for name in sorted(names & state.backlog))
    functions = {name: function for name, function in built if function is not None}
    judgements = {name: judge(function) for name, function in functions.items()}
    return _replace(state, names, functions, judgements, loader)


def take(
    state: AppState, names: frozenset[str], judgements: Mapping[str, Judgement], loader: Loader
) -> tuple[AppState, frozenset[str]]:
    """Return the app with what another process said of the functions in `names`, and what is touched by it.

    A function of which it said nothing is gone. The loader has all that was read for it.
    """
    return _replace(state, names, {}, judgements, loader)


def _replace(
    state: AppState,
    names: frozenset[str],
    new_functions: Mapping[str, Function],
    new_judgements: Mapping[str, Judgement],
    loader: Loader,
) -> tuple[AppState, frozenset[str]]:
    """Put what is new of the functions in `names` in place of what was; nothing where nothing is."""
    functions = dict(state.functions)
    judgements = dict(state.judgements)
    readers = Index(state.readers)
    groups = Index(state.groups)
    for name in sorted(names):
        functions.pop(name, None)
        if name in new_functions:
            functions[name] = new_functions[name]
        old, new = judgements.pop(name, _NOTHING), new_judgements.get(name, _NOTHING)
        if name in new_judgements:
            judgements[name] = new
        readers.move(name, old.sources, new.sources)
        if old.cross != new.cross:
            groups.move(name, frozenset(cross_keys(old.cross)), frozenset(cross_keys(new.cross)), always=True)
    updated = replace(
        state,
        files=loader.files,
        listings=loader.listings,
        functions=functions,
        judgements=judgements,
        readers=readers.finished(),
        groups=groups.finished(),
        group_findings=_judge_groups(state, groups.touched, groups.finished(), judgements),
        backlog=state.backlog - names,
    )
    return updated, _reported(state, names) | _reported(updated, names) | _regrouped(state, updated)


_NOTHING: Final = Judgement((), CrossFacts(), frozenset())
"""Stands for what is said of a function that is not there."""


def _build(name: str, state: AppState, loader: Loader) -> Function | None:
    # What nearly every function is made of: without it, two rounds of the loader would only find that it is missing.
    loader.fetch(f"{name}/{file}" for file in (FUNCTION_FILE, PACKAGE_FILE))
    function, _ = loader.build(lambda lookup: link_function(name, state.facts, lookup, state.catalogue))
    return function


def _judge_groups(
    state: AppState,
    touched: Iterable[Group],
    groups: Mapping[Group, frozenset[str]],
    judgements: Mapping[str, Judgement],
) -> Mapping[Group, tuple[Finding, ...]]:
    findings = dict(state.group_findings)
    for group in touched:
        rule, key = group
        found = judge_group(rule, key, {name: judgements[name].cross for name in groups.get(group, ())})
        findings.pop(group, None)
        if found:
            findings[group] = found
    return findings


def _reported(state: AppState, names: Iterable[str]) -> frozenset[str]:
    """Return the paths of the files in which something is said of the functions."""
    return frozenset(each.place.path for name in names if name in state.judgements for each in state.findings_of(name))


def _withheld_otherwise(before: AppState, after: AppState) -> frozenset[str]:
    """Return the paths in which something is said by one of the two that the other withholds."""
    rules = before.withheld ^ after.withheld
    groups = {**before.group_findings, **after.group_findings} if rules else {}
    return frozenset(each.place.path for (rule, _), found in groups.items() if rule in rules for each in found)


def _regrouped(before: AppState, after: AppState) -> frozenset[str]:
    """Return the paths in which something else is said than before of functions that meet."""
    groups = before.group_findings.keys() | after.group_findings.keys()
    changed = [group for group in groups if before.group_findings.get(group) != after.group_findings.get(group)]
    findings = (each for group in changed for state in (before, after) for each in state.group_findings.get(group, ()))
    return frozenset(each.place.path for each in findings)

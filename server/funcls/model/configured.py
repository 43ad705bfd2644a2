"""What funcls is told of an app, from the command line, the editor and the nearest configuration file."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeAlias

from funcls.model.configuration_file import ConfigurationFile, find_configuration_file
from funcls.model.own_settings import Settings, known_settings, overlaid, read_values
from funcls.model.setting_reading import Problem, Vocabulary
from funcls.model.source import Lookup
from funcls.model.target import Stated

EDITOR: Final = "editor settings"
"""Where a value is stated that a client gives."""


class Statement(NamedTuple):
    """A value as `Settings` holds it, and where somebody wrote it down: an option, the editor, a file."""

    value: Any
    where: str


Layer: TypeAlias = Mapping[str, Statement]
"""What is stated in one place, by the attributes of `Settings`."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is stated outside the app's files, and where the app is.

    Of `layers`, the first that states a setting counts; they all count more than files do. `root` is the app root, an
    absolute path; `ancestors` is the number of folders above it that may hold its configuration, and
    `project_ancestors` the number of those that belong to the same repository.
    """

    layers: tuple[Layer, ...] = ()
    root: str = "/"
    ancestors: int = 0
    project_ancestors: int = 0


@dataclass(frozen=True, slots=True)
class Configured:
    """The settings that are in force for an app.

    `origins` tells where each one is stated that is, by its attribute. `file` is None where no file says anything;
    `problems` are what is wrong in it.
    """

    settings: Settings
    origins: Mapping[str, str]
    options: Options
    file: ConfigurationFile | None
    problems: tuple[Problem, ...]

    def stated(self, attribute: str) -> Stated | None:
        """Return a text that is stated, and where; None where it is not."""
        value = getattr(self.settings, attribute)
        return Stated(value, self.origins[attribute]) if value is not None and attribute in self.origins else None

    def base_of(self, attribute: str) -> str:
        """Return the folder to which the patterns of a setting are relative, an absolute path.

        It is that of the file where they stand, else the app root.
        """
        if self.file is None or self.origins.get(attribute) != self.file.path:
            return self.options.root
        return posixpath.normpath(posixpath.join(self.options.root, posixpath.dirname(self.file.path)))


def configure(options: Options, vocabulary: Vocabulary, lookup: Lookup) -> Configured:
    """Return what is in force for the app at the root of the lookup."""
    file = find_configuration_file(options.ancestors, lookup)
    values, problems = read_values(file.table, vocabulary) if file is not None else ({}, ())
    layers = [*options.layers, {key: Statement(value, file.path) for key, value in values.items()} if file else {}]
    stated: dict[str, Statement] = {}
    for setting in known_settings():
        found = (layer[setting.attribute] for layer in layers if setting.attribute in layer)
        statement = next(found, None)
        if statement is not None:
            stated[setting.attribute] = statement
    return Configured(
        overlaid(Settings(), {key: each.value for key, each in stated.items()}),
        {key: each.where for key, each in stated.items()},
        options,
        file,
        problems,
    )

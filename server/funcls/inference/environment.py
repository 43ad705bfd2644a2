"""The environment that jedi works in: it finds modules as files, and imports none of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib.machinery import SOURCE_SUFFIXES
from pathlib import Path
from typing import Any, Final

from jedi.api.environment import InterpreterEnvironment
from jedi.file_io import FileIO
from jedi.inference.compiled.subprocess import InferenceStateSameProcess
from jedi.inference.compiled.subprocess.functions import ImplicitNSInfo

_INIT: Final = "__init__"


class FilesOnly(InterpreterEnvironment):
    """The interpreter that runs funcls, for its grammar and its builtins; no process is started.

    jedi's own environment sets `sys.path` for each search, under the feet of all other threads, and imports what it
    finds no source of: an extension module of the app would run.
    """

    def get_inference_state_subprocess(self, inference_state: Any) -> _Functions:
        """Return the functions that jedi asks of an environment."""
        return _Functions(inference_state)

    def get_sys_path(self) -> list[str]:
        """Return no folder: a project says where modules lie."""
        return []


class _Functions(InferenceStateSameProcess):
    def __getattr__(self, name: str) -> Any:
        own = {"get_module_info": _find_module, "load_module": partial(_load_builtin, super().__getattr__(name))}
        return own.get(name) or super().__getattr__(name)


def _load_builtin(load: Any, dotted_name: str, sys_path: Sequence[str]) -> Any:
    """Return what jedi makes of a module that is a part of the interpreter; None for any other."""
    del sys_path
    return load(dotted_name=dotted_name, sys_path=sys.path) if dotted_name in sys.builtin_module_names else None


def _find_module(
    string: str,
    full_name: str,
    sys_path: Sequence[str] | None = None,
    path: Sequence[str] | None = None,
    *,
    is_global_search: bool,
) -> tuple[FileIO | ImplicitNSInfo | None, bool | None]:
    """Return the source of a module, or the folders of a namespace package, and whether it is a package.

    (None, False) is a module of the interpreter itself, (None, None) one that is not there.
    """
    if is_global_search and string in sys.builtin_module_names:
        return None, False
    folders = []
    for each in map(Path, (sys_path if is_global_search else path) or ()):
        for suffix in SOURCE_SUFFIXES:
            if (init := each / string / f"{_INIT}{suffix}").is_file():
                return FileIO(os.fspath(init)), True
            if (module := each / f"{string}{suffix}").is_file():
                return FileIO(os.fspath(module)), False
        if (each / string).is_dir():
            folders.append(os.fspath(each / string))
    return (ImplicitNSInfo(full_name, folders), True) if folders else (None, None)

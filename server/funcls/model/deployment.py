"""What a deployment of an app takes along and installs, as far as the files of the app show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.distributions import shared_packages
from funcls.model.funcignore import FUNCIGNORE_FILE
from funcls.model.requirements import REQUIREMENTS_FILE
from funcls.model.source import ROOT, Listing, Lookup, SourceFile

CARRIED: Final = ".python_packages"
"""The folder in which a build leaves the libraries of an app."""
_ENVIRONMENTS: Final = (".venv", "venv", ".env", "env", "worker_venv", "antenv")
_OTHER_PACKAGERS: Final = frozenset(
    {
        *("pyproject.toml", "poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "Pipfile", "Pipfile.lock"),
        *("setup.py", "setup.cfg", "environment.yml", "environment.yaml", "Dockerfile"),
    }
)
_VENDOR: Final = frozenset({"vendor", "vendored", "_vendor", "lib", "libs", "packages", "site-packages", "third_party"})


@dataclass(frozen=True, slots=True)
class Deployment:
    """The files that say what reaches Azure, and the libraries that lie in the app.

    `root` is what stands at the app root. `carried` are the names at the top of the libraries in `.python_packages`,
    which are deployed; `local` are those of virtual environments, which are not.
    """

    funcignore: SourceFile | None
    requirements: SourceFile | None
    root: Listing
    carried: frozenset[str]
    local: frozenset[str]

    @property
    def may_install_otherwise(self) -> bool:
        """Whether a file or folder at the root may bring libraries that requirements.txt does not ask for."""
        return bool(self.root.files & _OTHER_PACKAGERS or self.root.folders & _VENDOR)

    def carries(self, package: str) -> bool:
        """Return whether a library of this import name lies in the app, to be deployed with it."""
        return _holds(self.carried, package)

    def has_installed(self, package: str) -> bool:
        """Return whether a library of this import name lies in the app, deployed or not."""
        return _holds(self.carried | self.local, package)


def read_deployment(lookup: Lookup) -> Deployment:
    """Return what the files of the app show; it is read once for all functions."""
    return lookup.once("deployment", lambda: _read(lookup))


def _read(lookup: Lookup) -> Deployment:
    root = lookup.listing(ROOT) or Listing()
    return Deployment(
        lookup.source(FUNCIGNORE_FILE),
        lookup.source(REQUIREMENTS_FILE),
        root,
        frozenset(_names([CARRIED], root, lookup)),
        frozenset(_names(_ENVIRONMENTS, root, lookup)),
    )


def _names(folders: tuple[str, ...] | list[str], root: Listing, lookup: Lookup) -> Iterator[str]:
    """Yield the names in the folders of libraries below these ones; dotted for what lies in a shared package."""
    for folder in folders:
        if folder in root.folders:
            for site in _sites(folder, lookup):
                yield from _names_in(site, lookup)


def _sites(folder: str, lookup: Lookup) -> Iterator[str]:
    listing = lookup.listing(folder) or Listing()
    for lib in sorted(listing.folders & {"lib", "Lib"}):
        inner = lookup.listing(f"{folder}/{lib}") or Listing()
        for name in sorted(inner.folders):
            if name == "site-packages":
                yield f"{folder}/{lib}/{name}"
            elif name.startswith("python"):
                yield f"{folder}/{lib}/{name}/site-packages"


def _names_in(site: str, lookup: Lookup) -> Iterator[str]:
    listing = lookup.listing(site) or Listing()
    for name in (*listing.folders, *listing.files):
        yield name.partition(".")[0]
    for package in sorted(shared_packages()):
        path = f"{site}/{package.replace('.', '/')}"
        if package.partition(".")[0] in listing.folders and lookup.is_folder(path):
            below = lookup.listing(path) or Listing()
            yield from (f"{package}.{name}" for name in below.folders)


def _holds(names: frozenset[str], package: str) -> bool:
    """A package that shares its upper part with others lies there by its whole name, every other one by its first."""
    top = package.partition(".")[0]
    return (package if top in shared_packages() else top) in names

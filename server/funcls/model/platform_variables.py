"""Variables that a process has without any app setting: those of the machine, of Azure, and of Core Tools."""

from __future__ import annotations

from typing import Final

_BEGINNINGS: Final = (
    "appsetting_",
    "aspnetcore_",
    "azure_functions_",
    "azurewebjobsscript",
    "conda_",
    "container_",
    "dotnet_",
    "functions_",
    "github_",
    "identity_",
    "kubernetes_",
    "lc_",
    "msi_",
    "python",
    "website_",
    "xdg_",
)
_WORDS: Final = """
    allusersprofile appdata ci commonprogramfiles computername comspec home homedrive homepath hostname http_proxy
    https_proxy lang language localappdata logname no_proxy number_of_processors os path pathext port
    processor_architecture programdata programfiles ps1 pwd region_name requests_ca_bundle shell ssl_cert_dir
    ssl_cert_file systemdrive systemroot temp term tmp tmpdir tz user userdomain username userprofile virtual_env
    windir
"""
_NAMES: Final = frozenset(_WORDS.split())


def may_come_from_platform(name: str) -> bool:
    """Return whether a process may have the variable without being given it."""
    lowered = name.lower()
    return lowered in _NAMES or lowered.startswith(_BEGINNINGS)

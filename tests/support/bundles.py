"""The app root in which a binding type has what it needs."""

from __future__ import annotations

import json

from funcls.model.bundle_contents import best_bundle
from funcls.schema.catalogue import BindingType

STABLE = "Microsoft.Azure.Functions.ExtensionBundle"


def root_for(entry: BindingType) -> str:
    """Return the files at the root of an app whose host has the type: by a bundle, else by an extension of its own."""
    best = best_bundle(STABLE, entry.bundles)
    if best is None:
        return '--- host.json\n{"version": "2.0"}\n--- extensions.csproj\n'
    bundle = {"id": best.channel, "version": f"[{best.major}.*, {best.major + 1}.0.0)"}
    return f"--- host.json\n{json.dumps({'version': '2.0', 'extensionBundle': bundle})}\n"

/** What an editor knows of one setting, by who states it. */
export interface Inspection {
    readonly globalValue?: unknown;
    readonly workspaceValue?: unknown;
    readonly workspaceFolderValue?: unknown;
}

/** A part of the settings. */
export interface Section {
    get(name: string): unknown;
    inspect(name: string): Inspection | undefined;
}

/**
 * Returns the settings that somebody states, by name. Defaults are left out: for the server, what an editor states wins
 * over the file that configures an app. An empty text is what remains of an emptied field, so it states nothing.
 */
export function statedSettings(names: readonly string[], section: Section): Record<string, unknown> {
    const stated: Record<string, unknown> = {};
    for (const name of names) {
        const { globalValue, workspaceValue, workspaceFolderValue } = section.inspect(name) ?? {};
        const isStated = [globalValue, workspaceValue, workspaceFolderValue].some((value) => value !== undefined);
        const value = section.get(name);
        if (isStated && value !== "") {
            stated[name] = value;
        }
    }
    return stated;
}

/** Returns the names, without `funcls.`, of the settings that are for the server: those that a folder may have. */
export function serverSettings(manifest: unknown): string[] {
    const { contributes } = manifest as {
        contributes: { configuration: { properties: Record<string, { scope: string }> }[] };
    };
    return contributes.configuration
        .flatMap((section) => Object.entries(section.properties))
        .filter(([, setting]) => setting.scope === "resource")
        .map(([name]) => name.slice("funcls.".length));
}

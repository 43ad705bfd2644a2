import { pathsOf } from "./paths";

/** The language ids of funcls, by the names of the files that get them inside an app. */
export const LANGUAGES: Readonly<Record<string, string>> = {
    "function.json": "funcls-function",
    "host.json": "funcls-host",
    "local.settings.json": "funcls-settings",
};

/** Returns whether a language id is one of funcls. */
export function isOwn(languageId: string): boolean {
    return Object.values(LANGUAGES).includes(languageId);
}

/** Returns whether VS Code's own JSON server answers for a language id. */
export function isJson(languageId: string): boolean {
    return languageId === "json" || languageId === "jsonc";
}

/** Returns the language id that a file has where `host` lies; undefined for a file that is of no app. */
export function ownLanguage(
    file: string,
    platform: NodeJS.Platform,
): { readonly id: string; readonly host: string } | undefined {
    const paths = pathsOf(platform);
    const folder = paths.dirname(file);
    const id = LANGUAGES[paths.basename(file)];
    if (id === undefined) {
        return undefined;
    }
    // The host looks for functions in the folders right below the one with host.json.
    const root = paths.basename(file) === "function.json" ? paths.dirname(folder) : folder;
    return { id, host: paths.join(root, "host.json") };
}

/** Extensions that bring a language server for Python with them. */
const EXTENSIONS: readonly string[] = [
    "ms-python.vscode-pylance",
    "ms-pyright.pyright",
    "detachhead.basedpyright",
    "astral-sh.ty",
    "meta.pyrefly",
];

/** Microsoft's extension has one built in: jedi, which `python.languageServer` switches off. */
const MICROSOFT = "ms-python.python";

/**
 * Returns whether another server answers for Python. `has` tells whether an extension is enabled; `languageServer` is
 * the setting `python.languageServer`.
 */
export function hasPythonServer(has: (extension: string) => boolean, languageServer: unknown): boolean {
    const [pylance, ...others] = EXTENSIONS as [string, ...string[]];
    const isOff = languageServer === "None";
    return others.some(has) || (!isOff && (has(MICROSOFT) || has(pylance)));
}

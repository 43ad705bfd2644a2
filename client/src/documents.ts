const FILES = [
    "function.json",
    "host.json",
    "local.settings.json",
    "requirements.txt",
    ".funcignore",
    "funcls.toml",
    "pyproject.toml",
];

/** What the server is told of; it answers for what belongs to an app. */
export const documents: ({ scheme: string; language: string } | { scheme: string; pattern: string })[] = [
    { scheme: "file", language: "python" },
    ...FILES.map((name) => ({ scheme: "file", pattern: `**/${name}` })),
];

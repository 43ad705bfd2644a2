import assert from "node:assert/strict";
import { test } from "node:test";
import { hasPythonServer } from "../../../client/src/python_server";

const cases: readonly [readonly string[], string | undefined, boolean][] = [
    [[], undefined, false],
    [["ms-python.python"], undefined, true],
    [["ms-python.python", "ms-python.vscode-pylance"], "Default", true],
    [["ms-python.python", "ms-python.vscode-pylance"], "None", false],
    [["ms-python.python", "detachhead.basedpyright"], "None", true],
    [["charliermarsh.ruff"], undefined, false],
];

for (const [extensions, setting, expected] of cases) {
    test(`${extensions.join(" and ") || "no extension"}, python.languageServer ${setting ?? "not set"}`, () => {
        assert.equal(
            hasPythonServer((extension) => extensions.includes(extension), setting),
            expected,
        );
    });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Inspection, serverSettings, statedSettings } from "../../../client/src/stated";
import manifest from "../../../package.json";

function section(values: Record<string, unknown>, inspections: Record<string, Inspection>) {
    return { get: (name: string) => values[name], inspect: (name: string) => inspections[name] };
}

test("the server gets what somebody states, and no default", () => {
    const editor = section(
        { validate: "type", scope: "openFiles", ignore: [], "target.python": "3.12" },
        {
            validate: {},
            scope: { globalValue: "openFiles" },
            ignore: { workspaceValue: [] },
            "target.python": { workspaceFolderValue: "3.12" },
        },
    );
    assert.deepEqual(statedSettings(["validate", "scope", "ignore", "target.python", "select"], editor), {
        scope: "openFiles",
        ignore: [],
        "target.python": "3.12",
    });
});

test("an emptied field states nothing", () => {
    const editor = section({ "target.python": "" }, { "target.python": { globalValue: "" } });
    assert.deepEqual(statedSettings(["target.python"], editor), {});
});

test("which program is started is not told to the server", () => {
    const names = serverSettings(manifest);
    assert.ok(names.includes("target.python") && names.includes("scope"));
    assert.ok(!names.includes("server.path") && !names.includes("python"));
});

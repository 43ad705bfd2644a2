// Runs inside the extension host of the workbench under test, and writes each check as one line of JSON.
const vscode = require("vscode");
const { write } = require("./asking");

/** The checks of each workspace, by its name; in one workspace, each builds on those before. */
const CHECKS = {
    apps: ["./features", "./languages", "./disk", "./lifecycle"],
    plain: ["./silence"],
    demo: ["./task"],
};

exports.activate = () => {
    const name = vscode.workspace.name?.split(" ")[0];
    // Now and then the workbench opens a workspace before it can read its file, and has no folders then.
    if (vscode.workspace.workspaceFolders === undefined || vscode.workspace.workspaceFolders.length === 0) {
        write({ empty: true });
        return;
    }
    void run(CHECKS[name] ?? []).finally(() => write({ done: name }));
};

async function run(modules) {
    for (const checks of modules.map((name) => require(name))) {
        for (const [name, work] of Object.entries(checks)) {
            if (!(await check(name, work))) {
                return;
            }
        }
    }
}

async function check(name, work) {
    const began = Date.now();
    try {
        await work();
        write({ check: name, ms: Date.now() - began });
        return true;
    } catch (error) {
        const stack = String(error.stack ?? error).split("\n    at ", 4);
        write({ check: name, ms: Date.now() - began, error: stack.join("\n    at ") });
        return false;
    }
}

// Somebody works in the app `demo`, trusts it at last, and checks it by the task.
const assert = require("node:assert/strict");
const { relative } = require("node:path");
const vscode = require("vscode");
const { until } = require("./asking");

module.exports = {
    "the task checks, and nothing is shown twice": async () => {
        const { execution } = await new Promise((resolve) => vscode.tasks.onDidEndTask(resolve));
        assert.equal(execution.task.name, "check");
        const expected = ["SendMessage/__init__.py:5:10", "SendMessage/function.json:11:15"];
        await until(`findings at ${expected}; there are ${places()}`, () => places().join() === expected.join());
    },
};

function places() {
    const { uri: root } = vscode.workspace.workspaceFolders[0];
    return vscode.languages
        .getDiagnostics()
        .flatMap(([uri, findings]) =>
            findings.map(
                ({ range }) =>
                    `${relative(root.fsPath, uri.fsPath)}:${range.start.line + 1}:${range.start.character + 1}`,
            ),
        )
        .sort();
}

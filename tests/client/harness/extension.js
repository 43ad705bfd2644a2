// Runs inside the extension host of the workbench under test, and writes each check as one line of JSON.
const assert = require("node:assert/strict");
const { appendFileSync, existsSync, readFileSync } = require("node:fs");
const vscode = require("vscode");

const { report, ran, python, program, looked } = JSON.parse(process.env.FUNCLS_E2E);
const PATIENCE = 20_000;

exports.activate = () => {
    void run().finally(() => write({ done: vscode.workspace.name }));
};

async function run() {
    if (vscode.workspace.workspaceFile === undefined) {
        await check("silent in a workspace without an app", silentElsewhere);
        return;
    }
    for (const [name, work] of Object.entries(checks)) {
        if (!(await check(name, work))) {
            return;
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
        write({
            check: name,
            ms: Date.now() - began,
            error: String(error.stack ?? error)
                .split("\n    at ", 2)
                .join("\n    at "),
        });
        return false;
    }
}

const checks = {
    "the workspace is in restricted mode and has two folders": () => {
        assert.equal(vscode.workspace.isTrusted, false);
        assert.equal(vscode.workspace.workspaceFolders.length, 2);
    },
    "the extension is activated by host.json": () => until("it to be active", () => extension().isActive),
    "the Python of the setting is started, isolated": async () => {
        const { command, from } = await running();
        assert.deepEqual(command, [python, "-I", "-m", "funcls", "--stdio"]);
        assert.equal(from, "funcls.python");
    },
    "findings in both folders": async () => {
        await findings("shop/SendMessage/__init__.py", ["param-undeclared"]);
        await findings("second/HttpTrigger/__init__.py", ["param-undeclared"]);
    },
    completion: async () => {
        const { document, position } = await at("shop/SendMessage/function.json", '"type": "', "queue");
        const list = await vscode.commands.executeCommand(
            "vscode.executeCompletionItemProvider",
            document.uri,
            position,
        );
        const labels = list.items.map((item) => (typeof item.label === "string" ? item.label : item.label.label));
        assert.ok(labels.includes("serviceBus"), labels.join(", "));
    },
    hover: async () => {
        const { document, position } = await at("shop/SendMessage/function.json", '"type": "', "queue");
        const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", document.uri, position);
        const text = hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join("\n");
        assert.match(text, /queue/i);
    },
    definition: async () => {
        const { document, position } = await at("shop/SendMessage/function.json", '"name": "', "req");
        const found = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", document.uri, position);
        const places = found.map((each) => (each.targetUri ?? each.uri).path);
        assert.ok(
            places.some((path) => path.endsWith("shop/SendMessage/__init__.py")),
            places.join(", "),
        );
    },
    "quick fixes": async () => {
        const { uri } = await vscode.workspace.openTextDocument(file("shop/SendMessage/__init__.py"));
        const [finding] = ours(uri);
        const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, finding.range);
        assert.ok(
            actions.some((action) => /param-undeclared/.test(action.title)),
            actions.map((a) => a.title).join(),
        );
    },
    "what a person sees": async () => {
        await vscode.window.showTextDocument(
            await vscode.workspace.openTextDocument(file("shop/SendMessage/function.json")),
        );
        await vscode.commands.executeCommand("workbench.actions.view.problems");
        write({ look: "findings" });
        await until("the screenshot", () => existsSync(looked));
    },
    "a setting that is changed": async () => {
        const settings = vscode.workspace.getConfiguration("funcls", file("shop"));
        await settings.update("ignore", ["param-undeclared"], vscode.ConfigurationTarget.WorkspaceFolder);
        await findings("shop/SendMessage/__init__.py", []);
        await findings("second/HttpTrigger/__init__.py", ["param-undeclared"]);
        await settings.update("ignore", undefined, vscode.ConfigurationTarget.WorkspaceFolder);
        await findings("shop/SendMessage/__init__.py", ["param-undeclared"]);
    },
    "a server that is killed comes back four times": async () => {
        for (let time = 1; time <= 4; time++) {
            const { pid } = await running();
            process.kill(pid, "SIGKILL");
            await until("another process", async () => {
                const now = await information();
                return now?.pid !== undefined && now.pid !== pid;
            });
        }
        await running();
        await findings("shop/SendMessage/__init__.py", ["param-undeclared"]);
    },
    "and not a fifth time": async () => {
        process.kill((await running()).pid, "SIGKILL");
        await until("it to be given up", async () => (await information()) === undefined);
        assert.deepEqual(ours(file("shop/SendMessage/__init__.py")), []);
    },
    "the command starts it again": async () => {
        await vscode.commands.executeCommand("funcls.restart");
        await running();
        await findings("shop/SendMessage/__init__.py", ["param-undeclared"]);
    },
    "a program that is set is started at once": async () => {
        const { pid } = await running();
        await own("server.path", program);
        await until("the program", async () => (await information())?.command[0] === program);
        assert.equal((await running()).from, "funcls.server.path");
        await findings("shop/SendMessage/__init__.py", ["param-undeclared"]);
        await until("the old process to end", () => !isRunning(pid));
    },
    "no server: nothing of the workspace is started instead": async () => {
        await own("server.path", "");
        await own("python", "");
        await until("no server", async () => (await information()) === undefined);
        assert.deepEqual(ours(file("shop/SendMessage/__init__.py")), []);
    },
    "nothing that was planted has run": () => {
        assert.ok(!existsSync(ran), existsSync(ran) ? readFileSync(ran, "utf8") : "");
    },
};

async function silentElsewhere() {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(extension().isActive, false);
}

function extension() {
    return vscode.extensions.getExtension("funcls.funcls");
}

/** What the extension says of its server, undefined where none runs. */
function information() {
    return vscode.commands.executeCommand("funcls.showServerInformation");
}

/** Waits for a server that has answered. */
async function running() {
    let seen;
    await until("a server", async () => (seen = await information())?.version !== undefined);
    return seen;
}

function own(name, value) {
    return vscode.workspace.getConfiguration("funcls").update(name, value, vscode.ConfigurationTarget.Global);
}

function file(path) {
    const [folder, ...rest] = path.split("/");
    const { uri } = vscode.workspace.workspaceFolders.find((each) => each.name === folder);
    return vscode.Uri.joinPath(uri, ...rest);
}

function ours(uri) {
    return vscode.languages.getDiagnostics(uri).filter((finding) => finding.source === "funcls");
}

function findings(path, codes) {
    const found = () => ours(file(path)).map((finding) => finding.code?.value ?? finding.code);
    return until(`[${codes}] in ${path}`, () => found().join() === codes.join());
}

async function at(path, before, after) {
    const document = await vscode.workspace.openTextDocument(file(path));
    const index = document.getText().indexOf(before + after);
    assert.notEqual(index, -1, `${before}${after} in ${path}`);
    return { document, position: document.positionAt(index + before.length + 1) };
}

async function until(what, look) {
    const deadline = Date.now() + PATIENCE;
    while (!(await look())) {
        if (Date.now() > deadline) {
            throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

function isRunning(pid) {
    try {
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
        return false;
    }
}

function write(line) {
    appendFileSync(report, `${JSON.stringify(line)}\n`);
}

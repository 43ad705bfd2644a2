// What the server gives, as the workbench takes it.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const vscode = require("vscode");
const { surroundings, extension, running, setting, file, open, at } = require("./asking");
const { findings, completions, hovers, definitions, until, codes } = require("./asking");

const JSON_FILE = "shop/SendMessage/function.json";
const SCRIPT = "shop/SendMessage/__init__.py";

module.exports = {
    "the workspace is in restricted mode and has three folders": () => {
        assert.equal(vscode.workspace.isTrusted, false);
        assert.equal(vscode.workspace.workspaceFolders.length, 3);
    },
    "the extension is activated by host.json, within 3 s": async () => {
        await until("it to be active", () => extension().isActive);
        const { activatedIn } = extension().exports;
        assert.ok(activatedIn <= 3_000, `${activatedIn} ms`);
    },
    "the Python of the setting is started, isolated": async () => {
        const { command, from } = await running();
        assert.deepEqual(command, [surroundings.python, "-I", "-m", "funcls", "--stdio"]);
        assert.equal(from, "funcls.python");
    },
    "findings in both apps, open or not": async () => {
        await findings(SCRIPT, ["param-undeclared"]);
        await findings(JSON_FILE, ["binding-unused"]);
        await findings("second/HttpTrigger/__init__.py", ["param-undeclared"]);
    },
    "completion of types": async () => {
        const labels = await completions(JSON_FILE, '"type": "|queue"');
        assert.ok(labels.includes("serviceBus"), labels.join(", "));
    },
    "a completion that is accepted": async () => {
        const { document, position } = await at(JSON_FILE, '|"connection": "AzureWebJobsStorage"');
        const editor = await vscode.window.showTextDocument(document);
        await editor.edit((edit) => edit.replace(document.lineAt(position.line).range, '      "conn"'));
        const place = position.translate(0, '"conn'.length);
        editor.selection = new vscode.Selection(place, place);
        await vscode.commands.executeCommand("editor.action.triggerSuggest");
        await until("the completion", async () => {
            await vscode.commands.executeCommand("acceptSelectedSuggestion");
            return document.lineAt(place.line).text !== '      "conn"';
        });
        await document.save();
        const saved = readFileSync(document.uri.fsPath, "utf8");
        await vscode.commands.executeCommand("undo");
        await vscode.commands.executeCommand("undo");
        await document.save();
        const original = readFileSync(document.uri.fsPath, "utf8");
        assert.ok(original.includes('"connection": "AzureWebJobsStorage"'), original);
        assert.equal(saved, original.replace('"connection": "AzureWebJobsStorage"', '"connection": "Storage"'));
    },
    hover: async () => {
        assert.match((await hovers(JSON_FILE, '"type": "q|ueue"')).join("\n"), /queue/i);
        assert.match((await hovers(SCRIPT, "re|q: func.HttpRequest")).join("\n"), /httpTrigger/);
    },
    "definition, both ways": async () => {
        assert.deepEqual(await definitions(JSON_FILE, '"name": "re|q"'), [`${SCRIPT}:4`]);
        assert.ok((await definitions(SCRIPT, "re|q: func.HttpRequest")).includes(`${JSON_FILE}:5`));
    },
    "quick fixes": async () => {
        const { uri } = await open(SCRIPT);
        const [finding] = vscode.languages.getDiagnostics(uri);
        const actions = await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, finding.range);
        const titles = actions.map((action) => action.title);
        assert.ok(
            titles.some((title) => /param-undeclared/.test(title)),
            titles.join(),
        );
    },
    "symbols of a document": async () => {
        const [bindings] = (await symbols(JSON_FILE)).filter(({ name }) => name === "bindings");
        assert.deepEqual(
            bindings.children.map(({ name }) => name),
            ["req: httpTrigger", "msg: queue", "$return: http"],
        );
    },
    "symbols of the workspace": async () => {
        const found = await vscode.commands.executeCommand("vscode.executeWorkspaceSymbolProvider", "SendMess");
        assert.ok(
            found.some(({ name, location }) => name === "SendMessage" && location.uri.path.endsWith(SCRIPT)),
            found.map(({ name }) => name).join(),
        );
    },
    "links and highlights": async () => {
        const { uri, position } = await at(JSON_FILE, '"name": "ms|g"');
        const links = await vscode.commands.executeCommand("vscode.executeLinkProvider", uri, 100);
        const targets = links.map(({ target }) => String(target));
        assert.ok(targets.includes(file(SCRIPT).toString()), targets.join());
        const highlights = await vscode.commands.executeCommand("vscode.executeDocumentHighlights", uri, position);
        assert.equal(highlights.length, 1);
    },
    "folds and selections": async () => {
        const { uri, position } = await at(JSON_FILE, '"name": "ms|g"');
        const folds = await vscode.commands.executeCommand("vscode.executeFoldingRangeProvider", uri);
        assert.ok(
            folds.some(({ start, end }) => start === 9 && end === 14),
            JSON.stringify(folds),
        );
        const [selection] = await vscode.commands.executeCommand("vscode.executeSelectionRangeProvider", uri, [
            position,
        ]);
        assert.equal((await open(JSON_FILE)).getText(selection.range), "msg");
    },
    "formatting: a file that is laid out stays, another is laid out with the tab size of the editor": async () => {
        const { uri } = await open(JSON_FILE);
        const options = { tabSize: 2, insertSpaces: true };
        assert.deepEqual(await formatted(uri, options), []);
        const edits = await formatted(uri, { tabSize: 4, insertSpaces: true });
        assert.ok(edits.length > 0);
        assert.ok(edits.every(({ newText }) => newText.trim() === ""));
    },
    "a setting that is changed": async () => {
        const ofFolder = vscode.ConfigurationTarget.WorkspaceFolder;
        await setting("ignore", ["param-undeclared"], ofFolder, file("shop"));
        await findings(SCRIPT, []);
        assert.deepEqual(codes("second/HttpTrigger/__init__.py"), ["param-undeclared"]);
        await setting("ignore", undefined, ofFolder, file("shop"));
        await findings(SCRIPT, ["param-undeclared"]);
    },
};

async function symbols(path) {
    const { uri } = await open(path);
    return vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
}

async function formatted(uri, options) {
    return (await vscode.commands.executeCommand("vscode.executeFormatDocumentProvider", uri, options)) ?? [];
}

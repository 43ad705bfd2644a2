// Languages of their own, and funcls beside VS Code's JSON server. This harness is also the other extension, whose
// schema for function.json knows of `bindings`, `scriptFile` and `colour`.
const assert = require("node:assert/strict");
const { renameSync } = require("node:fs");
const vscode = require("vscode");
const { setting, file, open, findingsBy, findings, completions, hovers, until, at } = require("./asking");

const JSON_FILE = "shop/SendMessage/function.json";
const OTHER_PRODUCT = "other/lambda/function.json";

module.exports = {
    "the three files of an app have languages of their own": async () => {
        await language(JSON_FILE, "funcls-function");
        await language("shop/host.json", "funcls-host");
        await language("shop/local.settings.json", "funcls-settings");
    },
    "function.json of another product is left alone": async () => {
        await language(OTHER_PRODUCT, "json");
        const labels = await completions(OTHER_PRODUCT, '"|"');
        assert.ok(labels.includes("colour") && !labels.includes("disabled"), labels.join());
        assert.deepEqual(findingsBy("funcls", OTHER_PRODUCT), []);
    },
    "in its own language, the JSON server is silent": async () => {
        const labels = await completions(JSON_FILE, '"|scriptFile"');
        assert.ok(!labels.includes("colour"), labels.join());
        unique(labels);
        assert.deepEqual(findingsBy("json", JSON_FILE), []);
    },
    "a new line is indented, brackets and quotes are closed": async () => {
        const { document, position } = await at(JSON_FILE, '"bindings": [|');
        const below = () => [1, 2, 3].map((line) => document.lineAt(position.line + line).text).join("\n");
        // The workbench reads how a language is typed when it first meets the language, and does not tell when it has.
        await until("the brackets and quotes", async () => {
            const editor = await vscode.window.showTextDocument(document);
            editor.selection = new vscode.Selection(position, position);
            for (const text of ["\n", "{", "\n", '"']) {
                await vscode.commands.executeCommand("type", { text });
            }
            const isTyped = below() === '    {\n      ""\n    }';
            await vscode.commands.executeCommand("workbench.action.files.revert");
            return isTyped;
        });
    },
    "unsaved text survives the change of language": async () => {
        const { document, position } = await at(JSON_FILE, '|"scriptFile"');
        const editor = await vscode.window.showTextDocument(document);
        await editor.edit((edit) => edit.insert(position, '"disabled": false, "disabled": false,\n  '));
        await findings(JSON_FILE, ["json-dup-key", "binding-unused"]);
        await setting("ownLanguage", false);
        await language(JSON_FILE, "json");
        assert.ok(document.getText().includes('"disabled": false, "disabled": false'));
        assert.ok(document.isDirty);
    },
    "as JSON, no finding is shown twice": async () => {
        await until("the JSON server", () => findingsBy("json", JSON_FILE).length > 0);
        await findings(JSON_FILE, ["binding-unused"]);
        const { document, position } = await at(JSON_FILE, '|"scriptFile"');
        await vscode.window.showTextDocument(document);
        await vscode.window.activeTextEditor.edit((edit) =>
            edit.delete(new vscode.Range(position.with(position.line - 1), position)),
        );
        await until("the JSON server", () => findingsBy("json", JSON_FILE).length === 0);
        await vscode.commands.executeCommand("workbench.action.files.revert");
        await findings(JSON_FILE, ["binding-unused"]);
    },
    "as JSON, a mistake of syntax is shown once": async () => {
        const { document, position } = await at(JSON_FILE, '"scriptFile": "__init__.py"|,');
        const editor = await vscode.window.showTextDocument(document);
        await editor.edit((edit) => edit.delete(new vscode.Range(position, position.translate(0, 1))));
        await until("the JSON server", () => findingsBy("json", JSON_FILE).length > 0);
        await findings(JSON_FILE, []);
        await vscode.commands.executeCommand("workbench.action.files.revert");
        await findings(JSON_FILE, ["binding-unused"]);
    },
    "as JSON, no completion and no hover is shown twice": async () => {
        const keys = await completions(JSON_FILE, '"|scriptFile"');
        assert.ok(keys.includes("colour") && keys.includes("entryPoint"), keys.join());
        unique(keys);
        const types = await completions(JSON_FILE, '"type": "|queue"');
        assert.ok(types.includes("serviceBus"), types.join());
        unique(types);
        const [hover, ...more] = await hovers(JSON_FILE, '"script|File"');
        assert.match(hover, /says the other schema/);
        assert.deepEqual(more, []);
        assert.equal((await hovers(JSON_FILE, '"type": "qu|eue"')).length, 1);
    },
    "as JSON, outline, folds and layout are those of VS Code": async () => {
        const { uri } = await open(JSON_FILE);
        const outline = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);
        assert.deepEqual(
            outline.map(({ name }) => name),
            ["scriptFile", "bindings"],
        );
        const folds = await vscode.commands.executeCommand("vscode.executeFoldingRangeProvider", uri);
        unique(folds.map(({ start, end }) => `${start}-${end}`));
    },
    "the language comes back with the setting": async () => {
        await setting("ownLanguage", undefined);
        await language(JSON_FILE, "funcls-function");
        await findings(JSON_FILE, ["binding-unused"]);
    },
    "a language that somebody chooses by hand stays": async () => {
        const document = await open(JSON_FILE);
        await vscode.languages.setTextDocumentLanguage(document, "jsonc");
        await setting("ownLanguage", false);
        await setting("ownLanguage", undefined);
        await language("second/HttpTrigger/function.json", "funcls-function");
        assert.equal(document.languageId, "jsonc");
        await vscode.languages.setTextDocumentLanguage(document, "funcls-function");
    },
    "the language goes with host.json, and comes with it": async () => {
        const host = file("second/host.json").fsPath;
        const path = "second/HttpTrigger/function.json";
        await language(path, "funcls-function");
        renameSync(host, `${host}.away`);
        await language(path, "json");
        await findings("second/HttpTrigger/__init__.py", []);
        renameSync(`${host}.away`, host);
        await language(path, "funcls-function");
        await findings("second/HttpTrigger/__init__.py", ["param-undeclared"]);
    },
};

async function language(path, expected) {
    const document = await open(path);
    await until(`${expected} for ${path}, which is ${document.languageId}`, () => document.languageId === expected);
}

function unique(texts) {
    const twice = texts.filter((each, index) => texts.indexOf(each) !== index);
    assert.deepEqual(twice, []);
}

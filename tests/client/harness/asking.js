// Questions to the workbench and to the extension under test, as other extensions ask them.
const { appendFileSync } = require("node:fs");
const vscode = require("vscode");

const surroundings = JSON.parse(process.env.FUNCLS_E2E);
const PATIENCE = 20_000;

function extension() {
    return vscode.extensions.getExtension("funcls.funcls");
}

/** What the extension says of its server, undefined where none runs. */
function information() {
    return extension().exports?.information();
}

/** Waits for a server that has answered. */
async function running() {
    await until("a server", () => information()?.version !== undefined);
    return information();
}

function setting(name, value, target = vscode.ConfigurationTarget.Global, scope = undefined) {
    return vscode.workspace.getConfiguration("funcls", scope).update(name, value, target);
}

/** Returns the URI of a file, given as `folder of the workspace/path`. */
function file(path) {
    const [folder, ...rest] = path.split("/");
    const { uri } = vscode.workspace.workspaceFolders.find((each) => each.name === folder);
    return vscode.Uri.joinPath(uri, ...rest);
}

function open(path) {
    return vscode.workspace.openTextDocument(file(path));
}

/** Returns a document and the place of the mark `|` in a text that stands in it once. */
async function at(path, marked) {
    const document = await open(path);
    const text = marked.replace("|", "");
    const index = document.getText().indexOf(text);
    if (index < 0 || document.getText().indexOf(text, index + 1) >= 0) {
        throw new Error(`${text} does not stand in ${path} once`);
    }
    return { document, uri: document.uri, position: document.positionAt(index + marked.indexOf("|")) };
}

function findingsBy(source, path) {
    return vscode.languages.getDiagnostics(file(path)).filter((finding) => finding.source === source);
}

function codes(path) {
    return findingsBy("funcls", path)
        .map((finding) => String(finding.code?.value ?? finding.code))
        .sort();
}

/** Waits for the findings of funcls in a file to have these codes, in any order. */
function findings(path, expected) {
    const wanted = [...expected].sort().join();
    return until(
        () => `[${wanted}] in ${path}; there are [${codes(path)}]`,
        () => codes(path).join() === wanted,
    );
}

async function completions(path, marked) {
    const { uri, position } = await at(path, marked);
    const list = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, position);
    return list.items.map(({ label }) => (typeof label === "string" ? label : label.label).replace(/^"(.*)"$/, "$1"));
}

async function hovers(path, marked) {
    const { uri, position } = await at(path, marked);
    const found = await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, position);
    return found.map((hover) => hover.contents.map((content) => content.value).join("\n"));
}

/** Returns where a place leads: `path:line`, the path as from the workspace. */
async function definitions(path, marked) {
    const { uri, position } = await at(path, marked);
    const found = await vscode.commands.executeCommand("vscode.executeDefinitionProvider", uri, position);
    return found.map((each) => {
        const range = each.targetSelectionRange ?? each.targetRange ?? each.range;
        return `${vscode.workspace.asRelativePath(each.targetUri ?? each.uri, true)}:${range.start.line + 1}`;
    });
}

async function until(what, look) {
    const deadline = Date.now() + PATIENCE;
    while (!(await look())) {
        if (Date.now() > deadline) {
            throw new Error(`waited ${PATIENCE / 1000} s for ${typeof what === "string" ? what : what()}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

function write(line) {
    appendFileSync(surroundings.report, `${JSON.stringify(line)}\n`);
}

module.exports = {
    surroundings,
    extension,
    information,
    running,
    setting,
    file,
    open,
    at,
    findingsBy,
    codes,
    findings,
    completions,
    hovers,
    definitions,
    until,
    write,
};

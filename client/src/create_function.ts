import * as vscode from "vscode";
import { tell } from "./messages";
import type { NewFunction, Status, Trigger } from "./requests";
import type { Server } from "./server";
import type { Supervisor } from "./supervisor";

/** Asks for a trigger and a name, and writes function.json and a handler as the server makes them. */
export async function createFunction(
    supervisor: Supervisor,
    output: vscode.LogOutputChannel,
    folder?: vscode.Uri,
): Promise<void> {
    const { server } = supervisor;
    const triggers = await server?.request<Trigger[]>("funcls/triggers", {});
    if (server === undefined || triggers === undefined) {
        tell("A function is made by the funcls server, and none is running.", output);
        return;
    }
    const uri = await appFor(server, folder);
    if (uri === undefined) {
        return;
    }
    const trigger = await vscode.window.showQuickPick(
        triggers.map(({ type, title, description }) => ({ label: title, description: type, detail: description })),
        { title: "New function (1 of 2): what starts it?", matchOnDescription: true },
    );
    if (trigger === undefined) {
        return;
    }
    const make = async (name: string): Promise<NewFunction> =>
        (await server.request<NewFunction>("funcls/newFunction", { uri, type: trigger.description, name })) ?? {
            error: "The funcls server does not answer.",
        };
    const name = await vscode.window.showInputBox({
        title: "New function (2 of 2): its name, which is also its folder",
        validateInput: async (value) => {
            const made = await make(value);
            return "error" in made ? made.error : undefined;
        },
    });
    if (name === undefined) {
        return;
    }
    const made = await make(name);
    if ("error" in made) {
        tell(made.error, output);
        return;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const file of made.files) {
        edit.createFile(vscode.Uri.parse(file.uri), { contents: Buffer.from(file.text, "utf8") });
    }
    if (await vscode.workspace.applyEdit(edit)) {
        await vscode.window.showTextDocument(vscode.Uri.parse(made.open));
    }
}

/** Returns the folder or file whose app gets the function: what was clicked, what is edited, else what is chosen. */
async function appFor(server: Server, folder: vscode.Uri | undefined): Promise<string | undefined> {
    const candidates = [folder, vscode.window.activeTextEditor?.document.uri];
    for (const uri of candidates.flatMap((each) => each?.toString() ?? [])) {
        const { app } = (await server.request<Status>("funcls/status", { uri })) ?? { app: null };
        if (app !== null) {
            return app.uri;
        }
    }
    const hosts = await vscode.workspace.findFiles("**/host.json", "**/node_modules/**");
    const items = hosts
        .map((host) => vscode.Uri.joinPath(host, ".."))
        .map((root) => ({ label: vscode.workspace.asRelativePath(root, true), uri: root.toString() }))
        .sort((one, other) => one.label.localeCompare(other.label));
    const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { title: "In which app?" }) : items[0];
    return chosen?.uri;
}

import * as vscode from "vscode";
import { tell } from "./messages";
import type { Counterpart } from "./requests";
import type { Supervisor } from "./supervisor";

/** Opens the other half of the function in the active editor: of function.json the handler, of a script function.json. */
export async function openCounterpart(supervisor: Supervisor, output: vscode.LogOutputChannel): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
        return;
    }
    const { line, character } = editor.selection.active;
    const uri = editor.document.uri.toString();
    const found =
        (await supervisor.server?.request<Counterpart[]>("funcls/counterparts", {
            uri,
            position: { line, character },
        })) ?? [];
    const items = found.map((each) => ({ label: each.function, description: shortPath(each.uri), counterpart: each }));
    const chosen = items.length > 1 ? await vscode.window.showQuickPick(items, { title: "Which function?" }) : items[0];
    if (items.length === 0) {
        tell("funcls knows of no other half of this file.", output);
    }
    if (chosen !== undefined) {
        const { start } = chosen.counterpart.range;
        const place = new vscode.Position(start.line, start.character);
        await vscode.window.showTextDocument(vscode.Uri.parse(chosen.counterpart.uri), {
            selection: new vscode.Range(place, place),
        });
    }
}

function shortPath(uri: string): string {
    return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}

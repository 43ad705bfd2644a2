import { accessSync, constants, mkdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { askPython } from "./ask_python";
import { chooseServer } from "./choice";
import { isolated } from "./environment";
import { tell } from "./messages";
import { serverSettings } from "./stated";
import { Supervisor } from "./supervisor";

let supervisor: Supervisor | undefined;

/** Called by VS Code in a workspace that has a host.json or function.json. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
    const output = vscode.window.createOutputChannel("funcls", { log: true });
    const cwd = context.globalStorageUri.fsPath;
    mkdirSync(cwd, { recursive: true });
    const env = isolated(process.env);
    const settings = serverSettings(context.extension.packageJSON);

    const choose = () => {
        const section = vscode.workspace.getConfiguration("funcls");
        return chooseServer({
            settings: { serverPath: section.get("server.path", ""), python: section.get("python", "") },
            PATH: env.PATH ?? env.Path ?? "",
            platform: process.platform,
            home: homedir(),
            folders: (vscode.workspace.workspaceFolders ?? [])
                .filter((folder) => folder.uri.scheme === "file")
                .flatMap((folder) => [folder.uri.fsPath, realPath(folder.uri.fsPath) ?? folder.uri.fsPath]),
            trusted: vscode.workspace.isTrusted,
            locate: executable,
            ask: (python) => askPython(python, cwd, env),
        });
    };
    const supervised = new Supervisor(choose, { output, cwd, env, settings });
    supervisor = supervised;

    context.subscriptions.push(
        output,
        vscode.commands.registerCommand("funcls.restart", () => supervised.restart()),
        vscode.commands.registerCommand("funcls.showOutput", () => {
            output.show();
        }),
        vscode.commands.registerCommand("funcls.showServerInformation", () =>
            showServerInformation(supervised, output),
        ),
        vscode.workspace.onDidChangeConfiguration((event) => {
            if (event.affectsConfiguration("funcls.server") || event.affectsConfiguration("funcls.python")) {
                void supervised.restart();
            }
        }),
        vscode.workspace.onDidGrantWorkspaceTrust(() => {
            // A setting may name a program that lies in the workspace.
            if (supervised.server === undefined) {
                void supervised.restart();
            }
        }),
    );
    void vscode.commands.executeCommand("setContext", "funcls.active", true);
    await supervised.restart();
}

/** Called by VS Code when it ends. */
export async function deactivate(): Promise<void> {
    await supervisor?.stop();
}

/** Shows which server runs; returns the same for other programs. */
function showServerInformation(
    { server }: Supervisor,
    output: vscode.LogOutputChannel,
): { version: string | undefined; pid: number | undefined; command: string[]; from: string } | undefined {
    if (server === undefined) {
        tell("No funcls server is running.", output);
        return undefined;
    }
    const { command, args, from } = server.start;
    const line = [command, ...args];
    tell(
        `funcls ${server.version ?? "(starting)"}, process ${server.pid ?? "none"}: ${line.join(" ")} (${from})`,
        output,
    );
    return { version: server.version, pid: server.pid, command: line, from };
}

function realPath(file: string): string | undefined {
    try {
        return realpathSync(file);
    } catch {
        return undefined;
    }
}

/** Returns where a file that can be started really is. */
function executable(file: string): string | undefined {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile() ? realpathSync(file) : undefined;
    } catch {
        return undefined;
    }
}

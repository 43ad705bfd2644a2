import { accessSync, constants, mkdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { askPython } from "./ask_python";
import { Checks } from "./check";
import { chooseServer } from "./choice";
import { openCounterpart } from "./counterpart";
import { documents } from "./documents";
import { isolated } from "./environment";
import { Explainer } from "./explain";
import { tell } from "./messages";
import { createFunction } from "./create_function";
import { OwnLanguages } from "./own_languages";
import { serverSettings } from "./stated";
import { StatusItem } from "./status";
import { Supervisor } from "./supervisor";

let supervisor: Supervisor | undefined;

/** What a server says of itself, and how it was started. */
export interface Information {
    readonly version: string | undefined;
    readonly pid: number | undefined;
    readonly command: readonly string[];
    /** What led to it, in words. */
    readonly from: string;
}

/** What other extensions can ask. */
export interface Api {
    /** Milliseconds until the first server had answered, or there was none. */
    readonly activatedIn: number;
    /** Returns what is known of the server that runs; undefined where none does. */
    information(): Information | undefined;
}

/** Called by VS Code in a workspace that has a host.json or function.json. */
export async function activate(context: vscode.ExtensionContext): Promise<Api> {
    const began = Date.now();
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
    const setting = { output, cwd, env, settings };
    const supervised = new Supervisor(choose, setting);
    supervisor = supervised;
    const ownLanguages = new OwnLanguages(output);
    const explainer = new Explainer(supervised, output);
    const checks = new Checks(supervised, setting);

    context.subscriptions.push(
        output,
        ownLanguages,
        explainer,
        checks,
        new StatusItem(supervised, documents),
        supervised.onDidChangeState((state) => {
            // While one server follows another, languages stay as they are.
            if (state !== "starting") {
                ownLanguages.hasServer = state === "running";
            }
        }),
        vscode.commands.registerCommand("funcls.restart", () => supervised.restart()),
        vscode.commands.registerCommand("funcls.showOutput", () => {
            output.show();
        }),
        vscode.commands.registerCommand("funcls.showServerInformation", () => {
            tell(described(informationOf(supervised)), output);
        }),
        vscode.commands.registerCommand("funcls.explainRule", () => explainer.explain()),
        vscode.commands.registerCommand("funcls.openHandler", () => openCounterpart(supervised, output)),
        vscode.commands.registerCommand("funcls.openFunctionJson", () => openCounterpart(supervised, output)),
        vscode.commands.registerCommand("funcls.checkWorkspace", () => checks.checkWorkspace()),
        vscode.commands.registerCommand("funcls.createFunction", (folder?: vscode.Uri) =>
            createFunction(supervised, output, folder),
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
    return { activatedIn: Date.now() - began, information: () => informationOf(supervised) };
}

/** Called by VS Code when it ends. */
export async function deactivate(): Promise<void> {
    await supervisor?.stop();
}

function informationOf({ server }: Supervisor): Information | undefined {
    if (server === undefined) {
        return undefined;
    }
    const { command, args, from } = server.start;
    return { version: server.version, pid: server.pid, command: [command, ...args, "--stdio"], from };
}

function described(information: Information | undefined): string {
    if (information === undefined) {
        return "No funcls server is running.";
    }
    const { version, pid, command, from } = information;
    return `funcls ${version ?? "(starting)"}, process ${pid ?? "none"}: ${command.join(" ")} (${from})`;
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

import { type ChildProcess, spawn } from "node:child_process";
import * as vscode from "vscode";
import { tellNoServer } from "./messages";
import type { Setting } from "./server";
import type { Supervisor } from "./supervisor";

const TYPE = "funcls";

/** Offers `funcls check` for each folder of the workspace as a task, whose findings the matcher `$funcls` reads. */
export class Checks implements vscode.TaskProvider, vscode.Disposable {
    readonly #registration = vscode.tasks.registerTaskProvider(TYPE, this);

    constructor(
        private readonly supervisor: Supervisor,
        private readonly setting: Setting,
    ) {}

    dispose(): void {
        this.#registration.dispose();
    }

    provideTasks(): vscode.Task[] {
        return this.#folders.map((folder) => this.#task({ type: TYPE, task: "check" }, folder));
    }

    resolveTask(task: vscode.Task): vscode.Task | undefined {
        const scope = task.scope;
        const folder = typeof scope === "object" ? scope : this.#folders[0];
        return folder === undefined ? undefined : this.#task(task.definition, folder);
    }

    /**
     * Checks every folder. VS Code runs no tasks in Restricted Mode; the check runs nothing of the workspace, so there
     * it gets a terminal of its own.
     */
    async checkWorkspace(): Promise<void> {
        for (const folder of this.#folders) {
            if (vscode.workspace.isTrusted) {
                await vscode.tasks.executeTask(this.#task({ type: TYPE, task: "check" }, folder));
            } else {
                const pty = new CheckTerminal(this.supervisor, this.setting, folder.uri.fsPath, true);
                vscode.window.createTerminal({ name: `funcls check: ${folder.name}`, pty }).show(true);
            }
        }
    }

    get #folders(): vscode.WorkspaceFolder[] {
        return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
    }

    #task(definition: vscode.TaskDefinition, folder: vscode.WorkspaceFolder): vscode.Task {
        const execution = new vscode.CustomExecution(() =>
            Promise.resolve(new CheckTerminal(this.supervisor, this.setting, folder.uri.fsPath, false)),
        );
        const task = new vscode.Task(definition, folder, "check", TYPE, execution, ["$funcls"]);
        task.group = vscode.TaskGroup.Build;
        task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent };
        return task;
    }
}

/** Runs `funcls check` in a folder, apart from the workspace as the server, and shows what it prints. */
class CheckTerminal implements vscode.Pseudoterminal {
    readonly #written = new vscode.EventEmitter<string>();
    readonly #closed = new vscode.EventEmitter<number>();
    readonly onDidWrite = this.#written.event;
    readonly onDidClose = this.#closed.event;
    #process: ChildProcess | undefined;

    constructor(
        private readonly supervisor: Supervisor,
        private readonly setting: Setting,
        private readonly folder: string,
        /** Whether it stays to be read when the check has ended. */
        private readonly stays: boolean,
    ) {}

    open(): void {
        void this.#run();
    }

    close(): void {
        this.#process?.kill();
    }

    async #run(): Promise<void> {
        const choice = await this.supervisor.choose();
        if ("reasons" in choice) {
            tellNoServer(choice.reasons, this.setting.output);
            this.#closed.fire(2);
            return;
        }
        const { command, args } = choice.start;
        const process = spawn(command, [...args, "check", "--output-format", "concise", "."], {
            cwd: this.folder,
            env: this.setting.env,
            windowsHide: true,
        });
        this.#process = process;
        for (const stream of [process.stdout, process.stderr]) {
            stream.setEncoding("utf8").on("data", (text: string) => {
                this.#written.fire(text.replaceAll("\n", "\r\n"));
            });
        }
        process.once("error", (error) => {
            this.#written.fire(`${error.message}\r\n`);
            this.#closed.fire(2);
        });
        process.once("close", (code) => {
            if (!this.stays) {
                this.#closed.fire(code ?? 2);
            }
        });
    }
}

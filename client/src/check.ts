import { type ChildProcess, spawn } from "node:child_process";
import * as vscode from "vscode";
import { tellNoServer } from "./messages";
import type { Setting } from "./server";
import type { Supervisor } from "./supervisor";

const TYPE = "funcls";

/**
 * Milliseconds from the end of a task until VS Code has read its last lines. What the server has found is shown again
 * then: it also tells the other half of a problem, and knows of texts that are not saved.
 */
const SETTLED = 2_000;

/** Offers `funcls check` for each folder of the workspace as a task, whose findings the matcher `$funcls` reads. */
export class Checks implements vscode.TaskProvider, vscode.Disposable {
    readonly #output = vscode.window.createOutputChannel("funcls check");
    readonly #registration = vscode.Disposable.from(
        vscode.tasks.registerTaskProvider(TYPE, this),
        vscode.tasks.onDidEndTask(({ execution }) => {
            if (execution.task.definition.type === TYPE) {
                setTimeout(() => this.supervisor.server?.showAgain(), SETTLED);
            }
        }),
    );

    constructor(
        private readonly supervisor: Supervisor,
        private readonly setting: Setting,
    ) {}

    dispose(): void {
        this.#registration.dispose();
        this.#output.dispose();
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
     * Checks every folder. In Restricted Mode VS Code has neither tasks nor terminals; a check runs nothing of the
     * workspace, so there it writes into an output channel.
     */
    async checkWorkspace(): Promise<void> {
        if (vscode.workspace.isTrusted) {
            for (const folder of this.#folders) {
                await vscode.tasks.executeTask(this.#task({ type: TYPE, task: "check" }, folder));
            }
            return;
        }
        this.#output.clear();
        this.#output.show(true);
        for (const folder of this.#folders) {
            this.#output.appendLine(`funcls check ${folder.uri.fsPath}`);
            await new Check(this.supervisor, this.setting, folder.uri.fsPath).run((text) => {
                this.#output.append(text);
            });
        }
    }

    get #folders(): vscode.WorkspaceFolder[] {
        return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
    }

    #task(definition: vscode.TaskDefinition, folder: vscode.WorkspaceFolder): vscode.Task {
        const execution = new vscode.CustomExecution(() =>
            Promise.resolve(new CheckTerminal(new Check(this.supervisor, this.setting, folder.uri.fsPath))),
        );
        const task = new vscode.Task(definition, folder, "check", TYPE, execution, ["$funcls"]);
        task.group = vscode.TaskGroup.Build;
        task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent };
        return task;
    }
}

/** One run of `funcls check` in a folder, apart from the workspace as the server. */
class Check {
    #process: ChildProcess | undefined;

    constructor(
        private readonly supervisor: Supervisor,
        private readonly setting: Setting,
        private readonly folder: string,
    ) {}

    /** Hands on what is printed; returns the exit code, 2 where nothing could be checked. */
    async run(write: (text: string) => void): Promise<number> {
        const choice = await this.supervisor.choose();
        if ("reasons" in choice) {
            tellNoServer(choice.reasons, this.setting.output);
            return 2;
        }
        const { command, args } = choice.start;
        const process = spawn(command, [...args, "check", "--output-format", "concise", "."], {
            cwd: this.folder,
            env: this.setting.env,
            windowsHide: true,
        });
        this.#process = process;
        process.stdout.setEncoding("utf8").on("data", write);
        process.stderr.setEncoding("utf8").on("data", write);
        return new Promise((resolve) => {
            process.once("error", (error) => {
                write(`${error.message}\n`);
                resolve(2);
            });
            process.once("close", (code) => {
                resolve(code ?? 2);
            });
        });
    }

    stop(): void {
        this.#process?.kill();
    }
}

/** The terminal of a task. */
class CheckTerminal implements vscode.Pseudoterminal {
    readonly #written = new vscode.EventEmitter<string>();
    readonly #closed = new vscode.EventEmitter<number>();
    readonly onDidWrite = this.#written.event;
    readonly onDidClose = this.#closed.event;

    constructor(private readonly check: Check) {}

    open(): void {
        const write = (text: string) => {
            this.#written.fire(text.replaceAll("\n", "\r\n"));
        };
        void this.check.run(write).then((code) => {
            this.#closed.fire(code);
        });
    }

    close(): void {
        this.check.stop();
    }
}

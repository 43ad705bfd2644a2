import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn } from "vscode-languageclient/node";
import { BesideJson } from "./beside_json";
import type { Start } from "./choice";
import { documents } from "./documents";
import { hasPythonServer } from "./python_server";
import { statedSettings } from "./stated";

/** Milliseconds that a server gets to end by itself. */
const PATIENCE = 2_000;

/** What a server needs of the extension. */
export interface Setting {
    readonly output: vscode.LogOutputChannel;
    /** A folder outside the workspace. */
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    /** The names of the settings that are for the server. */
    readonly settings: readonly string[];
}

/** One process of the server, with the client that talks to it. */
export class Server {
    readonly #client: LanguageClient;
    readonly #besideJson = new BesideJson();
    #process: ChildProcess | undefined;
    #lastLine = "";
    #stopping = false;
    /** Settled when the process has ended, with why in words. */
    readonly ended: Promise<string>;
    #end!: (why: string) => void;

    constructor(
        readonly start: Start,
        private readonly setting: Setting,
    ) {
        this.ended = new Promise((resolve) => (this.#end = resolve));
        this.#client = new LanguageClient("funcls", "funcls", () => this.#spawn(), {
            documentSelector: documents,
            initializationOptions: () => ({
                pythonServer: hasPythonServer(
                    (extension) => vscode.extensions.getExtension(extension) !== undefined,
                    vscode.workspace.getConfiguration("python").get("languageServer"),
                ),
            }),
            // That of the task's problem matcher: what a check finds takes the place of what the server found.
            diagnosticCollectionName: "funcls",
            outputChannel: setting.output,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            errorHandler: {
                error: () => ({ action: ErrorAction.Continue, handled: true }),
                // Whether there is another start is decided by who made this one.
                closed: () => {
                    this.#process?.kill();
                    return {
                        action: CloseAction.DoNotRestart,
                        handled: true,
                        message: "The server has ended.",
                    };
                },
            },
            initializationFailedHandler: () => false,
            stdioOptions: {
                stdout: () => undefined,
                stderr: (input) => {
                    this.#log(input);
                },
            },
            middleware: {
                ...this.#besideJson.middleware,
                workspace: {
                    configuration: (params) =>
                        params.items.map((item) => {
                            const resource = item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri);
                            const section = vscode.workspace.getConfiguration("funcls", resource);
                            return statedSettings(setting.settings, section);
                        }),
                },
            },
        });
    }

    /** Whether it was told to end. */
    get isStopping(): boolean {
        return this.#stopping;
    }

    get pid(): number | undefined {
        return this.#process?.pid;
    }

    /** The version that it gave with its first answer. */
    get version(): string | undefined {
        return this.#client.initializeResult?.serverInfo?.version;
    }

    /** Asks the server; undefined where it does not run, has no answer, or is too old for the question. */
    async request<Answer>(method: string, params: object): Promise<Answer | undefined> {
        if (!this.#client.isRunning()) {
            return undefined;
        }
        try {
            return (await this.#client.sendRequest<Answer | null>(method, params)) ?? undefined;
        } catch (error) {
            this.setting.output.debug(`${method}: ${String(error)}`);
            return undefined;
        }
    }

    /** Shows once more what the server has found. */
    showAgain(): void {
        this.#besideJson.showAgain();
    }

    /** Starts the process and waits for its first answer; where that fails, the process ends. */
    async run(): Promise<void> {
        try {
            await Promise.race([this.#client.start(), this.ended]);
        } catch (error) {
            this.setting.output.error(
                `The server did not start: ${error instanceof Error ? error.message : String(error)}`,
            );
            this.#process?.kill();
        }
    }

    /** Ends the process as the protocol says, or else as the system does. */
    async stop(): Promise<void> {
        this.#stopping = true;
        this.#besideJson.dispose();
        await this.#client.dispose(PATIENCE).catch(() => undefined);
        const process = this.#process;
        if (process?.exitCode === null && process.signalCode === null) {
            const late = setTimeout(() => process.kill("SIGKILL"), PATIENCE);
            await this.ended;
            clearTimeout(late);
        }
    }

    #spawn(): Promise<ChildProcess> {
        const { command, args } = this.start;
        const { cwd, env } = this.setting;
        return new Promise((resolve, reject) => {
            const process = spawn(command, [...args, "--stdio"], {
                cwd,
                env,
                windowsHide: true,
                stdio: "pipe",
            });
            process.once("spawn", () => {
                this.#process = process;
                resolve(process);
            });
            process.once("error", (error) => {
                this.#end(error.message);
                reject(error);
            });
            process.once("close", (code, signal) => {
                const how = signal === null ? `exit code ${code ?? "unknown"}` : `signal ${signal}`;
                this.#end(this.#lastLine === "" ? how : `${how}: ${this.#lastLine}`);
            });
        });
    }

    #log(input: NodeJS.ReadableStream): void {
        createInterface({ input }).on("line", (line) => {
            this.setting.output.info(line);
            this.#lastLine = line.trim() === "" ? this.#lastLine : line.trim();
        });
    }
}

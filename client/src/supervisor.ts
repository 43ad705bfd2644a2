import { EventEmitter, type LogOutputChannel } from "vscode";
import type { Choice } from "./choice";
import { tellGivenUp, tellNoServer } from "./messages";
import { Restarts } from "./restarts";
import { Server, type Setting } from "./server";

/** `none`: no server runs, and none will without something being done. */
export type State = "starting" | "running" | "none";

/** Keeps one server running: starts it, starts it again when it ends, and says so where it cannot. */
export class Supervisor {
    #server: Server | undefined;
    #work: Promise<void> = Promise.resolve();
    #state: State = "starting";
    readonly #restarts = new Restarts();
    readonly #changed = new EventEmitter<State>();
    readonly onDidChangeState = this.#changed.event;

    constructor(
        /** Decides which program is funcls. */
        readonly choose: () => Promise<Choice>,
        private readonly setting: Setting,
    ) {}

    /** The server that runs, if one does. */
    get server(): Server | undefined {
        return this.#server;
    }

    get state(): State {
        return this.#state;
    }

    /** Ends the server that runs and starts one that is chosen anew. */
    restart(): Promise<void> {
        return this.#next(async () => {
            this.#restarts.forget();
            await this.#stop();
            await this.#start();
        });
    }

    /** Ends the server for good. */
    stop(): Promise<void> {
        return this.#next(() => this.#stop());
    }

    get #output(): LogOutputChannel {
        return this.setting.output;
    }

    /** Does one thing after the other: a start never meets a stop half-way. */
    #next(work: () => Promise<void>): Promise<void> {
        this.#work = this.#work.then(work).catch((error: unknown) => {
            this.#output.error(error instanceof Error ? error : String(error));
        });
        return this.#work;
    }

    async #stop(): Promise<void> {
        const server = this.#server;
        this.#server = undefined;
        await server?.stop();
    }

    #become(state: State): void {
        if (state !== this.#state) {
            this.#state = state;
            this.#changed.fire(state);
        }
    }

    async #start(): Promise<void> {
        this.#become("starting");
        const choice = await this.choose();
        if ("reasons" in choice) {
            this.#become("none");
            tellNoServer(choice.reasons, this.#output);
            return;
        }
        const { command, args, from } = choice.start;
        this.#output.info(`Starting ${[command, ...args, "--stdio"].join(" ")} (${from})`);
        const server = new Server(choice.start, this.setting);
        this.#server = server;
        void server.ended.then((why) => this.#ended(server, why));
        await server.run();
        if (server.version !== undefined) {
            this.#become("running");
        }
    }

    async #ended(server: Server, why: string): Promise<void> {
        if (server.isStopping) {
            return;
        }
        await this.#next(async () => {
            if (this.#server !== server) {
                return;
            }
            await this.#stop();
            if (this.#restarts.allow(Date.now())) {
                this.#output.warn(`The server ended (${why}); it is started again.`);
                await this.#start();
            } else {
                this.#become("none");
                tellGivenUp(Restarts.most + 1, why, this.#output);
            }
        });
    }
}

import * as vscode from "vscode";
import type { App, Status } from "./requests";
import type { Supervisor } from "./supervisor";

/** Milliseconds without a change before the item is made anew: findings come in many small steps. */
const QUIET = 200;

/** Shows beside the language of a file what funcls judges it by, and whether funcls is there at all. */
export class StatusItem implements vscode.Disposable {
    readonly #item: vscode.LanguageStatusItem;
    readonly #subscriptions: vscode.Disposable[];
    #soon: NodeJS.Timeout | undefined;

    constructor(
        private readonly supervisor: Supervisor,
        documents: vscode.DocumentSelector,
    ) {
        this.#item = vscode.languages.createLanguageStatusItem("funcls.status", documents);
        this.#item.name = "funcls";
        const update = () => {
            clearTimeout(this.#soon);
            this.#soon = setTimeout(() => void this.#update(), QUIET);
        };
        this.#subscriptions = [
            supervisor.onDidChangeState(update),
            vscode.window.onDidChangeActiveTextEditor(update),
            vscode.languages.onDidChangeDiagnostics(update),
        ];
        update();
    }

    dispose(): void {
        clearTimeout(this.#soon);
        for (const each of [this.#item, ...this.#subscriptions]) {
            each.dispose();
        }
    }

    async #update(): Promise<void> {
        const { state, server } = this.supervisor;
        this.#item.busy = state === "starting";
        if (state === "none") {
            this.#show("funcls is not running", "", { title: "Start", command: "funcls.restart" });
            this.#item.severity = vscode.LanguageStatusSeverity.Error;
            return;
        }
        this.#item.severity = vscode.LanguageStatusSeverity.Information;
        const uri = vscode.window.activeTextEditor?.document.uri.toString() ?? null;
        const status = state === "running" ? await server?.request<Status>("funcls/status", { uri }) : undefined;
        if (uri !== (vscode.window.activeTextEditor?.document.uri.toString() ?? null)) {
            // Another document is looked at meanwhile, and has an answer of its own to come.
            return;
        }
        if (status === undefined) {
            this.#show(state === "running" ? `funcls ${server?.version ?? ""}` : "funcls is starting", "");
            return;
        }
        const text = `funcls ${status.version}, ${counted(status.apps, "app")}`;
        this.#show(text, status.app === null ? "this file is in none" : inApp(status.app), {
            title: "Problems",
            command: "workbench.actions.view.problems",
        });
    }

    #show(text: string, detail: string, command?: vscode.Command): void {
        this.#item.text = text;
        this.#item.detail = detail;
        this.#item.command = command;
    }
}

function inApp({ name, uri, target }: App): string {
    const against = [
        target.python === null ? undefined : `Python ${target.python}`,
        target.host === null ? undefined : `host ${target.host}`,
        target.bundle === null ? undefined : `bundle ${shortened(target.bundle)}`,
    ].filter((each) => each !== undefined);
    return [`${name}: ${counted(problemsIn(vscode.Uri.parse(uri)), "problem")}`, ...against].join(", ");
}

/** Returns a bundle with no more of its id than tells it from the usual one: there is one line for all. */
function shortened(bundle: string): string {
    return bundle.replace(/^(?:\w+\.)*ExtensionBundle\.?/, "").trim();
}

function problemsIn(folder: vscode.Uri): number {
    const within = `${folder.path.replace(/\/$/, "")}/`;
    return vscode.languages
        .getDiagnostics()
        .filter(([uri]) => uri.scheme === folder.scheme && uri.path.startsWith(within))
        .flatMap(([, findings]) => findings.filter(({ source }) => source === "funcls")).length;
}

function counted(number: number, what: string): string {
    return `${number} ${what}${number === 1 ? "" : "s"}`;
}

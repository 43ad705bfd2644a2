import { statSync } from "node:fs";
import * as vscode from "vscode";
import { isJson, isOwn, ownLanguage } from "./app_files";

/**
 * Gives the JSON files of apps languages of their own while a server answers for them, so that VS Code's JSON server
 * does not answer beside it; and takes them back when the app, the server or the wish for it goes.
 */
export class OwnLanguages implements vscode.Disposable {
    readonly #subscriptions: vscode.Disposable[] = [];
    /** The languages that documents had, by their URIs. */
    readonly #before = new Map<string, string>();
    /** Documents whose language somebody has chosen by hand, for as long as they are open. */
    readonly #chosen = new Set<string>();
    /** Documents that are closed and opened again right away, which is how a change of language looks. */
    readonly #closing = new Set<string>();
    readonly #switching = new Set<string>();
    #hasServer = false;

    constructor(private readonly output: vscode.LogOutputChannel) {
        const hosts = vscode.workspace.createFileSystemWatcher("**/host.json", false, true, true);
        // What goes with its folder is not told by itself.
        const gone = vscode.workspace.createFileSystemWatcher("**", true, true, false);
        const review = () => {
            this.#reviewAll();
        };
        this.#subscriptions.push(
            hosts,
            gone,
            hosts.onDidCreate(review),
            gone.onDidDelete(review),
            vscode.window.onDidChangeActiveTextEditor(review),
            vscode.workspace.onDidChangeConfiguration((event) => {
                if (event.affectsConfiguration("funcls.ownLanguage")) {
                    this.#reviewAll();
                }
            }),
            vscode.workspace.onDidCloseTextDocument((document) => {
                this.#closed(document);
            }),
            vscode.workspace.onDidOpenTextDocument((document) => {
                this.#opened(document);
            }),
        );
    }

    /** Says whether a server runs: without one, the JSON server is better than nothing. */
    set hasServer(value: boolean) {
        this.#hasServer = value;
        this.#reviewAll();
    }

    dispose(): void {
        for (const each of this.#subscriptions) {
            each.dispose();
        }
    }

    #closed(document: vscode.TextDocument): void {
        const uri = document.uri.toString();
        this.#closing.add(uri);
        setTimeout(() => {
            if (this.#closing.delete(uri)) {
                this.#before.delete(uri);
                this.#chosen.delete(uri);
            }
        });
    }

    #opened(document: vscode.TextDocument): void {
        const uri = document.uri.toString();
        const isSwitched = this.#closing.delete(uri);
        if (isOwn(document.languageId)) {
            this.#chosen.delete(uri);
        } else if (isSwitched && !this.#switching.has(uri)) {
            this.#chosen.add(uri);
        }
        void this.#review(document);
    }

    #reviewAll(): void {
        for (const document of vscode.workspace.textDocuments) {
            void this.#review(document);
        }
    }

    async #review(document: vscode.TextDocument): Promise<void> {
        const uri = document.uri.toString();
        if (document.uri.scheme !== "file" || this.#chosen.has(uri) || this.#switching.has(uri)) {
            return;
        }
        const wanted = this.#wanted(document);
        if (wanted === undefined || wanted === document.languageId) {
            return;
        }
        if (isOwn(wanted)) {
            this.#before.set(uri, document.languageId);
        }
        this.#switching.add(uri);
        try {
            await vscode.languages.setTextDocumentLanguage(document, wanted);
        } catch (error) {
            // It was closed in the meantime.
            this.output.debug(`${uri} stays ${document.languageId}: ${String(error)}`);
        } finally {
            this.#switching.delete(uri);
        }
    }

    /** Returns the language that a document is to have, undefined where that is not for funcls to say. */
    #wanted(document: vscode.TextDocument): string | undefined {
        const own = this.#isWished() ? ownLanguage(document.uri.fsPath, process.platform) : undefined;
        if (own !== undefined && isFile(own.host)) {
            return isJson(document.languageId) ? own.id : undefined;
        }
        return isOwn(document.languageId) ? (this.#before.get(document.uri.toString()) ?? "json") : undefined;
    }

    #isWished(): boolean {
        return this.#hasServer && vscode.workspace.getConfiguration("funcls").get("ownLanguage", true);
    }
}

function isFile(file: string): boolean {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

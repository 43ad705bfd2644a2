import * as vscode from "vscode";
import { CancellationToken, type HandleDiagnosticsSignature, type Middleware } from "vscode-languageclient/node";
import { isJson, LANGUAGES } from "./app_files";

/** What a question to all providers has as its trigger character, so that funcls does not answer it. */
const NOT_FUNCLS = "\0funcls";

const FORMATTING = ["textDocument/formatting", "textDocument/rangeFormatting"];

/**
 * Lets funcls say, in a document that is JSON for VS Code, only what VS Code's JSON server does not say. That one knows
 * the outline, folds, selections and layout of every JSON file, and what schemas of other extensions tell it.
 */
export class BesideJson implements vscode.Disposable {
    readonly #findings = new Map<string, { found: vscode.Diagnostic[]; shown?: vscode.Diagnostic[] }>();
    readonly #changes: vscode.Disposable;
    /** Hovers that are being asked for, so that funcls does not answer itself. */
    readonly #asking = new Set<string>();
    #show: HandleDiagnosticsSignature | undefined;

    constructor() {
        this.#changes = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
            for (const uri of uris) {
                this.#showFindings(uri);
            }
        });
    }

    dispose(): void {
        this.#changes.dispose();
        this.#findings.clear();
    }

    /** Shows all findings of the server once more: a task whose findings took their place has ended. */
    showAgain(): void {
        for (const [uri, findings] of this.#findings) {
            delete findings.shown;
            this.#showFindings(vscode.Uri.parse(uri));
        }
    }

    get middleware(): Middleware {
        return {
            handleDiagnostics: (uri, found, next) => {
                this.#show = next;
                this.#findings.set(uri.toString(), { found });
                this.#showFindings(uri);
                if (found.length === 0) {
                    this.#findings.delete(uri.toString());
                }
            },
            handleRegisterCapability: async (params, next) => {
                for (const { method, registerOptions } of params.registrations) {
                    if (FORMATTING.includes(method)) {
                        const ofOwn = Object.values(LANGUAGES).map((language) => ({ scheme: "file", language }));
                        (registerOptions as { documentSelector: unknown }).documentSelector = ofOwn;
                    }
                }
                await next(params, CancellationToken.None);
            },
            provideCompletionItem: async (document, position, context, token, next) => {
                if (context.triggerCharacter === NOT_FUNCLS) {
                    return undefined;
                }
                const ours = await next(document, position, context, token);
                return isJson(document.languageId) && itemsOf(ours).length > 0
                    ? without(ours, await otherLabels(document, position))
                    : ours;
            },
            provideHover: async (document, position, token, next) => {
                const place = `${document.uri.toString()}:${position.line}:${position.character}`;
                if (this.#asking.has(place)) {
                    return undefined;
                }
                const ours = await next(document, position, token);
                if (!isJson(document.languageId) || ours === null || ours === undefined) {
                    return ours;
                }
                this.#asking.add(place);
                try {
                    const others = await vscode.commands.executeCommand<vscode.Hover[]>(
                        "vscode.executeHoverProvider",
                        document.uri,
                        position,
                    );
                    return others.length === 0 ? ours : undefined;
                } finally {
                    this.#asking.delete(place);
                }
            },
            provideDocumentSymbols: (document, token, next) =>
                isJson(document.languageId) ? undefined : next(document, token),
            provideFoldingRanges: (document, context, token, next) =>
                isJson(document.languageId) ? undefined : next(document, context, token),
            provideSelectionRanges: (document, positions, token, next) =>
                isJson(document.languageId) ? undefined : next(document, positions, token),
        };
    }

    #showFindings(uri: vscode.Uri): void {
        const findings = this.#findings.get(uri.toString());
        if (findings === undefined) {
            return;
        }
        const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
        const others =
            document !== undefined && isJson(document.languageId)
                ? vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== undefined && isJson(source))
                : [];
        const left = findings.found.filter(
            (each) => !others.some((other) => other.range.intersection(each.range) !== undefined),
        );
        if (left.length !== findings.shown?.length || left.some((each, index) => each !== findings.shown?.[index])) {
            findings.shown = left;
            this.#show?.(uri, left);
        }
    }
}

/** Returns what the other providers would complete at a place. */
async function otherLabels(document: vscode.TextDocument, position: vscode.Position): Promise<ReadonlySet<string>> {
    const others = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        position,
        NOT_FUNCLS,
    );
    return new Set(others.items.map(wording));
}

type Completions = vscode.CompletionItem[] | vscode.CompletionList | null | undefined;

function itemsOf(completions: Completions): vscode.CompletionItem[] {
    return Array.isArray(completions) ? completions : (completions?.items ?? []);
}

function without(completions: Completions, labels: ReadonlySet<string>): vscode.CompletionList {
    const items = itemsOf(completions).filter((item) => !labels.has(wording(item)));
    return new vscode.CompletionList(items, !Array.isArray(completions) && completions?.isIncomplete);
}

/** Returns the label of a completion without its quotes, which not every server writes. */
function wording({ label }: vscode.CompletionItem): string {
    return (typeof label === "string" ? label : label.label).replace(/^"(.*)"$/, "$1");
}

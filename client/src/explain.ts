import * as vscode from "vscode";
import { tell } from "./messages";
import type { Explanation } from "./requests";
import type { Supervisor } from "./supervisor";

const SCHEME = "funcls-rule";

/** Shows what the server has to say of a rule as a page of Markdown. */
export class Explainer implements vscode.TextDocumentContentProvider, vscode.Disposable {
    readonly #registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

    constructor(
        private readonly supervisor: Supervisor,
        private readonly output: vscode.LogOutputChannel,
    ) {}

    dispose(): void {
        this.#registration.dispose();
    }

    async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
        const code = codeOf(uri);
        const explanation = await this.supervisor.server?.request<Explanation>("funcls/explain", { code });
        return explanation?.markdown ?? `funcls is not running, or knows no rule \`${code}\`.`;
    }

    /** Shows the rule of the finding at the cursor, else of one on its line; of several, somebody chooses. */
    async explain(): Promise<void> {
        const codes = codesAtCursor();
        if (codes.length === 0) {
            tell("There is no finding of funcls on this line.", this.output);
            return;
        }
        const code = codes.length === 1 ? codes[0] : await vscode.window.showQuickPick(codes, { title: "Which rule?" });
        if (code !== undefined) {
            const page = vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` });
            await vscode.commands.executeCommand("markdown.showPreview", page);
        }
    }
}

function codesAtCursor(): string[] {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
        return [];
    }
    const { active } = editor.selection;
    const onLine = vscode.languages
        .getDiagnostics(editor.document.uri)
        .filter(({ source, range }) => source === "funcls" && range.start.line <= active.line)
        .filter(({ range }) => active.line <= range.end.line);
    const atCursor = onLine.filter(({ range }) => range.contains(active));
    return [...new Set((atCursor.length > 0 ? atCursor : onLine).map(ruleOf))].sort();
}

function ruleOf({ code }: vscode.Diagnostic): string {
    return String(typeof code === "object" ? code.value : code);
}

function codeOf(uri: vscode.Uri): string {
    return uri.path.replace(/^\/|\.md$/g, "");
}

import * as vscode from "vscode";

const SETTINGS = "Open Settings";
const OUTPUT = "Show Output";
const RESTART = "Restart Server";

/** Says that there is no server, and what to do. */
export function tellNoServer(reasons: readonly string[], output: vscode.LogOutputChannel): void {
    for (const reason of reasons) {
        output.warn(reason);
    }
    const [only] = reasons;
    const why = reasons.length === 1 && only !== undefined ? only : "No funcls was found.";
    const what = `${why} Install funcls so that it is on PATH, or set funcls.server.path or funcls.python.`;
    void offer(vscode.window.showErrorMessage(`funcls cannot start: ${what}`, SETTINGS, OUTPUT), output);
}

/** Says that the server ends again and again, and why it did the last time. */
export function tellGivenUp(times: number, why: string, output: vscode.LogOutputChannel): void {
    const what = `The funcls server ended ${times} times (${shortened(why)}) and is not started again.`;
    output.error(what);
    void offer(vscode.window.showErrorMessage(what, RESTART, OUTPUT), output);
}

/** Shows something to know. */
export function tell(what: string, output: vscode.LogOutputChannel): void {
    output.info(what);
    void offer(vscode.window.showInformationMessage(what, OUTPUT), output);
}

async function offer(choice: Thenable<string | undefined>, output: vscode.LogOutputChannel): Promise<void> {
    switch (await choice) {
        case SETTINGS:
            await vscode.commands.executeCommand("workbench.action.openSettings", "@ext:funcls.funcls");
            break;
        case RESTART:
            await vscode.commands.executeCommand("funcls.restart");
            break;
        case OUTPUT:
            output.show();
            break;
    }
}

function shortened(text: string): string {
    return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

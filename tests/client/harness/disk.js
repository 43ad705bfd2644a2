// Functions that come, change their names and go on the disk.
const { cpSync, renameSync, rmSync } = require("node:fs");
const { file, findings, until } = require("./asking");
const vscode = require("vscode");

module.exports = {
    "a function folder is created, renamed and deleted": async () => {
        const folder = (name) => file(`shop/${name}`).fsPath;
        cpSync(folder("SendMessage"), folder("Second"), { recursive: true });
        await findings("shop/Second/function.json", ["binding-unused"]);
        renameSync(folder("Second"), folder("Third"));
        await findings("shop/Third/function.json", ["binding-unused"]);
        await findings("shop/Second/function.json", []);
        await until("it among the symbols", async () => (await functions("Third")).join() === "Third");
        rmSync(folder("Third"), { recursive: true });
        await findings("shop/Third/function.json", []);
        await until("no such symbol", async () => (await functions("Third")).join() === "");
    },
};

async function functions(query) {
    const found = await vscode.commands.executeCommand("vscode.executeWorkspaceSymbolProvider", query);
    return found.map(({ name }) => name).filter((name) => name === query);
}

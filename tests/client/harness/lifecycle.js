// Servers that end, and are chosen anew; nothing of the workspace ever runs.
const assert = require("node:assert/strict");
const { existsSync, readFileSync } = require("node:fs");
const vscode = require("vscode");
const { surroundings, information, running, setting, open, codes, findings, until } = require("./asking");

const { ran, program } = surroundings;
const SCRIPT = "shop/SendMessage/__init__.py";
const JSON_FILE = "shop/SendMessage/function.json";

module.exports = {
    "a server that is killed comes back four times": async () => {
        for (let time = 1; time <= 4; time++) {
            const { pid } = await running();
            process.kill(pid, "SIGKILL");
            await until("another process", () => ![undefined, pid].includes(information()?.pid));
        }
        await running();
        await findings(SCRIPT, ["param-undeclared"]);
        assert.equal((await open(JSON_FILE)).languageId, "funcls-function");
    },
    "and not a fifth time; then JSON is JSON again": async () => {
        process.kill((await running()).pid, "SIGKILL");
        await until("it to be given up", () => information() === undefined);
        assert.deepEqual(codes(SCRIPT), []);
        const document = await open(JSON_FILE);
        await until("JSON", () => document.languageId === "json");
    },
    "the command starts it again": async () => {
        await vscode.commands.executeCommand("funcls.restart");
        await running();
        await findings(SCRIPT, ["param-undeclared"]);
    },
    "a program that is set is started at once": async () => {
        const { pid } = await running();
        await setting("server.path", program);
        await until("the program", () => information()?.command[0] === program);
        assert.equal((await running()).from, "funcls.server.path");
        await findings(SCRIPT, ["param-undeclared"]);
        await until("the old process to end", () => !isRunning(pid));
    },
    "no server: nothing of the workspace is started instead": async () => {
        await setting("server.path", "");
        await setting("python", "");
        await until("no server", () => information() === undefined);
        assert.deepEqual(codes(SCRIPT), []);
    },
    "nothing that was planted has run": () => {
        assert.ok(!existsSync(ran), existsSync(ran) ? readFileSync(ran, "utf8") : "");
    },
};

function isRunning(pid) {
    try {
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
        return false;
    }
}

// What a person sees and types, with a picture of each thing that the README shows.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, until } from "./checks.mjs";
import { command, picture } from "./page.mjs";
import { PICTURES } from "./places.mjs";
import { ADDRESS, report } from "./workbench.mjs";

const SIZE = { width: 1100, height: 700 };
const PATIENCE = 15_000;

/** Works in the app `demo`, which the profile has made with one mistake; each step builds on those before. */
export async function asPerson(browser, demo) {
    mkdirSync(PICTURES, { recursive: true });
    const page = await browser.newPage({ viewport: SIZE });
    page.setDefaultTimeout(PATIENCE);
    const file = join(demo, "SendMessage", "function.json");
    const payload = JSON.stringify([["openFile", `vscode-remote://${ADDRESS}${file}`]]);
    await page.goto(`http://${ADDRESS}/?folder=${demo}&payload=${encodeURIComponent(payload)}`);
    for (const [name, work] of Object.entries(steps)) {
        if (!(await check(name, () => work(page, demo)))) {
            await page.screenshot({ path: join(PICTURES, "failed.png") });
            break;
        }
    }
    await page.close();
}

const steps = {
    "a squiggle in function.json, and both halves in Problems": async (page) => {
        await page.locator(".squiggly-error").first().waitFor();
        await command(page, "Problems: Focus on Problems View");
        await page.locator(".markers-panel .monaco-list-row", { hasText: "Binding 'msg' has no parameter" }).waitFor();
        await page.locator(".markers-panel .monaco-list-row", { hasText: "Parameter 'mgs' has no binding" }).waitFor();
        await picture(page, "findings");
    },
    "completion as one types, and a file with what is accepted": async (page, demo) => {
        const file = join(demo, "SendMessage", "function.json");
        const before = readFileSync(file, "utf8");
        await command(page, "View: Hide Panel");
        await word(page, "queue").dblclick();
        await page.keyboard.type("s");
        const list = page.locator(".suggest-widget.visible");
        await list.locator(".monaco-list-row.focused").waitFor();
        await page.keyboard.press("Control+Space");
        await page.locator(".suggest-details-container", { hasText: "Azure" }).waitFor();
        await picture(page, "completion", { x: 200, y: 36, width: 900, height: 560 });
        await page.keyboard.type("erviceBus");
        await list.locator(".monaco-list-row.focused", { hasText: "serviceBus" }).waitFor();
        await page.keyboard.press("Enter");
        await save(page, file, before.replace('"queue"', '"serviceBus"'));
        await page.keyboard.press("Control+z");
        await page.keyboard.press("Control+z");
        await word(page, "queue").waitFor();
        await save(page, file, before);
    },
    "hover of a binding tells of its parameter": async (page) => {
        await word(page, "msg").hover();
        await page.locator(".monaco-hover", { hasText: "queue" }).first().waitFor();
        await picture(page, "hover", { x: 328, y: 36, width: 772, height: 350 });
        await page.keyboard.press("Escape");
    },
    "the status item tells what the app is judged by": async (page) => {
        await page.locator(".statusbar-item a[aria-label*='Language Status']").first().click();
        await page.getByText(/funcls [\d.]+, 1 app/).waitFor();
        await page.getByText(/demo: 2 problems, .*bundle \[4/).waitFor();
        await picture(page, "status", { x: 500, y: 560, width: 600, height: 140 });
        await page.keyboard.press("Escape");
    },
    "the rule under the cursor is explained": async (page) => {
        await word(page, "msg").click();
        await command(page, "funcls: Explain the Rule under the Cursor");
        await page.locator(".tab.active", { hasText: "binding-unused" }).waitFor();
        const preview = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
        await preview.getByText("needs a parameter of exactly its name").first().waitFor();
        await picture(page, "rule");
        await page.locator(".tab", { hasText: "function.json" }).click();
    },
    "from function.json to the handler, and back": async (page) => {
        await command(page, "funcls: Open Handler");
        await page.locator(".tab.active", { hasText: "__init__.py" }).waitFor();
        await page.locator(".statusbar-item", { hasText: "Ln 4, Col 5" }).waitFor();
        await command(page, "funcls: Open function.json");
        await page.locator(".tab.active", { hasText: "function.json" }).waitFor();
    },
    "a new function, which has no finding": async (page, demo) => {
        await command(page, "funcls: Create Function");
        const input = page.locator(".quick-input-widget input");
        await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
        await input.fill("timer");
        await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "Timer" }).waitFor();
        await picture(page, "new-function");
        await page.keyboard.press("Enter");
        await page.getByText("New function (2 of 2)").waitFor();
        await page.keyboard.type("SendMessage");
        await page.locator(".quick-input-message", { hasText: "SendMessage" }).waitFor();
        await input.fill("CleanUp");
        await page.keyboard.press("Enter");
        await page.locator(".tab.active", { hasText: "CleanUp" }).waitFor();
        const folder = join(demo, "CleanUp");
        await until("its files", () => existsSync(join(folder, "function.json")), PATIENCE);
        assert.match(readFileSync(join(folder, "function.json"), "utf8"), /"timerTrigger"/);
        assert.match(readFileSync(join(folder, "__init__.py"), "utf8"), /^def main\(/m);
        await page.locator(".statusbar-item[aria-label='Errors: 2']").waitFor();
    },
    "the hover of a schedule says it in words": async (page) => {
        await page.locator(".view-line span:not(:has(*))", { hasText: /0.\*\/5/ }).hover();
        await page.locator(".monaco-hover", { hasText: "Every 5 minutes" }).first().waitFor();
        await page.locator(".monaco-hover", { hasText: "Next runs (UTC)" }).first().waitFor();
        await picture(page, "schedule", { x: 328, y: 36, width: 772, height: 400 });
        await page.keyboard.press("Escape");
    },
    "a check in Restricted Mode writes into an output channel": async (page) => {
        await command(page, "funcls: Check Workspace");
        await page.locator(".output-view .view-line", { hasText: "2 functions in 1 app checked" }).waitFor();
        await picture(page, "check");
    },
    "a check in a trusted workspace is a task, and shows nothing twice": async (page) => {
        await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).click();
        await page.locator(".workspace-trust-editor .monaco-button", { hasText: "Trust" }).first().click();
        await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor({ state: "detached" });
        await command(page, "funcls: Check Workspace");
        await until("the harness", () => report().some((line) => line.done === "demo"), PATIENCE);
        const { error } = report().find((line) => line.check !== undefined);
        assert.equal(error, undefined);
        await command(page, "Problems: Focus on Problems View");
        await page.locator(".markers-panel .monaco-list-row", { hasText: "The bindings of the function" }).waitFor();
        await picture(page, "checked");
    },
};

/** Waits for the one message that says what to do where there is no server. */
export async function seesOneMessage(page) {
    const toasts = page.locator(".notification-toast", { hasText: "funcls cannot start" });
    await toasts.first().waitFor({ timeout: PATIENCE });
    assert.equal(await toasts.count(), 1);
    await picture(page, "no-server");
}

/** A text between quotes that stands in the editor once. */
function word(page, text) {
    return page.locator(".view-line span:not(:has(*))", { hasText: new RegExp(`^"?${text}"?$`) });
}

/** Saves, and waits for the file to be what is expected. */
async function save(page, file, expected) {
    await page.keyboard.press("Control+s");
    const text = () => readFileSync(file, "utf8");
    await until(`the file to be saved; it is\n${text()}`, () => text() === expected, PATIENCE);
}

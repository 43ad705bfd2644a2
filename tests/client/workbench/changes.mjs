// What a person changes in an app: a name in both files, a mistake, code that funcls completes.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, until } from "./checks.mjs";
import { command, goTo, open, picture } from "./page.mjs";
import { PICTURES } from "./places.mjs";
import { ADDRESS } from "./workbench.mjs";

const SIZE = { width: 1100, height: 700 };
const CLIP = { x: 328, y: 36, width: 772, height: 420 };
const PATIENCE = 30_000;
const BINDINGS = "Orders/function.json";
const SCRIPT = "Orders/__init__.py";
const MISTAKEN = "Nightly/__init__.py";

/** Works in the app `app`; each step builds on those before. */
export async function change(browser, app) {
    mkdirSync(PICTURES, { recursive: true });
    const page = await browser.newPage({ viewport: SIZE });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`http://${ADDRESS}/?folder=${app}`);
    for (const [name, work] of Object.entries(steps)) {
        if (!(await check(name, () => work(page, (file) => readFileSync(join(app, file), "utf8"))))) {
            await page.screenshot({ path: join(PICTURES, "failed-change.png") });
            break;
        }
    }
    await page.close();
}

const steps = {
    "lenses above a handler and above function.json": async (page) => {
        await open(page, SCRIPT);
        await page.locator(".codelens-decoration", { hasText: "/api/orders/{id" }).first().waitFor();
        await picture(page, "lenses", CLIP);
        await open(page, BINDINGS);
        await page.locator(".codelens-decoration", { hasText: "main" }).first().waitFor();
    },
    "a binding is renamed with its parameter": async (page, read) => {
        await again("the field for the new name", page, async () => {
            await goTo(page, read(BINDINGS), '"name": "m<|>sg"');
            await page.keyboard.press("F2");
            await page.locator(".rename-box input").waitFor({ timeout: 3_000 });
        });
        await page.locator(".rename-box input").fill("order");
        await picture(page, "rename", CLIP);
        await page.keyboard.press("Enter");
        await saved(page, () => read(BINDINGS).includes('"name": "order"') && read(SCRIPT).includes("order.set("));
    },
    "a name that the host refuses is refused with the reason": async (page, read) => {
        await goTo(page, read(BINDINGS), '"name": "or<|>der"');
        await page.keyboard.press("F2");
        await page.locator(".rename-box input").fill("my__order");
        await page.keyboard.press("Enter");
        await page.getByText("my__order").last().waitFor();
        await picture(page, "rename-refused");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
    },
    "a quick fix mends a parameter": async (page, read) => {
        await open(page, MISTAKEN);
        await page.locator(".squiggly-error").first().waitFor();
        await again("the fix", page, async () => {
            await goTo(page, read(MISTAKEN), "def main(t<|>mr)");
            await page.keyboard.press("Control+.");
            const row = page.locator(".action-widget .monaco-list-row", { hasText: "Rename the parameter" }).first();
            await row.waitFor({ timeout: 3_000 });
            await picture(page, "fix", CLIP);
            await row.click();
        });
        await saved(page, () => read(MISTAKEN).includes("def main(timer)"));
    },
    "members of what a binding hands over": async (page, read) => {
        await open(page, SCRIPT);
        await goTo(page, read(SCRIPT), '    order.set(req.route_params["id"])<|>');
        await page.keyboard.press("Enter");
        await page.keyboard.type("req.");
        await again("the members", page, async () => {
            const row = page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "route_params" }).first();
            await row.waitFor({ timeout: 3_000 }).catch(async (error) => {
                await page.keyboard.press("Control+Space");
                throw error;
            });
        });
        await picture(page, "members", CLIP);
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+z");
    },
};

/** Saves all files, until they hold what is expected. */
async function saved(page, holds) {
    await command(page, "File: Save All Files");
    await until("the files to be saved", holds, PATIENCE);
}

/** Does something again until it goes through: the server may still be reading the app. */
async function again(what, page, work) {
    await until(
        what,
        () =>
            work().then(
                () => true,
                async () => {
                    await page.keyboard.press("Escape");
                    return false;
                },
            ),
        PATIENCE,
    );
}

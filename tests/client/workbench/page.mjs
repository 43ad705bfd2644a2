// What a person does in the page of a workbench: open a file, go to a place, run a command; and pictures of it.
import { join } from "node:path";
import { until } from "./checks.mjs";
import { PICTURES } from "./places.mjs";

const PATIENCE = 30_000;

/** Opens a file by its name, once the workbench is there to take it. */
export async function open(page, file) {
    const [name, folder] = [file.split("/").at(-1), file.split("/").at(-2) ?? ""];
    const row = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name });
    await until(
        `${file} to open`,
        async () => {
            try {
                await page.keyboard.press("Control+p");
                await page.locator(".quick-input-widget input").fill(file, { timeout: 3_000 });
                await row.filter({ hasText: folder }).waitFor({ timeout: 3_000 });
                await page.keyboard.press("Enter");
                await page.locator(".tab.active", { hasText: name }).waitFor({ timeout: 3_000 });
                await page.locator(".breadcrumbs-control", { hasText: folder }).first().waitFor({ timeout: 3_000 });
                return true;
            } catch {
                await page.keyboard.press("Escape");
                return false;
            }
        },
        PATIENCE,
    );
}

/** Goes to a place of the open file, which is written with `<|>` where the cursor has to stand. */
export async function goTo(page, text, place) {
    const before = text.slice(0, text.indexOf(place.replace("<|>", "")) + place.indexOf("<|>")).split("\n");
    const [line, column] = [before.length, before.at(-1).length + 1];
    const position = page.locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` });
    await until(
        place,
        async () => {
            try {
                await page.keyboard.press("Control+g");
                await page.locator(".quick-input-widget input").fill(`:${line}:${column}`, { timeout: 2_000 });
                await page.keyboard.press("Enter");
                await position.waitFor({ timeout: 2_000 });
                return true;
            } catch {
                await page.keyboard.press("Escape");
                return false;
            }
        },
        PATIENCE,
    );
}

/** Runs a command of the palette, which closes when the focus moves in the meantime: then once more. */
export async function command(page, name) {
    const input = page.locator(".quick-input-widget input");
    const row = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name });
    await until(
        name,
        async () => {
            try {
                await page.keyboard.press("F1");
                await input.fill(`>${name}`, { timeout: 3_000 });
                await row.waitFor({ timeout: 3_000 });
                return true;
            } catch {
                await page.keyboard.press("Escape");
                return false;
            }
        },
        PATIENCE,
    );
    await page.keyboard.press("Enter");
}

/** Keeps a picture of the page, or of a part of it. */
export async function picture(page, name, clip) {
    await page.screenshot({ path: join(PICTURES, `${name}.png`), ...(clip === undefined ? {} : { clip }) });
}

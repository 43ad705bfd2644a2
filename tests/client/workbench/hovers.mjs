// What a person reads who points at the files of an app: one hover after the other, with a picture of each.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, until } from "./checks.mjs";
import { goTo, open, picture } from "./page.mjs";
import { PICTURES } from "./places.mjs";
import { ADDRESS } from "./workbench.mjs";

const SIZE = { width: 1100, height: 700 };
const CLIP = { x: 328, y: 36, width: 772, height: 420 };
const PATIENCE = 30_000;

/** The places, each with `<|>` where the cursor stands, and what is to be read there. */
const HOVERS = {
    "host.json": {
        target: ['"ver<|>sion": "2.0"', "funcls judges this app by"],
        bundle: ["[3.*, <|>5.0.0)", "Majors 3 and 4 lie in it"],
        span: ["24:<|>00:00", "is 24 days"],
        moved: ['"ht<|>tp": {', "Its place is extensions.http"],
    },
    "local.settings.json": {
        known: ["FUNCTIONS_<|>WORKER", "Language of the app"],
        used: ['"Orders<|>Storage"', "connection of msg"],
    },
    "Orders/function.json": {
        route: ['"ro<|>ute"', "http://localhost:7072/api/orders/{id}"],
        level: ['"func<|>tion"', "A key of this function"],
        token: ["orders-{i<|>d}", "a part of the route of the trigger"],
        time: ["{Date<|>Time:yyyy}", "the time of the run"],
        connection: ['"Orders<|>Storage"', "Defined in local.settings.json:6"],
    },
    "Orders/__init__.py": {
        variable: ['"API<|>_KEY"', "Defined in local.settings.json:8"],
        handler: ["def ma<|>in", "share the one event loop"],
    },
    "Nightly/function.json": {
        nightly: ["0 30 2 <|>", "Next runs in W. Europe Standard Time"],
    },
};

/** Opens the app in the folder `app` and reads the hovers. */
export async function readHovers(browser, app) {
    mkdirSync(PICTURES, { recursive: true });
    const page = await browser.newPage({ viewport: SIZE });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`http://${ADDRESS}/?folder=${app}`);
    for (const [file, hovers] of Object.entries(HOVERS)) {
        const text = readFileSync(join(app, file), "utf8");
        await open(page, file);
        for (const [name, [place, words]] of Object.entries(hovers)) {
            const read = await check(`${file}: ${words}`, () => hover(page, text, place, words, name));
            if (!read) {
                await page.screenshot({ path: join(PICTURES, `failed-${name}.png`) });
            }
        }
    }
    await page.close();
}

/** Shows the hover at a place, until it says what it has to: the server may still be reading the app. */
async function hover(page, text, place, words, name) {
    const shown = page.locator(".monaco-hover:visible", { hasText: words }).first();
    await until(
        words,
        async () => {
            try {
                await goTo(page, text, place);
                await page.keyboard.press("Control+k");
                await page.keyboard.press("Control+i");
                await shown.waitFor({ timeout: 2_000 });
                return true;
            } catch {
                await page.keyboard.press("Escape");
                return false;
            }
        },
        PATIENCE,
    );
    await picture(page, `hover-${name}`, CLIP);
    await page.keyboard.press("Escape");
}

// `make e2e`: the packed extension in a real workbench, looked at from inside (harness) and from outside (browser).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { BIN, CHROMIUM, CODE_SERVER, E2E, NODE, ROOT, RUN, TESTS, VSIX } from "./places.mjs";
import { makeProfile, makeWorkspaces } from "./profile.mjs";
import { ensureTools } from "./tools.mjs";

const PORT = 18443;
const ADDRESS = `127.0.0.1:${PORT}`;
const PATIENCE = 180_000;
const HARNESS = join(RUN, "harness.vsix");
const REPORT = join(RUN, "report.jsonl");
const LOOKED = join(RUN, "looked");

let failed = 0;
/** How many lines of the report have been dealt with. */
let told = 0;

await step("tools", ensureTools);
await step("profile and workspaces", makeProfile);
const { workspace, plain, shop, ran } = makeWorkspaces();
await step("pack and install", packAndInstall);
const server = await step("start the workbench", startWorkbench);
try {
    const { chromium } = createRequire(join(E2E, "package.json"))("playwright-core");
    const browser = await step("start the browser", () => chromium.launch({ executablePath: CHROMIUM, args: flags() }));
    try {
        await step("checks with apps", () => look(browser, `workspace=${workspace}`, "apps"));
        await step("checks without an app", () => look(browser, `folder=${plain}`, "plain"));
    } finally {
        await browser.close();
    }
} finally {
    // The workbench has started processes of its own; they are in its group.
    process.kill(-server.pid, "SIGKILL");
}
console.log(failed === 0 ? "e2e: all checks passed" : `e2e: ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function step(name, work) {
    const began = Date.now();
    const result = await work();
    console.log(`e2e: ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return result;
}

async function packAndInstall() {
    const vsce = join(ROOT, "node_modules", ".bin", "vsce");
    const loose = ["--no-dependencies", "--allow-missing-repository", "--skip-license"];
    await run(vsce, ["package", ...loose, "--out", HARNESS], join(TESTS, "harness"));
    await run(NODE, [CODE_SERVER, ...folders(), "--install-extension", VSIX, "--install-extension", HARNESS], RUN);
}

function folders() {
    const config = join(RUN, "code-server.yaml");
    return ["--config", config, "--user-data-dir", join(RUN, "profile"), "--extensions-dir", join(RUN, "extensions")];
}

async function startWorkbench() {
    const log = openSync(join(RUN, "workbench.log"), "a");
    const quiet = ["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
    const child = spawn(
        NODE,
        [
            CODE_SERVER,
            ...folders(),
            "--auth",
            "none",
            "--bind-addr",
            ADDRESS,
            ...quiet,
            "--reconnection-grace-time",
            "5",
        ],
        {
            // All that could lead a careless client to the planted files: the folder, PATH and PYTHONPATH.
            cwd: shop,
            env: {
                HOME: process.env.HOME,
                LANG: "C.UTF-8",
                PATH: `.:${shop}:/usr/bin:/bin`,
                PYTHONPATH: shop,
                PYTHONSTARTUP: join(shop, "token.py"),
                FUNCLS_E2E: JSON.stringify({
                    report: REPORT,
                    ran,
                    looked: LOOKED,
                    python: join(BIN, "python"),
                    program: join(BIN, "funcls"),
                }),
            },
            detached: true,
            stdio: ["ignore", log, log],
        },
    );
    await until("the workbench", () =>
        fetch(`http://${ADDRESS}/healthz`).then(
            (answer) => answer.ok,
            () => false,
        ),
    );
    return child;
}

/** Opens a workspace, and prints what the harness in it finds. */
async function look(browser, query, name) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`http://${ADDRESS}/?${query}`);
    await until(`the checks in ${name}`, async () => {
        const lines = report();
        for (const line of lines.slice(told)) {
            told++;
            if (line.look !== undefined) {
                await screenshot(page);
            } else if (line.check !== undefined) {
                tell(line);
            }
        }
        return lines.some((line) => line.done?.startsWith(name));
    });
    if (name === "apps") {
        const toast = page.locator(".notification-toast", { hasText: "funcls cannot start" });
        await toast
            .first()
            .waitFor({ timeout: 10_000 })
            .catch(() => undefined);
        const count = await toast.count();
        tell({ check: "one message says what to do", error: count === 1 ? undefined : `${count} messages`, ms: 0 });
        await page.screenshot({ path: join(E2E, "no-server.png") });
    }
    await page.close();
}

async function screenshot(page) {
    const squiggle = page.locator(".squiggly-error, .squiggly-warning").first();
    const shown = await squiggle.waitFor({ timeout: 10_000 }).then(
        () => undefined,
        () => "none within 10 s",
    );
    tell({ check: "a squiggle in function.json", error: shown, ms: 0 });
    await page.screenshot({ path: join(E2E, "findings.png") });
    writeFileSync(LOOKED, "");
}

function tell({ check, error, ms }) {
    failed += error === undefined ? 0 : 1;
    console.log(
        `  ${error === undefined ? "ok    " : "FAILED"} ${check} (${ms} ms)${error === undefined ? "" : `\n${error}`}`,
    );
}

function report() {
    const text = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "";
    return text
        .slice(0, text.lastIndexOf("\n") + 1)
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line));
}

async function until(what, look) {
    const deadline = Date.now() + PATIENCE;
    while (!(await look())) {
        if (Date.now() > deadline) {
            throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

async function run(command, args, cwd) {
    const log = openSync(join(RUN, "pack.log"), "a");
    const child = spawn(command, args, { cwd, stdio: ["ignore", log, log] });
    const [code] = await once(child, "close");
    if (code !== 0) {
        throw new Error(`${command} ${args.join(" ")}\n${readFileSync(join(RUN, "pack.log"), "utf8")}`);
    }
}

function flags() {
    return [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
}

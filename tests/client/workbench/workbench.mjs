// The workbench: the packed extension in an empty profile, served to a browser.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { until } from "./checks.mjs";
import { BIN, CHROMIUM, CODE_SERVER, E2E, NODE, ROOT, RUN, TESTS, VSIX } from "./places.mjs";

const HARNESS = join(RUN, "harness.vsix");
export const ADDRESS = `127.0.0.1:${await freePort()}`;
const REPORT = join(RUN, "report.jsonl");

export async function packAndInstall() {
    const vsce = join(ROOT, "node_modules", ".bin", "vsce");
    const loose = ["--no-dependencies", "--allow-missing-repository", "--skip-license"];
    await run(vsce, ["package", ...loose, "--out", HARNESS], join(TESTS, "harness"));
    await run(NODE, [CODE_SERVER, ...folders(), "--install-extension", VSIX, "--install-extension", HARNESS], RUN);
}

/** Starts the workbench where all could lead a careless client to the planted files: the folder, PATH, PYTHONPATH. */
export async function startWorkbench({ shop, ran }) {
    const log = openSync(join(RUN, "workbench.log"), "a");
    const quiet = ["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
    const served = ["--auth", "none", "--bind-addr", ADDRESS, "--reconnection-grace-time", "5"];
    const child = spawn(NODE, [CODE_SERVER, ...folders(), ...served, ...quiet], {
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
                python: join(BIN, "python"),
                program: join(BIN, "funcls"),
            }),
        },
        detached: true,
        stdio: ["ignore", log, log],
    });
    await until("the workbench", () => {
        if (child.exitCode !== null) {
            throw new Error(readFileSync(join(RUN, "workbench.log"), "utf8"));
        }
        return fetch(`http://${ADDRESS}/healthz`).then(
            (answer) => answer.ok,
            () => false,
        );
    });
    return child;
}

export function startBrowser() {
    const { chromium } = createRequire(join(E2E, "package.json"))("playwright-core");
    return chromium.launch({
        executablePath: CHROMIUM,
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    });
}

/** What the harness has written by now: an object for each check, and one for the end. */
export function report() {
    const text = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "";
    return text
        .slice(0, text.lastIndexOf("\n") + 1)
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line));
}

function folders() {
    const config = join(RUN, "code-server.yaml");
    return ["--config", config, "--user-data-dir", join(RUN, "profile"), "--extensions-dir", join(RUN, "extensions")];
}

/** Another workbench may be left over from a run that was killed. */
async function freePort() {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    return port;
}

async function run(command, args, cwd) {
    const log = openSync(join(RUN, "pack.log"), "a");
    const child = spawn(command, args, { cwd, stdio: ["ignore", log, log] });
    const [code] = await once(child, "close");
    if (code !== 0) {
        throw new Error(`${command} ${args.join(" ")}\n${readFileSync(join(RUN, "pack.log"), "utf8")}`);
    }
}

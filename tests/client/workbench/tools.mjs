// Installs code-server, its Node and playwright-core into .e2e, and Chromium on Debian; skips what is there.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHROMIUM, E2E, TESTS } from "./places.mjs";

const PINS = ["package.json", "package-lock.json"];
const STAMP = join(E2E, "installed");

export function ensureTools() {
    const wanted = PINS.map((name) => readFileSync(join(TESTS, name), "utf8")).join("");
    if (!existsSync(STAMP) || readFileSync(STAMP, "utf8") !== wanted) {
        installTree();
        writeFileSync(STAMP, wanted);
    }
    if (!existsSync(CHROMIUM)) {
        const sudo = process.getuid() === 0 ? [] : ["sudo"];
        run([...sudo, "apt-get", "update", "-qq"]);
        run([...sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "chromium"]);
    }
}

function installTree() {
    mkdirSync(E2E, { recursive: true });
    for (const name of PINS) {
        copyFileSync(join(TESTS, name), join(E2E, name));
    }
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    run(["npm", "ci", ...quiet], E2E);
    // The workbench inside of code-server has a tree of its own; the log of output channels needs its one native module.
    const workbench = join(E2E, "node_modules", "code-server", "lib", "vscode");
    run(["npm", "install", "--omit=dev", ...quiet], workbench);
    run(["npm", "rebuild", "@vscode/spdlog", "--loglevel=error"], workbench);
}

function run([command, ...args], cwd = E2E) {
    execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

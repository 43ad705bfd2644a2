// `make e2e`: the packed extension in a real workbench, looked at from inside (harness) and from outside (browser).
import { change } from "./changes.mjs";
import { check, failed, step, tell, until } from "./checks.mjs";
import { readHovers } from "./hovers.mjs";
import { asPerson, seesOneMessage } from "./person.mjs";
import { makeProfile, makeWorkspaces } from "./profile.mjs";
import { ensureTools } from "./tools.mjs";
import { ADDRESS, packAndInstall, report, startBrowser, startWorkbench } from "./workbench.mjs";

/** The parts of a run; `make e2e E2E='person apps'` does some of them. */
const PARTS = {
    person: (browser) => asPerson(browser, places.demo),
    changes: (browser) => change(browser, places.changed),
    hovers: (browser) => readHovers(browser, places.hovered),
    apps: (browser) => inside(browser, `workspace=${places.workspace}`, "apps", seesOneMessage),
    plain: (browser) => inside(browser, `folder=${places.plain}`, "plain"),
};
const wanted = process.argv.slice(2);

await step("tools", ensureTools);
await step("profile and workspaces", makeProfile);
const places = makeWorkspaces();
await step("pack and install", packAndInstall);
const server = await step("start the workbench", () => startWorkbench(places));
try {
    const browser = await step("start the browser", startBrowser);
    try {
        for (const [name, work] of Object.entries(PARTS).filter(
            ([each]) => wanted.length === 0 || wanted.includes(each),
        )) {
            await step(name, () => work(browser));
        }
    } finally {
        await browser.close();
    }
} finally {
    // The workbench has started processes of its own; they are in its group.
    process.kill(-server.pid, "SIGKILL");
}
console.log(failed() === 0 ? "e2e: all checks passed" : `e2e: ${failed()} failed`);
process.exitCode = failed() === 0 ? 0 : 1;

/** Opens a workspace, tells what the harness in it finds, and then looks at the page. */
async function inside(browser, query, name, look) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(`http://${ADDRESS}/?${query}`);
    let told = report().length;
    await until(`the checks in ${name}`, async () => {
        const lines = report();
        if (lines.slice(told).some((line) => line.empty)) {
            console.log(`  the workbench has opened ${name} without its folders, and is loaded again`);
            await page.reload();
        }
        lines
            .slice(told)
            .filter((line) => line.check !== undefined)
            .forEach(tell);
        told = lines.length;
        return lines.some((line) => line.done === name);
    });
    if (look !== undefined) {
        await check("what a person sees in the end", () => look(page));
    }
    await page.close();
}

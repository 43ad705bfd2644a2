// An empty profile, and workspaces with planted mistakes and with files that must not run.
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BIN, ROOT, RUN, TESTS } from "./places.mjs";

const CALM = {
    "workbench.startupEditor": "none",
    "telemetry.telemetryLevel": "off",
    "extensions.autoUpdate": false,
    "extensions.autoCheckUpdates": false,
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "never",
    "git.enabled": false,
    "chat.disableAIFeatures": true,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "editor.stickyScroll.enabled": false,
    "editor.minimap.enabled": false,
};

/** Modules that the server imports: whichever of them runs leaves a line in the file `ran`. */
const PLANTED = ["attrs.py", "attr.py", "token.py", "sitecustomize.py", "usercustomize.py", "funcls.py", "pygls.py"];

export function makeProfile() {
    rmSync(RUN, { recursive: true, force: true });
    const user = join(RUN, "profile", "User");
    const machine = join(RUN, "profile", "Machine");
    mkdirSync(user, { recursive: true });
    mkdirSync(machine, { recursive: true });
    writeFileSync(join(user, "settings.json"), JSON.stringify(CALM));
    writeFileSync(join(machine, "settings.json"), JSON.stringify({ "funcls.python": join(BIN, "python") }));
    writeFileSync(join(RUN, "code-server.yaml"), "");
}

export function makeWorkspaces() {
    const ran = join(RUN, "ran");
    const shop = copyApp("guide-queue-output", "shop");
    const values = { FUNCTIONS_WORKER_RUNTIME: "python", AzureWebJobsStorage: "UseDevelopmentStorage=true" };
    writeFileSync(join(shop, "local.settings.json"), JSON.stringify({ IsEncrypted: false, Values: values }));
    const second = copyApp("guide-plain", "second");
    mistake(join(shop, "SendMessage", "__init__.py"), "msg: func.Out", "mgs: func.Out");
    mistake(join(second, "HttpTrigger", "__init__.py"), "(req)", "(req, extra)");
    for (const name of PLANTED) {
        writeFileSync(join(shop, name), `open(${JSON.stringify(ran)}, "a").write(__name__ + "\\n")\n`);
    }
    for (const name of ["funcls", "python3", "python"]) {
        writeFileSync(join(shop, name), `#!/bin/sh\necho ${name} >> ${JSON.stringify(ran)}\n`);
        chmodSync(join(shop, name), 0o755);
    }
    const lambda = join(RUN, "other", "lambda");
    mkdirSync(lambda, { recursive: true });
    writeFileSync(join(lambda, "function.json"), '{\n  ""\n}\n');
    const workspace = join(RUN, "apps.code-workspace");
    writeFileSync(workspace, JSON.stringify({ folders: [{ path: "shop" }, { path: "second" }, { path: "other" }] }));
    const demo = copyApp("guide-queue-output", "demo");
    mistake(join(demo, "SendMessage", "__init__.py"), "msg: func.Out", "mgs: func.Out");
    const hovered = join(RUN, "hovered");
    cpSync(join(TESTS, "hovered"), hovered, { recursive: true });
    const changed = join(RUN, "changed");
    cpSync(join(TESTS, "hovered"), changed, { recursive: true });
    mistake(join(changed, "Nightly", "__init__.py"), "timer", "tmr");
    const plain = join(RUN, "plain");
    mkdirSync(plain);
    writeFileSync(join(plain, "main.py"), "print()\n");
    return { workspace, demo, hovered, changed, plain, shop, ran };
}

function copyApp(name, as) {
    const folder = join(RUN, as);
    cpSync(join(ROOT, "tests", "apps", name), folder, { recursive: true });
    return folder;
}

function mistake(file, right, wrong) {
    const text = readFileSync(file, "utf8");
    if (!text.includes(right)) {
        throw new Error(`${file} has no ${right}`);
    }
    writeFileSync(file, text.replace(right, wrong));
}

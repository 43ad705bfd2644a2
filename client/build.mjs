// Bundles the extension into client/out, or with --tests the unit tests into client/out/tests.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const shared = { bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "warning" };

if (process.argv.includes("--tests")) {
    rmSync("client/out/tests", { recursive: true, force: true });
    const folder = "tests/client/unit";
    const entryPoints = readdirSync(folder)
        .filter((name) => name.endsWith(".test.ts"))
        .map((name) => `${folder}/${name}`);
    await build({ ...shared, entryPoints, outdir: "client/out/tests", sourcemap: "inline" });
} else {
    const { metafile } = await build({
        ...shared,
        entryPoints: ["client/src/extension.ts"],
        outfile: "client/out/extension.js",
        external: ["vscode"],
        minify: true,
        metafile: true,
    });
    writeFileSync("client/out/LICENSES.txt", licences(Object.keys(metafile.inputs)));
}

/** The licences of the libraries in the bundle, which ask to be handed on with it. */
function licences(inputs) {
    const folders = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
    return [...new Set(folders)].map(licence).join("\n");
}

function licence(folder) {
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) {
        throw new Error(`${folder} has no licence`);
    }
    return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8")}\n`;
}

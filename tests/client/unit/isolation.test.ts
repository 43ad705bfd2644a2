import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { askPython } from "../../../client/src/ask_python";
import { isolated } from "../../../client/src/environment";

let folder: string;
const PLANTED = ["token.py", "importlib.py", "sitecustomize.py", "funcls.py"];

before(() => {
    folder = mkdtempSync(join(tmpdir(), "funcls-"));
    for (const name of PLANTED) {
        writeFileSync(join(folder, name), `open(${JSON.stringify(join(folder, "ran"))}, "a").write(__name__)\n`);
    }
});

after(() => {
    rmSync(folder, { recursive: true });
});

test("variables of Python are not handed on", () => {
    const given = { PATH: "/bin", PYTHONPATH: "/a", PythonHome: "/b", PYTHONSTARTUP: "c", __PYVENV_LAUNCHER__: "d" };
    assert.deepEqual(isolated(given), { PATH: "/bin" });
});

test("a Python that is asked runs nothing of the folder or of PYTHONPATH", async (context) => {
    const answer = await askPython("python3", folder, isolated({ ...process.env, PYTHONPATH: folder }));
    if (answer === undefined) {
        context.skip("there is no python3 here");
        return;
    }
    assert.deepEqual(readdirSync(folder).sort(), [...PLANTED].sort());
});

test("what is no Python gives no answer", async () => {
    assert.equal(await askPython(join(folder, "nothing"), folder, {}), undefined);
});

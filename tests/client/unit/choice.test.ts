import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseServer, type Python, type Surroundings } from "../../../client/src/choice";

const WITH: Python = { version: [3, 12], hasFuncls: true };
const WITHOUT: Python = { version: [3, 12], hasFuncls: false };
const OLD: Python = { version: [3, 9], hasFuncls: true };

/** A machine: its programs (a text is where a link leads), and what its Pythons answer. */
interface Machine extends Partial<Omit<Surroundings, "settings">> {
    programs: Record<string, Python | string | null>;
    serverPath?: string;
    python?: string;
}

function on({ programs, serverPath = "", python = "", ...rest }: Machine): Surroundings {
    return {
        settings: { serverPath, python },
        PATH: "/usr/local/bin:/usr/bin",
        platform: "linux",
        home: "/home/ann",
        folders: ["/src/shop"],
        trusted: false,
        locate: (file) => {
            const there = programs[file];
            return typeof there === "string" ? there : file in programs ? file : undefined;
        },
        ask: (file) => {
            const there = programs[file];
            return Promise.resolve(typeof there === "object" ? (there ?? undefined) : undefined);
        },
        ...rest,
    };
}

const STARTS: [string, Machine, string][] = [
    ["the program of the setting", { programs: { "/opt/f": null }, serverPath: "/opt/f" }, "/opt/f"],
    ["`~` in it", { programs: { "/home/ann/f": null }, serverPath: "~/f" }, "/home/ann/f"],
    ["funcls on PATH", { programs: { "/usr/bin/funcls": null } }, "/usr/bin/funcls"],
    [
        "the first of PATH",
        { programs: { "/usr/bin/funcls": null, "/usr/local/bin/funcls": null } },
        "/usr/local/bin/funcls",
    ],
    [
        "funcls on PATH before a Python",
        { programs: { "/usr/bin/funcls": null, "/opt/py": WITH }, python: "/opt/py" },
        "/usr/bin/funcls",
    ],
    ["the Python of the setting", { programs: { "/opt/py": WITH }, python: "/opt/py" }, "/opt/py -I -m funcls"],
    [
        "a Python on PATH that has funcls",
        { programs: { "/usr/local/bin/python3": WITHOUT, "/usr/bin/python3": WITH } },
        "/usr/bin/python3 -I -m funcls",
    ],
    ["python where there is no python3", { programs: { "/usr/bin/python": WITH } }, "/usr/bin/python -I -m funcls"],
    [
        "a program of the workspace that the user names and trusts",
        { programs: { "/src/shop/f": null }, serverPath: "/src/shop/f", trusted: true },
        "/src/shop/f",
    ],
    [
        "a neighbour of the workspace",
        { programs: { "/src/shop2/funcls": null }, PATH: "/src/shop2" },
        "/src/shop2/funcls",
    ],
    [
        "funcls.exe on Windows",
        { programs: { "D:\\py\\funcls.exe": null }, platform: "win32", PATH: '.;"D:\\py"', folders: ["C:\\shop"] },
        "D:\\py\\funcls.exe",
    ],
];

for (const [what, machine, command] of STARTS) {
    test(`starts ${what}`, async () => {
        const choice = await chooseServer(on(machine));
        assert.ok("start" in choice, JSON.stringify(choice));
        assert.equal([choice.start.command, ...choice.start.args].join(" "), command);
    });
}

const REFUSALS: [string, Machine, RegExp][] = [
    ["nothing", { programs: {} }, /no funcls on PATH.*no python3 on PATH.*no python on PATH/s],
    ["funcls of the workspace", { programs: { "/src/shop/bin/funcls": null }, PATH: "/src/shop/bin" }, /workspace/],
    ["funcls beside the app", { programs: { "/src/shop/funcls": null }, PATH: "/src/shop" }, /workspace/],
    ["a relative folder of PATH", { programs: { "bin/funcls": null, funcls: null }, PATH: "bin:.::" }, /no funcls/],
    ["a link into the workspace", { programs: { "/usr/bin/funcls": "/src/shop/evil" } }, /workspace/],
    ["a Python of the workspace", { programs: { "/src/shop/v/python3": WITH }, PATH: "/src/shop/v" }, /workspace/],
    [
        "the workspace in other letters on Windows",
        { programs: { "c:\\SHOP\\funcls.exe": null }, platform: "win32", PATH: "c:\\SHOP", folders: ["C:\\shop"] },
        /workspace/,
    ],
    ["the second folder of a workspace", { programs: { "/b/funcls": null }, PATH: "/b", folders: ["/a", "/b"] }, /\/b/],
    ["a setting without a program", { programs: { "/usr/bin/funcls": null }, serverPath: "/opt/f" }, /no program is/],
    ["a relative setting", { programs: { "./f": null }, serverPath: "./f" }, /no absolute path/],
    ["a relative Python", { programs: { python3: WITH }, python: "python3" }, /no absolute path/],
    [
        "a setting that leads into a workspace without trust",
        { programs: { "/opt/f": "/src/shop/f" }, serverPath: "/opt/f" },
        /not trusted/,
    ],
    ["a Python that is too old", { programs: { "/opt/py": OLD }, python: "/opt/py" }, /Python 3\.9; .* 3\.10/],
    ["a Python without funcls", { programs: { "/usr/bin/python3": WITHOUT } }, /\(Python 3\.12\) does not have funcls/],
    ["what is no Python", { programs: { "/opt/py": null }, python: "/opt/py" }, /does not answer/],
    [
        "another Python than that of the setting",
        { programs: { "/opt/py": WITHOUT, "/usr/bin/python3": WITH }, python: "/opt/py" },
        /opt\/py/,
    ],
];

for (const [what, machine, reason] of REFUSALS) {
    test(`does not start ${what}`, async () => {
        const choice = await chooseServer(on(machine));
        assert.ok("reasons" in choice, JSON.stringify(choice));
        assert.match(choice.reasons.join("\n"), reason);
    });
}

test("no Python of the workspace is asked anything", async () => {
    const asked: string[] = [];
    await chooseServer({
        ...on({ programs: { "/src/shop/python3": WITH, "/usr/bin/python3": WITHOUT }, PATH: "/src/shop:/usr/bin" }),
        ask: (python) => {
            asked.push(python);
            return Promise.resolve(WITHOUT);
        },
    });
    assert.deepEqual(asked, ["/usr/bin/python3"]);
});

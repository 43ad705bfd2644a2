import { execFile } from "node:child_process";
import type { Python } from "./choice";

const QUESTION =
    "import sys, importlib.util; print('funcls?', *sys.version_info[:2], importlib.util.find_spec('funcls') is not None)";

/** Asks a Python for its version and for funcls; undefined where it does not answer within ten seconds. */
export function askPython(python: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Python | undefined> {
    return new Promise((resolve) => {
        execFile(python, ["-I", "-c", QUESTION], { cwd, env, timeout: 10_000, windowsHide: true }, (_, output) => {
            const [, major, minor, hasFuncls] = /^funcls\? (\d+) (\d+) (True|False)/m.exec(output) ?? [];
            resolve(
                hasFuncls === undefined
                    ? undefined
                    : { version: [Number(major), Number(minor)], hasFuncls: hasFuncls === "True" },
            );
        });
    });
}

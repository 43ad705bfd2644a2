// What is checked, as it is told: one line for each, and how many have failed.

let failures = 0;

export function failed() {
    return failures;
}

/** Does one thing that must hold, and tells how it went; returns whether it did. */
export async function check(name, work) {
    const began = Date.now();
    try {
        await work();
        tell({ check: name, ms: Date.now() - began });
        return true;
    } catch (error) {
        tell({ check: name, error: String(error.stack ?? error), ms: Date.now() - began });
        return false;
    }
}

export function tell({ check: name, error, ms }) {
    failures += error === undefined ? 0 : 1;
    console.log(
        `  ${error === undefined ? "ok    " : "FAILED"} ${name} (${ms} ms)${error === undefined ? "" : `\n${error}`}`,
    );
}

/** Does a part of the run, and tells how long it took. */
export async function step(name, work) {
    const began = Date.now();
    const result = await work();
    console.log(`e2e: ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return result;
}

export async function until(what, look, patience = 180_000) {
    const deadline = Date.now() + patience;
    while (!(await look())) {
        if (Date.now() > deadline) {
            throw new Error(`waited ${patience / 1000} s for ${what}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

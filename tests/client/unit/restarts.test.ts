import assert from "node:assert/strict";
import { test } from "node:test";
import { Restarts } from "../../../client/src/restarts";

function allowed(restarts: Restarts, ...times: number[]): boolean[] {
    return times.map((time) => restarts.allow(time));
}

test("four restarts are allowed, the fifth is not", () => {
    assert.deepEqual(allowed(new Restarts(), 1, 2, 3, 4, 5, 6), [true, true, true, true, false, false]);
});

test("what is long ago does not count", () => {
    const minute = 60_000;
    assert.deepEqual(
        allowed(new Restarts(), 0, minute, 2 * minute, 3 * minute, 4 * minute, 5 * minute),
        Array(6).fill(true),
    );
});

test("a start that the user asks for begins anew", () => {
    const restarts = new Restarts();
    allowed(restarts, 1, 2, 3, 4);
    restarts.forget();
    assert.ok(restarts.allow(5));
});

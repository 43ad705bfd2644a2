// A workspace without an app.
const assert = require("node:assert/strict");
const { extension } = require("./asking");

module.exports = {
    "silent in a workspace without an app": async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        assert.equal(extension().isActive, false);
    },
};

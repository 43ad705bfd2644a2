import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwn, LANGUAGES, ownLanguage } from "../../../client/src/app_files";
import manifest from "../../../package.json";

const FILES: [string, NodeJS.Platform, string | undefined, string | undefined][] = [
    ["/src/shop/Orders/function.json", "linux", "funcls-function", "/src/shop/host.json"],
    ["/src/shop/host.json", "linux", "funcls-host", "/src/shop/host.json"],
    ["/src/shop/local.settings.json", "linux", "funcls-settings", "/src/shop/host.json"],
    ["C:\\src\\shop\\Orders\\function.json", "win32", "funcls-function", "C:\\src\\shop\\host.json"],
    ["/src/shop/package.json", "linux", undefined, undefined],
    ["/src/shop/Orders/function.json.bak", "linux", undefined, undefined],
];

for (const [file, platform, id, host] of FILES) {
    test(`the language of ${file}`, () => {
        const own = ownLanguage(file, platform);
        assert.equal(own?.id, id);
        assert.equal(own?.host, host);
    });
}

test("the manifest contributes these languages, without names of files: those of other products stay JSON", () => {
    const { languages, grammars, configurationDefaults } = manifest.contributes;
    const ids = Object.values(LANGUAGES);
    assert.deepEqual(
        languages.map(({ id, aliases }) => [id, aliases]),
        Object.entries(LANGUAGES).map(([name, id]) => [id, [name]]),
    );
    for (const language of languages) {
        assert.deepEqual(Object.keys(language), ["id", "aliases", "configuration", "icon"]);
    }
    assert.deepEqual(
        grammars.map(({ language }) => language),
        ids,
    );
    assert.deepEqual(
        Object.keys(configurationDefaults),
        ids.map((id) => `[${id}]`),
    );
    assert.ok(ids.every(isOwn) && !isOwn("json"));
});

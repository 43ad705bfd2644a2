import typescript from "typescript-eslint";

export default typescript.config(
    { ignores: ["client/out/**"] },
    {
        files: ["**/*.ts"],
        extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
        languageOptions: { parserOptions: { project: "tsconfig.json", tsconfigRootDir: import.meta.dirname } },
        rules: { "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }] },
    },
    {
        // node's test runner reports what `test` promises; nothing waits for it.
        files: ["tests/client/unit/**"],
        rules: { "@typescript-eslint/no-floating-promises": "off" },
    },
);

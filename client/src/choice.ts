import { isInside, pathsOf, placesOnPath, withHome } from "./paths";

/** How funcls is started. */
export interface Start {
    readonly command: string;
    /** What comes before the arguments of funcls. */
    readonly args: readonly string[];
    /** What led to it, in words. */
    readonly from: string;
}

/** What a Python says of itself. */
export interface Python {
    readonly version: readonly [number, number];
    readonly hasFuncls: boolean;
}

/** All that the choice depends on. */
export interface Surroundings {
    readonly settings: { readonly serverPath: string; readonly python: string };
    readonly PATH: string;
    readonly platform: NodeJS.Platform;
    readonly home: string;
    /** The folders of the workspace, as absolute paths. */
    readonly folders: readonly string[];
    readonly trusted: boolean;
    /** Returns where an executable file really is, links followed; undefined where there is none. */
    locate(file: string): string | undefined;
    /** Asks a Python, started apart from the workspace; undefined where it does not answer. */
    ask(python: string): Promise<Python | undefined>;
}

/** Either how to start, or why there is nothing to start: one line for each thing that was looked at. */
export type Choice = { readonly start: Start } | { readonly reasons: readonly string[] };

const OLDEST_PYTHON = [3, 10] as const;

/**
 * Returns what to start: `funcls.server.path`, else `funcls` on PATH, else a Python that has funcls. A setting that
 * cannot be used is never passed over in silence. Nothing that lies in the workspace is started or asked, except what
 * the user names in a setting and trusts.
 */
export async function chooseServer(around: Surroundings): Promise<Choice> {
    const { settings } = around;
    if (settings.serverPath !== "") {
        const program = stated("funcls.server.path", settings.serverPath, around);
        return "reason" in program
            ? { reasons: [program.reason] }
            : { start: { command: program.file, args: [], from: "funcls.server.path" } };
    }
    const reasons: string[] = [];
    const [program] = found("funcls", around, reasons);
    if (program !== undefined) {
        return { start: { command: program, args: [], from: "funcls on PATH" } };
    }
    if (settings.python !== "") {
        const python = stated("funcls.python", settings.python, around);
        const reason = "reason" in python ? python.reason : await lacking(python.file, around);
        return "file" in python && reason === undefined
            ? { start: ofPython(python.file, "funcls.python") }
            : { reasons: [...reasons, reason ?? ""] };
    }
    for (const name of around.platform === "win32" ? ["python", "python3"] : ["python3", "python"]) {
        for (const python of found(name, around, reasons)) {
            const reason = await lacking(python, around);
            if (reason === undefined) {
                return { start: ofPython(python, `${name} on PATH`) };
            }
            reasons.push(reason);
        }
    }
    return { reasons };
}

function ofPython(python: string, from: string): Start {
    return { command: python, args: ["-I", "-m", "funcls"], from };
}

/** Returns the file that a setting names, or why it cannot be started. */
function stated(name: string, value: string, around: Surroundings): { file: string } | { reason: string } {
    const file = withHome(value, around.home);
    if (!pathsOf(around.platform).isAbsolute(file)) {
        return { reason: `${name} is "${value}", which is no absolute path.` };
    }
    if (around.locate(file) === undefined) {
        return { reason: `${name} is "${value}", where no program is.` };
    }
    if (!around.trusted && inWorkspace(file, around)) {
        return { reason: `${name} is "${value}", which lies in this workspace, and the workspace is not trusted.` };
    }
    return { file };
}

/** Returns the programs of a name on PATH that lie outside the workspace; notes why the others are not used. */
function found(name: string, around: Surroundings, reasons: string[]): string[] {
    const there = placesOnPath(name, around.PATH, around.platform).filter((file) => around.locate(file) !== undefined);
    const outside = there.filter((file) => !inWorkspace(file, around));
    if (there.length === 0) {
        reasons.push(`There is no ${name} on PATH.`);
    }
    for (const file of there.filter((each) => !outside.includes(each))) {
        reasons.push(`${file} lies in this workspace: nothing of a workspace is started.`);
    }
    return outside;
}

function inWorkspace(file: string, around: Surroundings): boolean {
    const real = around.locate(file) ?? file;
    return around.folders.some(
        (folder) => isInside(file, folder, around.platform) || isInside(real, folder, around.platform),
    );
}

async function lacking(python: string, around: Surroundings): Promise<string | undefined> {
    const answer = await around.ask(python);
    if (answer === undefined) {
        return `${python} does not answer as a Python does.`;
    }
    const [major, minor] = answer.version;
    if (major < OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor < OLDEST_PYTHON[1])) {
        return `${python} is Python ${major}.${minor}; funcls needs ${OLDEST_PYTHON.join(".")} or newer.`;
    }
    return answer.hasFuncls ? undefined : `${python} (Python ${major}.${minor}) does not have funcls.`;
}

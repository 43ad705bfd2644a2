import * as path from "node:path";

/** Returns the rules for paths on a platform. */
export function pathsOf(platform: NodeJS.Platform): path.PlatformPath {
    return platform === "win32" ? path.win32 : path.posix;
}

/** Returns whether an absolute path is a folder or lies below it. Where file systems mostly ignore case, so does this. */
export function isInside(file: string, folder: string, platform: NodeJS.Platform): boolean {
    const paths = pathsOf(platform);
    const ignoresCase = platform === "win32" || platform === "darwin";
    const folded = (each: string) => (ignoresCase ? paths.resolve(each).toLowerCase() : paths.resolve(each));
    const relative = paths.relative(folded(folder), folded(file));
    return relative !== ".." && !relative.startsWith(`..${paths.sep}`) && !paths.isAbsolute(relative);
}

/** Returns a path with a leading `~` replaced by the home folder. */
export function withHome(file: string, home: string): string {
    return /^~(?=$|[/\\])/.test(file) ? home + file.slice(1) : file;
}

/**
 * Returns where `PATH` may have a program, in its order. Entries that are not absolute are left out: what they mean
 * depends on the folder that one is in. On Windows only `.exe` counts, since scripts need a shell to start.
 */
export function placesOnPath(name: string, PATH: string, platform: NodeJS.Platform): string[] {
    const paths = pathsOf(platform);
    const file = platform === "win32" ? `${name}.exe` : name;
    const folders = PATH.split(paths.delimiter)
        .map((folder) => (platform === "win32" ? folder.replace(/^"(.*)"$/, "$1") : folder))
        .filter((folder) => paths.isAbsolute(folder));
    return [...new Set(folders.map((folder) => paths.join(folder, file)))];
}

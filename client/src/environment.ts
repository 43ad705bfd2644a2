/**
 * Returns an environment without the variables that change what a Python runs: `PYTHONPATH`, `PYTHONSTARTUP`,
 * `PYTHONHOME` and all others of that name, and the one by which macOS tells a Python which environment it is in.
 */
export function isolated(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const kept = Object.entries(environment).filter(([name]) => !/^(PYTHON|__PYVENV_LAUNCHER__$)/i.test(name));
    return Object.fromEntries(kept);
}

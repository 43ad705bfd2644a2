/** What the server answers to `funcls/status`. */
export interface Status {
    readonly version: string;
    readonly apps: number;
    readonly functions: number;
    readonly app: App | null;
}

/** The app that a document lies in. */
export interface App {
    readonly uri: string;
    readonly name: string;
    readonly functions: number;
    readonly target: { readonly python: string | null; readonly host: string | null; readonly bundle: string | null };
}

/** What the server answers to `funcls/explain`. */
export interface Explanation {
    readonly code: string;
    readonly markdown: string;
}

/** The other half of a function, of those that the server answers to `funcls/counterparts`. */
export interface Counterpart {
    readonly uri: string;
    readonly range: { readonly start: Position; readonly end: Position };
    readonly function: string;
}

interface Position {
    readonly line: number;
    readonly character: number;
}

/** A trigger that a new function can have, of those that the server answers to `funcls/triggers`. */
export interface Trigger {
    readonly type: string;
    readonly title: string;
    readonly description: string;
}

/** What the server answers to `funcls/newFunction`. */
export type NewFunction =
    | { readonly files: readonly { readonly uri: string; readonly text: string }[]; readonly open: string }
    | { readonly error: string };

/** Decides whether a server that ended is started again. */
export class Restarts {
    static readonly most = 4;
    /** Milliseconds in which so many are allowed. */
    static readonly window = 3 * 60 * 1000;

    #times: number[] = [];

    /** Returns whether to start again at a time, given in milliseconds, and counts it. */
    allow(now: number): boolean {
        this.#times = this.#times.filter((time) => now - time < Restarts.window);
        if (this.#times.length >= Restarts.most) {
            return false;
        }
        this.#times.push(now);
        return true;
    }

    /** Forgets what was: the user has asked for a new start. */
    forget(): void {
        this.#times = [];
    }
}

import { GitHubError } from "../domain/github-error.ts";

/** Answers in a row after which more is asked for again. */
const PATIENCE = 4;

/** How much is asked for at once: GitHub gives up after 10 s, and fewer are answered sooner. */
export class PageSize {
  private readonly most: number;
  private readonly least: number;
  private size: number;
  private patience = PATIENCE;
  private answered = 0;

  /** @param least fewer are not asked for: where that is too much, it is an outage, to be waited for elsewhere */
  constructor(most: number, least = 1) {
    this.most = most;
    this.least = least;
    this.size = most;
  }

  /**
   * Asks, and again for a third as many until GitHub answers; the fewest are not asked for twice. Whoever has fewer to
   * ask for than that simply asks again: most outages are short.
   */
  async ask<T>(send: (size: number) => Promise<T>): Promise<T> {
    for (let shrunk = false; ; shrunk = true) {
      try {
        const answer = await send(this.size);
        this.grow();
        return answer;
      } catch (error) {
        const isOutage = error instanceof GitHubError && error.kind === "unavailable";
        if (!isOutage || this.size <= this.least) throw error;
        // Where it was too much once it is too much again sooner than not: the next attempt has to wait longer.
        if (!shrunk) this.patience *= 2;
        this.shrink();
      }
    }
  }

  private shrink(): void {
    this.size = Math.max(this.least, Math.ceil(this.size / 3));
    this.answered = 0;
  }

  private grow(): void {
    this.answered += 1;
    if (this.answered < this.patience) return;
    this.answered = 0;
    this.size = Math.min(this.most, this.size * 2);
  }
}

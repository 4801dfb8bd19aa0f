import { GitHubError } from "../domain/github-error.ts";

/** Answers in a row after which more is asked for again. */
const PATIENCE = 4;

/** How much is asked for at once: GitHub gives up after 10 s, and fewer are answered sooner. */
export class PageSize {
  private readonly most: number;
  private size: number;
  private patience = PATIENCE;
  private answered = 0;

  constructor(most: number) {
    this.most = most;
    this.size = most;
  }

  /**
   * Asks, and again for a third as many until GitHub answers; one alone is not asked for twice. Whoever has fewer to
   * ask for than that simply asks again: most outages are short.
   */
  async ask<T>(send: (size: number) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const answer = await send(this.size);
        this.grow();
        return answer;
      } catch (error) {
        const mayHelp = error instanceof GitHubError && error.kind === "unavailable" && this.size > 1;
        if (!mayHelp) throw error;
        this.shrink();
      }
    }
  }

  /** Where it was too much once it is too much again sooner than not: the next attempt has to wait longer. */
  private shrink(): void {
    this.size = Math.ceil(this.size / 3);
    this.answered = 0;
    this.patience *= 2;
  }

  private grow(): void {
    this.answered += 1;
    if (this.answered < this.patience) return;
    this.answered = 0;
    this.size = Math.min(this.most, this.size * 2);
  }
}

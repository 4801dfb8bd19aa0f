import type { RepositoryName } from "../domain/place.ts";

const HOUR = 3_600_000;
/** A burst of new issues must not become a burst of mails. */
export const MOST_FIRST_COMMENTS = 30;

/** Counts the first comments of each repository; at most 30 in any hour. */
export class FirstComments {
  private readonly posted = new Map<string, number[]>();

  /** True = one more may be posted, and counts from now on. */
  take(repository: RepositoryName, now: number): boolean {
    const key = keyOf(repository);
    const recent = (this.posted.get(key) ?? []).filter((at) => now - at < HOUR);
    const mayPost = recent.length < MOST_FIRST_COMMENTS;
    if (mayPost) recent.push(now);
    this.posted.set(key, recent);
    return mayPost;
  }

  /** One that was allowed was not posted after all, or may not have been. */
  giveBack(repository: RepositoryName): void {
    this.posted.get(keyOf(repository))?.pop();
  }
}

const keyOf = ({ owner, repo }: RepositoryName): string => `${owner}/${repo}`.toLowerCase();

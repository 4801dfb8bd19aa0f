import type { Issue } from "../domain/issue.ts";
import type { RepositoryName } from "../domain/place.ts";
import type { BoardName } from "./ports.ts";

/*
 * What the health report asks of GitHub, by the same rules as in `ports.ts`: every method rejects with a GitHubError,
 * ids are node ids, instants milliseconds since 1970, UTC.
 */

/** How much there is to read. */
export interface RepositorySize {
  /** Open issues. */
  readonly open: number;
  /** Closed issues that changed in any way since then: those that are to be read, and some more. */
  readonly closed: number;
  /** False = its owners have switched issues off, so that it has none. */
  readonly issuesEnabled: boolean;
  /** What the token may still ask for until `resetAt`; null = the server sets no limit. */
  readonly points: { readonly remaining: number; readonly limit: number; readonly resetAt: number } | null;
}

export interface ReadingCost {
  readonly requests: number;
  /** Of the hour's points. */
  readonly points: number;
}

/** An issue with what happened to it, and its node id. */
export interface ObservedHistory {
  readonly id: string;
  readonly issue: Issue;
}

export interface HistoryReader {
  /** One request. */
  measure(repository: RepositoryName, since: number): Promise<RepositorySize>;
  /** What `readHistory` is going to cost, for a backlog whose issues have long lists here and there. */
  estimate(size: Pick<RepositorySize, "open" | "closed">): ReadingCost;
  /**
   * All open issues, and those closed ones that were created or closed at `since` or later; each once, in any order,
   * with its events since its creation. Of the comments all are there up to the first by somebody who is neither the
   * author nor a bot; of an open issue also all from the last one by a person on. No board, no sticky comment.
   */
  readHistory(repository: RepositoryName, since: number): AsyncIterable<ObservedHistory>;
}

export interface StatusReader {
  /**
   * The issues in the same order, with their place on this board, the present Status of their card, and the changes of
   * Status among their events. One whose card the token cannot see is left as it is. 100 issues a request.
   */
  readStatuses(board: BoardName, histories: readonly ObservedHistory[]): Promise<readonly Issue[]>;
}

import type { RepositoryName } from "../domain/place.ts";

/*
 * What publishing a report asks of GitHub, by the same rules as in `ports.ts`: every method rejects with a GitHubError,
 * ids are node ids, instants milliseconds since 1970, UTC. Nothing is ever written twice by these methods.
 */

/** An issue that we opened ourselves, and that bears our marker. */
export interface ReportIssue {
  readonly number: number;
  /** Where people see it. */
  readonly url: string;
  readonly open: boolean;
  readonly body: string;
}

export interface NewReportIssue {
  readonly title: string;
  /** Begins with ISSUE_MARKER. */
  readonly body: string;
}

export interface ReportIssueStore {
  /** All of them in the repository, open and closed, the oldest first. */
  listReportIssues(repository: RepositoryName): Promise<readonly ReportIssue[]>;
  createReportIssue(repository: RepositoryName, issue: NewReportIssue): Promise<ReportIssue>;
  /** Replaces the body; title, labels and all else stay as people made them. */
  editReportIssue(repository: RepositoryName, number: number, body: string): Promise<void>;
}

export type UpdateStatus = "ON_TRACK" | "AT_RISK";

/** A status update of a board, made by whom the token belongs to. */
export interface StatusUpdate {
  readonly id: string;
  /** Null = a status that we never write. */
  readonly status: UpdateStatus | null;
  readonly body: string;
  /** A day: "2026-11-23"; null = none. */
  readonly startDate: string | null;
  readonly createdAt: number;
}

export interface NewStatusUpdate {
  readonly status: UpdateStatus;
  readonly body: string;
  /** A day: "2026-11-23". */
  readonly startDate: string;
}

/** A board of an organisation ("Projects v2"). */
export interface StatusBoard {
  readonly owner: string;
  readonly number: number;
}

export interface StatusBoardUpdates {
  /** Of the board. */
  readonly id: string;
  /** Where people see it. */
  readonly url: string;
  readonly closed: boolean;
  /** Our own among the latest of everybody's, the newest first. */
  readonly ours: readonly StatusUpdate[];
}

export interface StatusUpdateStore {
  /** Null = there is no such board, or the token cannot see it. */
  readStatusUpdates(board: StatusBoard): Promise<StatusBoardUpdates | null>;
  createStatusUpdate(boardId: string, update: NewStatusUpdate): Promise<void>;
  editStatusUpdate(id: string, update: NewStatusUpdate): Promise<void>;
}

/** Who sees a repository, from everybody to its members alone. */
export const VISIBILITIES = ["public", "internal", "private"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export interface VisibilityReader {
  /** In the same order. One request. */
  readVisibilities(repositories: readonly RepositoryName[]): Promise<readonly Visibility[]>;
}

import { GitHubError } from "../../shared/domain/github-error.ts";

/** Why a job failed: what GitHub said (the kinds of a GitHubError), or `other`: the database, or a mistake of ours. */
export const FAILURE_REASONS = ["gone", "forbidden", "refused", "limited", "unavailable", "other"] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

export const toFailureReason = (error: unknown): FailureReason =>
  error instanceof GitHubError ? error.kind : "other";

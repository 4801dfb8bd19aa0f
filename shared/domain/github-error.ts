/**
 * What went wrong, by what can be done about it:
 *
 * - `gone`: it is not there (any more), or out of sight. Final
 * - `forbidden`: a permission is missing, or the token is no longer good. Final until somebody grants it
 * - `refused`: GitHub understood and says no: a conflict, a limit of its own, a mistake of ours. Final
 * - `limited`: too many requests. Nothing was done; to be tried again, not before `retryAt`
 * - `unavailable`: an outage, a time-out, a lost connection. A write may have been done or not: read again, do not repeat
 */
export type GitHubErrorKind = "gone" | "forbidden" | "refused" | "limited" | "unavailable";

/** GitHub or the network failed us. `message` is one plain line without tokens and without texts of issues. */
export class GitHubError extends Error {
  readonly kind: GitHubErrorKind;
  /** Not before this instant, milliseconds since 1970; null = not told. */
  readonly retryAt: number | null;

  constructor(kind: GitHubErrorKind, message: string, retryAt: number | null = null) {
    super(message);
    this.name = "GitHubError";
    this.kind = kind;
    this.retryAt = retryAt;
  }
}

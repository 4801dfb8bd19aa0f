import type { RepositoryName } from "../shared/domain/place.ts";
import type { Purpose } from "../shared/github/budget.ts";
import type { GitHubTools } from "../shared/github/open-github.ts";

export interface WantedTools {
  readonly installation: number;
  /** The repository that is written to; null = nothing is written. */
  readonly repository: RepositoryName | null;
  /** Events go before sweeps. */
  readonly purpose: Purpose;
}

/** The tools for some work; the same ones while they are in use. */
export type FindTools = (wanted: WantedTools) => Promise<GitHubTools>;

import type { RepositoryName } from "../domain/place.ts";
import type { RepositorySize } from "../reconcile/report-ports.ts";
import type { AskGraphQL } from "./ask.ts";
import { demandRepository } from "./demand-repository.ts";
import { demandWhole } from "./demand-whole.ts";
import { MEASURE } from "./queries/read-histories.ts";

interface MeasureAnswer {
  readonly hasIssuesEnabled: boolean;
  readonly open: { readonly totalCount: number };
  readonly closed: { readonly totalCount: number };
}

interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: string;
}

/** How much there is to read, and what of the hour's points is left. One request. */
export async function measureRepository(
  { owner, repo }: RepositoryName,
  since: number,
  { ask, now }: { readonly ask: AskGraphQL; readonly now: () => number },
): Promise<RepositorySize> {
  const answer = await ask(MEASURE, { owner, repo, since: new Date(since).toISOString() });
  demandWhole(answer, now());
  const { hasIssuesEnabled, open, closed } = demandRepository<MeasureAnswer>(answer, now());
  return {
    open: open.totalCount,
    closed: closed.totalCount,
    issuesEnabled: hasIssuesEnabled,
    points: parsePoints((answer.data.rateLimit ?? null) as RateLimit | null),
  };
}

/** A server of one's own may set no limits. */
const parsePoints = (limit: RateLimit | null): RepositorySize["points"] =>
  limit === null
    ? null
    : { remaining: limit.remaining, limit: limit.limit, resetAt: Date.parse(limit.resetAt) };

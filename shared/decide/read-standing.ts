import type { CompiledMap } from "./compile-rules.ts";
import { decideByDecisive, decideByLabels, decideByPoints, standingWeights } from "./decide-stream.ts";
import type { WeighedIssue } from "./weigh-issue.ts";

/**
 * Where an issue stands as a neighbour of others, without its texts: its labels settle it, else decisive evidence,
 * else its parent, else points. Small, so that the standings of a whole backlog can be kept.
 */
export interface Standing {
  readonly open: boolean;
  /** What its labels say: a stream, null for several, a hold on none, and an ignored issue; undefined = they say nothing. */
  readonly byLabels: string | null | undefined;
  /** The stream of decisive evidence, if there is just one. */
  readonly decisive: string | null;
  readonly points: string | null;
  /** Streams whose label a person took off: the parent's is not taken for these. */
  readonly removed: readonly string[];
}

/** Reads an issue's standing. As a neighbour its own stream label counts whoever put it. */
export function readStanding(weighed: WeighedIssue, map: CompiledMap): Standing {
  const weights = standingWeights(weighed, map);
  return {
    open: weighed.issue.open,
    byLabels: streamOfLabels(weighed),
    decisive: decideByDecisive(weights)?.stream ?? null,
    points: decideByPoints(weights, map)?.stream ?? null,
    removed: weighed.labels.removed,
  };
}

function streamOfLabels(weighed: WeighedIssue): string | null | undefined {
  const own = new Set(weighed.labels.own.map(({ living }) => living));
  const [first] = own;
  if (first !== undefined) return own.size === 1 ? first : null;
  // An ignored issue is never decided: besides its labels nothing says where it sits.
  const verdict = decideByLabels(weighed);
  return verdict === null && !weighed.ignored ? undefined : (verdict?.stream ?? null);
}

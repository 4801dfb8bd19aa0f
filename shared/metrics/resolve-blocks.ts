import type { BlockLink } from "./read-blocks.ts";
import type { OpenChange } from "./read-openness.ts";
import type { Stay } from "./read-stays.ts";
import { intersectSpans, joinSpans, type Span } from "./span.ts";
import type { Block } from "./work-item.ts";

/** When an issue was open, up to `now`. */
export interface OpenPeriods {
  readonly createdAt: number;
  readonly changes: readonly OpenChange[];
}

/**
 * The stretches of a link in which its blocker was open: those are blocks. Of a blocker that is not at hand the item's
 * own data tell; when they do not say whether it is open, it blocks nothing.
 *
 * @param periods of the blocker; undefined = it is not at hand
 */
export function resolveLink(
  link: BlockLink,
  periods: OpenPeriods | undefined,
  now: number,
): readonly Block[] {
  const stretches = periods === undefined ? toldStretches(link, now) : listStretches(periods);
  const blocks = stretches.flatMap((stretch) => toBlock(link, stretch));
  // Whether the link is older than the last stretch is not known then.
  return link.from === null ? blocks.slice(-1) : blocks;
}

interface Stretch {
  readonly since: number;
  /** Null while it lasts. */
  readonly until: number | null | "unknown";
}

const EVER = Number.NEGATIVE_INFINITY;

function toldStretches({ told: { open, closedAt } }: BlockLink, now: number): Stretch[] {
  if (closedAt !== null) return [{ since: EVER, until: closedAt < now ? closedAt : null }];
  if (open === null) return [];
  return [{ since: EVER, until: open ? null : "unknown" }];
}

function listStretches({ createdAt, changes }: OpenPeriods): Stretch[] {
  const stretches: Stretch[] = [];
  let since: number | null = createdAt;
  for (const { at, open } of changes) {
    if (since !== null) stretches.push({ since, until: at });
    since = open ? at : null;
  }
  return since === null ? stretches : [...stretches, { since, until: null }];
}

function toBlock({ repo, number, from, to }: BlockLink, { since, until }: Stretch): Block[] {
  const cause = { kind: "issue", repo, number } as const;
  if (until === "unknown") return [{ cause, from, to: null, lasts: false }];
  const begin = Math.max(from ?? EVER, since);
  const end = to === null || until === null ? (to ?? until) : Math.min(to, until);
  if (end !== null && begin >= end) return [];
  return [{ cause, from: from === null ? null : begin, to: end, lasts: end === null }];
}

/** Whether a block's beginning or end is not known, so that it adds no days. */
export const isUnclear = ({ from, to, lasts }: Block): boolean => from === null || (to === null && !lasts);

/** What is known of blocks, joined, within the stays. */
export function measureBlocks(blocks: readonly Block[], stays: readonly Stay[], now: number): Span[] {
  const known = blocks.flatMap((block): Span[] =>
    block.from === null || isUnclear(block) ? [] : [{ from: block.from, to: block.to ?? now }],
  );
  if (known.length === 0) return [];
  const inBacklog = joinSpans(stays.map(({ from, to }) => ({ from, to: to ?? now })));
  return intersectSpans(joinSpans(known), inBacklog);
}

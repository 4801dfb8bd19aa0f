import { expect } from "vitest";
import { compileRules } from "../../shared/decide/compile-rules.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import { flowMapOf, issueOf, NOW, neighboursOf } from "../decide/build.ts";

export const MAP_URL = "https://github.com/acme/shop/blob/HEAD/.github/flow-map.yml";
export const SHOP = `
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [refund, cart, basket, voucher] }
  refunds: { outcome: Money is back within two days, words: [refund] }
  search: { words: [search], aliases: [find-it] }
services:
  payments-api: { streams: [checkout, refunds], words: [payments-api] }
`;

/** The lines of the comment that a plan would post, without our marker. */
export function linesFor(
  issue: Partial<Issue>,
  {
    map = SHOP,
    neighbours = {},
    mapUrl = MAP_URL as string | null,
  }: { map?: string; neighbours?: Partial<Neighbours>; mapUrl?: string | null } = {},
): string[] {
  const settings = { now: NOW, occasion: "event" as const, mapUrl: () => mapUrl };
  const { changes } = planIssue(
    issueOf(issue),
    neighboursOf(neighbours),
    compileRules(flowMapOf(map)),
    settings,
  );
  const comments = changes.flatMap((change) => (change.kind === "comment" ? [change.body] : []));
  expect(comments.length).toBeLessThanOrEqual(1);
  const [marker, ...lines] = comments[0]?.split("\n") ?? ["<!-- streamkeeper:comment -->"];
  expect(marker).toBe("<!-- streamkeeper:comment -->");
  return lines;
}

export const BLOCKED = {
  neighbours: { blockers: [{ ref: { repo: null, number: 4, open: false }, open: false, stream: null }] },
};

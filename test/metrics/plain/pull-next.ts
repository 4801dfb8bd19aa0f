import type { Expectation } from "../../../shared/domain/stream.ts";
import type { PlainCounted } from "./gather-items.ts";
import { compareItems } from "./read-plain-item.ts";
import { DAY, isIn } from "./spans.ts";

/** Three to begin next, the best first. */
export function pullNext(
  items: readonly PlainCounted[],
  all: readonly PlainCounted[],
  expectation: Expectation | null,
  now: number,
) {
  const waitsFor = (other: PlainCounted, key: string) =>
    other.isOpen && other.blocks.some(({ blocker, spans }) => blocker.key === key && isIn(spans, now));
  return items
    .filter(({ isOpen, isBlocked, start }) => isOpen && !isBlocked && start === null)
    .map(({ repo, number, key, created }) => ({
      repo,
      number,
      unblocks: all.filter((other) => waitsFor(other, key)).length,
      pastExpectation: expectation !== null && now - created > expectation.days * DAY,
      days: (now - created) / DAY,
    }))
    .sort(
      (a, b) =>
        b.unblocks - a.unblocks ||
        Number(b.pastExpectation) - Number(a.pastExpectation) ||
        b.days - a.days ||
        compareItems(a, b),
    )
    .slice(0, 3);
}

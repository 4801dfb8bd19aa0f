import { expect, test } from "vitest";
import type { FailurePage } from "../../app/delivery-log.ts";
import type { FailedDelivery } from "../../app/failed-delivery.ts";
import { listFailures } from "../../app/list-failures.ts";
import { listFrom, NOTHING_REMEMBERED, type RedeliveryMemory } from "../../app/plan-redelivery.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { collectLog } from "../app/collect-log.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");
const PAGE = 100;

const failure = (id: number): FailedDelivery => ({
  ...{ id, guid: `g${id}`, at: id, event: "issue_comment", action: "created" },
  ...{ installation: 1, repository: 10 },
});

/** A log of so many failures, the newest with the highest id; a cursor is the id that its page begins at. */
function openLog(count: number) {
  const asked: (readonly [since: number, from: string | undefined])[] = [];
  const log = {
    asked,
    /** How many of them are newer than the last round. */
    recent: count,
    trouble: null as GitHubError | null,
    list: async (memory: RedeliveryMemory) => {
      const deliveries = { listFailures: pages };
      return (await listFailures(memory, NOW, { deliveries, log: collectLog().log }))!;
    },
  };
  async function* pages(since: number, from?: string): AsyncGenerator<FailurePage> {
    asked.push([since, from]);
    if (log.trouble !== null && from !== undefined) throw log.trouble;
    const end = from === undefined ? count - log.recent : 0;
    for (let top = Number(from ?? count); top > end; top -= PAGE) {
      const failures = Array.from({ length: Math.min(PAGE, top - end) }, (_, at) => failure(top - at));
      yield { failures, unreadable: 0, next: top - PAGE > end ? String(top - PAGE) : null };
    }
  }
  return log;
}

const SINCE = listFrom(NOTHING_REMEMBERED, NOW);
const later = (unlisted: RedeliveryMemory["unlisted"]): RedeliveryMemory => ({
  ...NOTHING_REMEMBERED,
  until: NOW,
  unlisted,
});
const ids = (failures: readonly FailedDelivery[]): number[] => failures.map(({ id }) => id);

test("what is too long is listed to its end in the next rounds, each failure once", async () => {
  const log = openLog(45_050);
  const first = await log.list(NOTHING_REMEMBERED);
  expect([first.isWhole, first.older]).toEqual([false, []]);
  log.recent = 50;
  const second = await log.list(later(first.unlisted));
  expect([second.isWhole, second.failures.length]).toEqual([true, 50]);
  const third = await log.list(later(second.unlisted));
  const listed = [...ids(first.failures), ...ids(second.older), ...ids(third.older)];
  expect([listed.length, new Set(listed).size, third.unlisted]).toEqual([45_050, 45_050, null]);
  expect(log.asked.filter(([, from]) => from !== undefined)).toEqual([
    [SINCE, "25050"],
    [SINCE, "5050"],
  ]);
});

test("what is too long once more begins anew, back to where the first began", async () => {
  const log = openLog(45_000);
  const { unlisted } = await log.list(NOTHING_REMEMBERED);
  const next = await log.list(later(unlisted));
  expect([next.isWhole, next.unlisted]).toEqual([false, { cursor: "25000", since: SINCE }]);
});

test.each([
  ["unavailable", { cursor: "20", since: 1 }],
  ["limited", { cursor: "20", since: 1 }],
  ["refused", null],
  ["gone", null],
] as const)("older ones, where GitHub's answer is: %s", async (kind, unlisted) => {
  const log = openLog(3);
  log.trouble = new GitHubError(kind, "No.");
  const listed = await log.list(later({ cursor: "20", since: 1 }));
  expect(listed).toMatchObject({ failures: { length: 3 }, isWhole: true, older: [], unlisted });
});

import { describe, expect, test } from "vitest";
import { PagePlanner } from "../../shared/reconcile/page-planner.ts";
import { planRepository } from "../../shared/reconcile/plan-repository.ts";
import type { ObservedIssue } from "../../shared/reconcile/ports.ts";
import { AUTOMATION, mapOf, NOW } from "../decide/build.ts";
import { deskOf } from "./desk-of.ts";
import { observeIssue, readerOf } from "./observe-issue.ts";

const MAP = mapOf(`
streams: { pay: { name: Paying, words: [pay] }, search: { name: Searching, words: [search] } }
checks: { too-many-streams: comment, cross-stream-block: comment, off-parent: comment }
${AUTOMATION}
`);
const SETTINGS = { now: NOW, mapUrl: () => null };
const ref = (number: number) => ({ repo: null, number, open: true });

const FAMILY: readonly ObservedIssue[] = [
  observeIssue({ number: 1, title: "pay", subIssues: [ref(2), ref(3)] }),
  observeIssue({ number: 2, title: "nothing of it", parent: ref(1), subIssues: [ref(4)] }),
  observeIssue({ number: 3, title: "search", parent: ref(1), blockedBy: [ref(5)] }),
  observeIssue({ number: 4, title: "nor this", parent: ref(2) }),
  observeIssue({ number: 5, title: "pay" }),
  observeIssue({ number: 6, title: "alone" }),
];

async function planInPages(pages: readonly (readonly ObservedIssue[])[]) {
  const desk = await deskOf(MAP);
  const planner = new PagePlanner();
  return pages.flatMap((page) => planner.plan(page, desk, { ...SETTINGS, occasion: "sweep" }));
}

const streams = async (pages: readonly (readonly ObservedIssue[])[]) =>
  (await planInPages(pages)).map(({ planned }) => planned.decision.stream);

describe("a repository of one page", () => {
  test("is planned as it is as a whole", async () => {
    const whole = await planRepository(await deskOf(MAP), readerOf(FAMILY), SETTINGS);
    expect(await planInPages([FAMILY])).toEqual(whole);
  });
});

describe("several pages", () => {
  test("parents of the pages before are at hand, with their own parents", async () => {
    const alone = FAMILY.map((issue) => [issue]);
    expect(await streams(alone)).toEqual(["pay", "pay", "pay", "pay", "pay", null]);
  });

  test("those of pages to come are not, unless they were read along", async () => {
    const late = [FAMILY.slice(1, 2), FAMILY.slice(0, 1)];
    expect(await streams(late)).toEqual([null, "pay"]);
    const parent = { ...ref(1), labels: ["stream: search"], parent: null };
    const child = observeIssue({ number: 2, title: "nothing", parent: ref(1), relatives: [parent] });
    expect(await streams([[child], FAMILY.slice(0, 1)])).toEqual(["search", "pay"]);
  });
});

import { describe, expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Change } from "../../shared/domain/plan.ts";
import { isRepair } from "../../shared/reconcile/is-repair.ts";
import { planRepository } from "../../shared/reconcile/plan-repository.ts";
import { AUTOMATION, mapOf, NOW } from "../decide/build.ts";
import { deskOf } from "./desk-of.ts";
import { observeIssue, readerOf } from "./observe-issue.ts";

const MINUTE = 60_000;
const MAP = mapOf(`
streams: { pay: { name: Paying, words: [pay] } }
${AUTOMATION}
`);
const LABEL: Change = { kind: "add-label", label: "stream: pay" };
const COMMENT: Change = { kind: "comment", action: "edit", body: "." };

async function judge(changes: readonly Change[], more: Partial<Issue>): Promise<boolean> {
  const issue = observeIssue({ number: 1, createdAt: NOW - 100 * MINUTE, ...more });
  const [run] = await planRepository(await deskOf(MAP), readerOf([issue]), { now: NOW, mapUrl: () => null });
  return isRepair({ observed: run!.observed, planned: { ...run!.planned, changes } }, NOW);
}

const event = (minutesAgo: number) => ({
  event: "renamed" as const,
  at: NOW - minutesAgo * MINUTE,
  actor: null,
  label: null,
});
const card = (minutesAgo: number) =>
  ({ kind: "card", option: null, updatedAt: NOW - minutesAgo * MINUTE, archived: false }) as const;

describe("a difference that a sweep finds", () => {
  test.each([
    ["a label, and nothing happened lately", [LABEL], {}, true],
    ["a card", [{ kind: "add-to-board" }], {}, true],
    ["a label beside a comment", [COMMENT, LABEL], {}, true],
    ["a comment alone: what it says may come with time", [COMMENT], {}, false],
    ["none", [], {}, false],
    ["the last event is 15 minutes old", [LABEL], { events: [event(90), event(15)] }, true],
    ["or less", [LABEL], { events: [event(90), event(14)] }, false],
    ["the issue is new", [LABEL], { createdAt: NOW - 14 * MINUTE }, false],
    ["its card was moved just now", [LABEL], { board: card(14) }, false],
    ["or long ago", [LABEL], { board: card(16) }, true],
    ["nobody knows when anything happened", [LABEL], { createdAt: null, events: null }, true],
  ] as const)("%s", async (_, changes, more, expected) => {
    expect(await judge(changes, more)).toBe(expected);
  });
});

import { expect, test } from "vitest";
import type { Issue } from "../../shared/domain/issue.ts";
import { listFirstComments } from "../../shared/reconcile/list-first-comments.ts";
import { planRepository } from "../../shared/reconcile/plan-repository.ts";
import { ALICE, BOT, commented, mapOf, NOW } from "../decide/build.ts";
import { deskOf } from "./desk-of.ts";
import { observeIssue, readerOf } from "./observe-issue.ts";

const MAP = mapOf("streams: { pay: { words: [pay] } }");
const STICKY: Issue["sticky"] = { kind: "present", comment: { body: "", minimized: false } };

async function list(...issues: Partial<Issue>[]): Promise<number[]> {
  const all = issues.map((issue, index) => observeIssue({ number: index + 1, ...issue }));
  return listFirstComments(
    await planRepository(await deskOf(MAP), readerOf(all), { now: NOW, mapUrl: () => null }),
    BOT,
  );
}

test("our first comment on each issue that has our sticky one, the oldest first", async () => {
  const events = [commented(ALICE, 1), commented(BOT, 40), commented(BOT, 50)];
  expect(await list({ sticky: STICKY, events }, { sticky: STICKY, events: [commented(BOT, 30)] })).toEqual([
    30, 40,
  ]);
});

test.each<[string, Partial<Issue>]>([
  ["that another wrote", { sticky: STICKY, events: [commented(ALICE, 1)] }],
  ["that are no sticky ones", { events: [commented(BOT, 1)] }],
  ["of which the history tells nothing", { sticky: STICKY, events: null }],
  ["by a person of the same name", { sticky: STICKY, events: [commented({ ...BOT, kind: "user" }, 1)] }],
])("comments %s do not count", async (_, issue) => expect(await list(issue)).toEqual([]));

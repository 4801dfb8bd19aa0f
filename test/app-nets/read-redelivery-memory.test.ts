import { expect, test } from "vitest";
import type { RedeliveryMemory } from "../../app/plan-redelivery.ts";
import { readRedeliveryMemory } from "../../app/read-redelivery-memory.ts";

const EVENT = { guid: "g1", ids: [1, 2], at: 5, isLeft: false };
const LEFT = { id: 3, installation: 1, repository: null };
const MEMORY: RedeliveryMemory = {
  until: 7,
  events: [EVENT],
  unread: [LEFT, { ...LEFT, repository: 10 }],
  unlisted: { cursor: "v1_9", since: 2 },
};

test("what was stored is read as it was", () => {
  expect(readRedeliveryMemory(JSON.parse(JSON.stringify(MEMORY)))).toEqual(MEMORY);
  const nothing = { ...MEMORY, unread: [], unlisted: null };
  expect(readRedeliveryMemory(JSON.parse(JSON.stringify(nothing)))).toEqual(nothing);
});

test("a note of an earlier version has nothing to be read", () => {
  const { until, events } = MEMORY;
  expect(readRedeliveryMemory({ until, events })).toEqual({ until, events, unread: [], unlisted: null });
});

test.each([
  ["nothing", null],
  ["no time", { ...MEMORY, until: "7" }],
  ["no events", { ...MEMORY, events: {} }],
  ["a broken event", { ...MEMORY, events: [{ ...EVENT, ids: ["1"] }] }],
  ["an unread one without an id", { ...MEMORY, unread: [{ ...LEFT, id: 0 }] }],
  ["one of no installation", { ...MEMORY, unread: [{ ...LEFT, installation: null }] }],
  ["one whose repository is a name", { ...MEMORY, unread: [{ ...LEFT, repository: "shop/web" }] }],
  ["no cursor", { ...MEMORY, unlisted: { cursor: 9, since: 2 } }],
])("%s: all is looked at anew", (_, note) => {
  expect(readRedeliveryMemory(note)).toBeNull();
});

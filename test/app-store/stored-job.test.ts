import { expect, test } from "vitest";
import { keyOf, rankOf } from "../../app/store/stored-job.ts";
import { PRIORITIES, type Target } from "../../app/wake-up.ts";

const card = (content: string): Target => ({ kind: "board-item", installation: 1, content });

test("a key is a text that every database takes, and that differs where targets do", () => {
  const contents = [
    "PVTI_1",
    "a\0b",
    "a\\u0000b",
    "a\nb",
    "\ud800",
    "\udfff",
    '"',
    "\\",
    "x".repeat(5000),
    "x".repeat(5001),
  ];
  const keys = contents.map((content) => keyOf(card(content)));
  expect(new Set(keys).size).toBe(contents.length);
  for (const key of keys) {
    expect(key).not.toContain("\0");
    expect(key.isWellFormed()).toBe(true);
    expect(key.length).toBeLessThanOrEqual(400);
  }
});

test("names that ignore case are one key", () => {
  const target = { kind: "issue", installation: 1, owner: "Acme", repo: "Shop", number: 7 } as const;
  expect(keyOf(target)).toBe(keyOf({ ...target, owner: "acme", repo: "SHOP" }));
});

test("the more urgent has the higher rank", () => {
  expect(PRIORITIES.map(rankOf)).toEqual([2, 1, 0]);
});

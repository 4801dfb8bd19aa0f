import { expect, test } from "vitest";
import { RecentlyUsed } from "../../app/recently-used.ts";

test("the one that was not needed for the longest time goes first", () => {
  const made: string[] = [];
  const things = new RecentlyUsed<string, { key: string }>(2);
  const find = (key: string) =>
    things.find(key, () => {
      made.push(key);
      return { key };
    });
  const first = find("a");
  for (const key of ["b", "a", "c"]) find(key);
  expect(find("a")).toBe(first);
  find("b");
  expect(made).toEqual(["a", "b", "c", "b"]);
  things.drop("a");
  expect(find("a")).not.toBe(first);
});

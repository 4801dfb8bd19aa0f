import { expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { PageSize } from "../../shared/github/page-size.ts";

const unavailable = new GitHubError("unavailable", "It took too long.");

/** A GitHub that answers no more than so many at once. Gives the sizes that were asked for, so many answers long. */
async function askOften(most: number, limit: () => number, answers: number): Promise<number[]> {
  const pageSize = new PageSize(most);
  const sizes: number[] = [];
  for (let count = 0; count < answers; count++) {
    await pageSize.ask(async (size) => {
      sizes.push(size);
      if (size > limit()) throw unavailable;
    });
  }
  return sizes;
}

test("as many as may be, while GitHub answers", async () => {
  expect(await askOften(50, () => 50, 3)).toEqual([50, 50, 50]);
});

test("a third where it is too much, and again until GitHub answers", async () => {
  expect(await askOften(50, () => 10, 3)).toEqual([50, 17, 6, 6, 6]);
});

test("grows to what it was, and no further", async () => {
  let fails = 1;
  const sizes = await askOften(50, () => (fails-- > 0 ? 0 : 100), 40);
  expect(sizes.slice(0, 2)).toEqual([50, 17]);
  expect(new Set(sizes)).toEqual(new Set([50, 17, 34]));
  expect(sizes.at(-1)).toBe(50);
});

test("what stays too much is tried less and less often", async () => {
  const sizes = await askOften(50, () => 20, 300);
  expect(sizes.filter((size) => size > 20).length).toBeLessThan(12);
});

test("an outage makes it small, but it is as large as before soon", async () => {
  let fails = 4;
  const sizes = await askOften(100, () => (fails-- > 0 ? 0 : 100), 60);
  expect(sizes.slice(0, 6)).toEqual([100, 34, 12, 4, 2, 2]);
  expect(sizes.at(-1)).toBe(100);
});

test("no fewer are asked for than the fewest", async () => {
  const sizes: number[] = [];
  const pageSize = new PageSize(100, 4);
  const down = pageSize.ask(async (size) => {
    sizes.push(size);
    throw unavailable;
  });
  await expect(down).rejects.toBe(unavailable);
  expect(sizes).toEqual([100, 34, 12, 4]);
});

test("one alone is asked for once, and what is no outage is not asked for again", async () => {
  await expect(askOften(50, () => 0, 1)).rejects.toBe(unavailable);
  const sizes: number[] = [];
  const ask = (error: Error) =>
    new PageSize(50).ask(async (size) => {
      sizes.push(size);
      throw error;
    });
  for (const error of [new GitHubError("limited", "Too much."), new TypeError("x is undefined")]) {
    await expect(ask(error)).rejects.toBe(error);
  }
  expect(sizes).toEqual([50, 50]);
});

import { expect, test } from "vitest";
import { GroupCommit } from "../../app/store/group-commit.ts";
import { settle } from "../app/settle.ts";

/** Commits that end when they are told to. */
function openCommits(gatherMs?: number) {
  const groups: (readonly number[])[] = [];
  const ends: ((error?: Error) => Promise<void>)[] = [];
  const committer = new GroupCommit<number>({
    ...(gatherMs !== undefined && { gatherMs }),
    commit: (items) => {
      groups.push(items);
      return new Promise((resolve, reject) => {
        ends.push((error) => {
          if (error === undefined) resolve();
          else reject(error);
          return settle();
        });
      });
    },
  });
  return { committer, groups, ends };
}

test("what comes alone is committed at once; what comes meanwhile goes together, in order", async () => {
  const { committer, groups, ends } = openCommits();
  const first = committer.add(1);
  await settle();
  const others = [committer.add(2), committer.add(3)];
  await settle();
  expect(groups).toEqual([[1]]);
  await ends[0]!();
  await first;
  expect(groups).toEqual([[1], [2, 3]]);
  await ends[1]!();
  await Promise.all(others);
});

test("what comes in the same turn goes together", async () => {
  const { committer, groups } = openCommits();
  void committer.add(1);
  void committer.add(2);
  await settle();
  expect(groups).toEqual([[1, 2]]);
});

test("nobody is told before the commit, and a failed one is told to those in it alone", async () => {
  const { committer, ends } = openCommits();
  const told: string[] = [];
  void committer.add(1).then(
    () => told.push("1"),
    (error: Error) => told.push(`1 ${error.message}`),
  );
  await settle();
  void committer.add(2).then(() => told.push("2"));
  await settle();
  expect(told).toEqual([]);
  await ends[0]!(new Error("disk full"));
  expect(told).toEqual(["1 disk full"]);
  await ends[1]!();
  expect(told).toEqual(["1 disk full", "2"]);
});

test("many in a row gather, though each commit takes no time", async () => {
  const groups: (readonly number[])[] = [];
  const committer = new GroupCommit<number>({
    gatherMs: 50,
    commit: async (items) => void groups.push(items),
  });
  await committer.add(0);
  const begin = performance.now();
  const adding: Promise<void>[] = [];
  for (let at = 1; at <= 20; at++) {
    adding.push(committer.add(at));
    await settle();
  }
  await Promise.all(adding);
  expect(groups.length).toBeLessThan(20);
  expect(groups.flat()).toEqual(Array.from({ length: 21 }, (_, at) => at));
  expect(performance.now() - begin).toBeLessThan(5000);
});

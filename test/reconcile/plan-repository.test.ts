import { expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { planRepository } from "../../shared/reconcile/plan-repository.ts";
import type { IssueLookup, PageReader } from "../../shared/reconcile/ports.ts";
import { AUTOMATION, daysAgo, mapOf, NOW } from "../decide/build.ts";
import { deskOf } from "./desk-of.ts";
import { observeIssue, readerOf } from "./observe-issue.ts";

const STREAMS = `
streams: { pay: { name: Paying, words: [pay] }, search: { name: Searching, words: [search] } }
${AUTOMATION}
`;
const SETTINGS = { now: NOW, mapUrl: () => null };
const CHILD = { number: 8, title: "Nothing", parent: { repo: null, number: 9, open: true } };

test("issues come in the order in which they were read, each with its own plan", async () => {
  const all = [
    observeIssue({ number: 5, title: "pay" }),
    observeIssue({ number: 7, title: "search", labels: ["stream: search"] }),
    observeIssue({ number: 9, title: "nothing of it", createdAt: daysAgo(30) }),
  ];
  const told: number[] = [];
  const runs = await planRepository(await deskOf(mapOf(STREAMS)), readerOf(all), SETTINGS, (soFar) =>
    told.push(soFar),
  );
  expect(runs.map(({ observed }) => observed)).toEqual(all);
  expect(runs.map(({ planned }) => [planned.issue.number, planned.changes])).toEqual([
    [5, [{ kind: "add-label", label: "stream: pay" }]],
    [7, []],
    [9, [{ kind: "add-label", label: "needs: stream" }]],
  ]);
  expect(told).toEqual([1, 2, 3]);
});

test("a parent that was decided by its text gives its stream, though it comes later and was not read along", async () => {
  const all = [observeIssue(CHILD), observeIssue({ number: 9, title: "pay" })];
  const [child] = await planRepository(await deskOf(mapOf(STREAMS)), readerOf(all), SETTINGS);
  expect(child!.planned.decision).toMatchObject({ stream: "pay", source: "parent" });
});

test("a repository without open issues is planned, too", async () => {
  expect(await planRepository(await deskOf(mapOf(STREAMS)), readerOf([]), SETTINGS)).toEqual([]);
});

test("the board of the map is read along, and its changes are planned; without one there are none", async () => {
  const lookups: IssueLookup[] = [];
  const plan = async (map: string) => {
    const reader = readerOf([
      observeIssue({ title: "pay", board: { kind: "absent", removedByPerson: false } }),
    ]);
    const watched: typeof reader = {
      readOpenPages: (repository, lookup, after) => {
        lookups.push(lookup);
        return reader.readOpenPages(repository, lookup, after);
      },
    };
    const [run] = await planRepository(await deskOf(mapOf(map)), watched, SETTINGS);
    return run!.planned.changes.map(({ kind }) => kind);
  };
  expect(await plan(`${STREAMS}\nproject: { owner: acme, number: 7 }`)).toEqual([
    "add-label",
    "add-to-board",
    "set-field",
  ]);
  expect(await plan(STREAMS)).toEqual(["add-label"]);
  expect(lookups.map(({ board }) => board?.number ?? null)).toEqual([7, null]);
});

test("a reading that breaks off plans nothing", async () => {
  const error = new GitHubError("unavailable", "No.");
  const broken: PageReader = {
    readOpenPages: async function* () {
      yield { issues: [observeIssue({ title: "pay" })], next: "1" };
      throw error;
    },
  };
  await expect(planRepository(await deskOf(mapOf(STREAMS)), broken, SETTINGS)).rejects.toBe(error);
});

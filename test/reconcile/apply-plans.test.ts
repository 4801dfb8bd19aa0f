import { describe, expect, test } from "vitest";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { applyPlans } from "../../shared/reconcile/apply-plans.ts";
import { type PlannedObservation, planRepository } from "../../shared/reconcile/plan-repository.ts";
import type { IssueWriter, LabelStore, Write, WriteOutcome } from "../../shared/reconcile/ports.ts";
import { AUTOMATION, mapOf, NOW } from "../decide/build.ts";
import { deskOf, labelStore } from "./desk-of.ts";
import { observeIssue, readerOf } from "./observe-issue.ts";

const MAP = mapOf(`
streams: { pay: { name: Paying, words: [pay] } }
comments: { grace: 0s }
${AUTOMATION}
`);
const no = (kind: GitHubError["kind"], retryAt: number | null = null) =>
  new GitHubError(kind, "No.", retryAt);

/** Numbers by what their title is: to be labelled, to be asked about, or right as they are. */
interface Repository {
  readonly pay?: readonly number[];
  readonly odd?: readonly number[];
  readonly right?: readonly number[];
}

async function plan({ pay = [], odd = [], right = [] }: Repository, labels?: LabelStore) {
  const all = [
    ...pay.map((number) => observeIssue({ number, title: "pay" })),
    ...odd.map((number) => observeIssue({ number, title: "odd", createdAt: NOW - 1000 })),
    ...right.map((number) => observeIssue({ number, title: "pay", labels: ["stream: pay"] })),
  ];
  const desk = await deskOf(MAP, labels && { labels });
  return { desk, runs: await planRepository(desk, readerOf(all), { now: NOW, mapUrl: () => null }) };
}

/** Does what it is told, unless `outcome` says otherwise of a write, or throws. */
function writerOf(outcome: (write: Write) => WriteOutcome = () => ({ ok: true, id: null })) {
  const written: Write[] = [];
  const writer: IssueWriter = {
    write: async (writes) => {
      const outcomes = writes.map(outcome);
      written.push(...writes);
      return outcomes;
    },
  };
  return { writer, written };
}

const range = (size: number): number[] => Array.from({ length: size }, (_, index) => index + 1);
const apply = async (
  repository: Repository,
  writer: IssueWriter,
  more: { mayAskAnew?: () => boolean; onDone?: (soFar: number) => void; labels?: LabelStore } = {},
) => {
  const { desk, runs } = await plan(repository, more.labels);
  return await applyPlans(runs, desk, { mayAskAnew: () => true, ...more, writer });
};
const NOTHING = { changed: 0, writes: 0, failed: [], heldBack: 0, wanting: 0, stopped: null };

test("what is right is not written", async () => {
  const { writer, written } = writerOf();
  expect(await apply({ right: [1, 2] }, writer)).toEqual(NOTHING);
  expect(written).toEqual([]);
});

test("all that have changes are written, in their order, and told as they are done", async () => {
  const { writer, written } = writerOf();
  const told: number[] = [];
  const result = await apply({ pay: range(100), right: [101] }, writer, { onDone: (n) => told.push(n) });
  expect(result).toEqual({ ...NOTHING, changed: 100, writes: 100 });
  expect(written.map((write) => "issue" in write && write.issue)).toEqual(range(100).map((n) => `I${n}`));
  expect(told).toEqual(range(100));
});

test("as many wait for the writer as it takes at once, and as many again", async () => {
  let most = 0;
  let waiting = 0;
  const writer: IssueWriter = {
    write: async (writes) => {
      waiting += 1;
      most = Math.max(most, waiting);
      await new Promise((resolve) => setImmediate(resolve));
      waiting -= 1;
      return writes.map(() => ({ ok: true, id: null }));
    },
  };
  await apply({ pay: range(100) }, writer);
  expect(most).toBe(40);
});

describe("first comments", () => {
  test("those that may not be posted are left out, the labels are not", async () => {
    const { writer, written } = writerOf();
    let left = 2;
    const result = await apply({ odd: [1, 2, 3, 4, 5] }, writer, { mayAskAnew: () => left-- > 0 });
    expect(result).toEqual({ ...NOTHING, changed: 5, writes: 7, heldBack: 3 });
    const issuesOf = (kind: Write["kind"]) =>
      written.flatMap((write) => (write.kind === kind && "issue" in write ? [write.issue] : []));
    expect(issuesOf("add-comment")).toEqual(["I1", "I2"]);
    expect(issuesOf("add-labels")).toHaveLength(5);
  });

  test("an issue that lacks nothing else is not written", async () => {
    const { desk, runs } = await plan({ odd: [1] });
    const asked: PlannedObservation[] = runs.map(({ observed, planned }) => ({
      observed,
      planned: { ...planned, changes: planned.changes.filter(({ kind }) => kind === "comment") },
    }));
    const { writer, written } = writerOf();
    expect(await applyPlans(asked, desk, { writer, mayAskAnew: () => false })).toEqual({
      ...NOTHING,
      heldBack: 1,
    });
    expect(written).toEqual([]);
  });
});

describe("failures", () => {
  test.each(["gone", "forbidden", "refused", "unavailable"] as const)(
    "%s: that issue is named, and the others are done",
    async (kind) => {
      const { writer } = writerOf((write) =>
        "issue" in write && write.issue === "I2" ? { ok: false, error: no(kind) } : { ok: true, id: null },
      );
      const result = await apply({ pay: range(60) }, writer);
      expect(result).toMatchObject({ changed: 59, writes: 59, stopped: null });
      expect(result.failed.map(({ number }) => number)).toEqual([2]);
    },
  );

  test("a document that got lost fails each of its issues", async () => {
    const writer: IssueWriter = { write: () => Promise.reject(no("unavailable")) };
    const { failed, changed } = await apply({ pay: range(50) }, writer);
    expect(failed.map(({ number }) => number)).toEqual(range(50));
    expect(changed).toBe(0);
  });

  test("a mistake in the code is no failure of GitHub", async () => {
    const mistake = new TypeError("undefined is no function");
    const writer: IssueWriter = { write: () => Promise.reject(mistake) };
    await expect(apply({ pay: [1] }, writer)).rejects.toBe(mistake);
  });

  test("a limit stops it: what was done is told, and how many are left until when", async () => {
    let done = 0;
    const limit = no("limited", NOW + 60_000);
    const writer: IssueWriter = {
      write: async (writes) => {
        if (done === 50) throw limit;
        done += 1;
        return writes.map(() => ({ ok: true, id: null }));
      },
    };
    const result = await apply({ pay: range(200) }, writer);
    expect(result).toEqual({ ...NOTHING, changed: 50, writes: 50, stopped: { error: limit, left: 150 } });
  });

  test("a limit that meets one write of an issue stops it, too", async () => {
    const { writer } = writerOf(() => ({ ok: false, error: no("limited", NOW + 60_000) }));
    const { stopped, failed } = await apply({ pay: range(200) }, writer);
    expect(stopped).toMatchObject({ left: 200, error: { kind: "limited", retryAt: NOW + 60_000 } });
    expect(failed).toEqual([]);
  });

  test("issues that need a label which cannot be created are told of, and not taken for right", async () => {
    const labels: LabelStore = { ...labelStore([]), createLabel: () => Promise.reject(no("forbidden")) };
    const { writer, written } = writerOf();
    expect(await apply({ pay: [1, 2] }, writer, { labels })).toEqual({ ...NOTHING, wanting: 2 });
    expect(written).toEqual([]);
  });
});

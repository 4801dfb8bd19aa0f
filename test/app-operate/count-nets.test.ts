import { expect, test } from "vitest";
import { countRound } from "../../app/operate/count-round.ts";
import { countSweep } from "../../app/operate/count-sweep.ts";
import { openInstruments } from "../../app/operate/instruments.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { NOTHING_SWEPT } from "../../shared/reconcile/sweep.ts";
import { readCounts } from "./read-counts.ts";

const ROUND = { failures: 9, redelivered: 5, read: 0, unread: 0, swept: 2, ignored: 2, isComplete: true };

test("rounds of redeliveries are counted by how they ended, with what they asked for", async () => {
  const instruments = openInstruments();
  await countRound(Promise.resolve(ROUND), instruments);
  await countRound(Promise.resolve({ ...ROUND, redelivered: 1, swept: 0, isComplete: false }), instruments);
  const gone = new Error("The database is gone.");
  await expect(countRound(Promise.reject(gone), instruments)).rejects.toBe(gone);
  expect(await readCounts(instruments.redeliveryRounds)).toEqual({ complete: 1, incomplete: 1, failed: 1 });
  expect(await readCounts(instruments.redeliveries)).toEqual({ "": 6 });
  expect(await readCounts(instruments.failureSweeps)).toEqual({ "": 2 });
});

test("sweeps are counted by why they were made and how they ended; what they did when they are done", async () => {
  const instruments = openInstruments();
  const tally = { ...NOTHING_SWEPT, pages: 2, issues: 150, changed: 12, repaired: 3 };
  const result = { startedAt: 1000, tally, isBoardHidden: false };
  const count = (run: Promise<typeof result | null>) => countSweep("nightly", run, instruments, () => 91_000);
  expect(await count(Promise.resolve(result))).toBe(result);
  expect(await count(Promise.resolve(null))).toBeNull();
  for (const error of [
    new GitHubError("limited", "Wait.", 1),
    new GitHubError("unavailable", "It is down."),
    new Error("a mistake"),
  ]) {
    await expect(count(Promise.reject(error))).rejects.toBe(error);
  }
  const counts = Object.entries(await readCounts(instruments.sweeps)).filter(([, value]) => value > 0);
  expect(Object.fromEntries(counts)).toEqual({
    "nightly done": 1,
    "nightly no-map": 1,
    "nightly paused": 1,
    "nightly failed": 2,
  });
  expect(await readCounts(instruments.sweptIssues)).toMatchObject({ nightly: 150, backfill: 0 });
  expect(await readCounts(instruments.sweptChanges)).toMatchObject({ nightly: 12, backfill: 0 });
  expect(await readCounts(instruments.repairs)).toEqual({ "": 3 });
  expect((await instruments.sweepTimes.get()).values).toContainEqual(
    expect.objectContaining({ metricName: "streamkeeper_sweep_duration_seconds_sum", value: 90 }),
  );
});

test("a clock that was set back makes no sweep shorter than nothing", async () => {
  const instruments = openInstruments();
  const result = { startedAt: 1000, tally: NOTHING_SWEPT, isBoardHidden: false };
  await countSweep("map", Promise.resolve(result), instruments, () => 995);
  expect((await instruments.sweepTimes.get()).values).toContainEqual(
    expect.objectContaining({ metricName: "streamkeeper_sweep_duration_seconds_sum", value: 0 }),
  );
});

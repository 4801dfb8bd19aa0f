import { beforeEach, describe, expect, test } from "vitest";
import { RepeatedTask } from "../../app/repeated-task.ts";
import { collectLog } from "../app/collect-log.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { settle } from "../app/settle.ts";

let clock: ManualClock;
let runs: { end(error?: Error): Promise<void> }[];
beforeEach(() => {
  clock = new ManualClock();
  runs = [];
});

function open() {
  const { log, lines } = collectLog();
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const end = async (error?: Error) => {
        if (error) reject(error);
        else resolve();
        await settle();
      };
      runs.push({ end });
    });
  const task = new RepeatedTask({ name: "rounds", run, everyMs: 600_000, clock, log });
  task.start();
  return { task, lines };
}

test("at start, and ten minutes after each end, never twice at once", async () => {
  open();
  await settle();
  clock.advance(3_600_000);
  expect(runs).toHaveLength(1);
  await runs[0]!.end();
  clock.advance(599_999);
  expect(runs).toHaveLength(1);
  clock.advance(1);
  expect(runs).toHaveLength(2);
});

test("a run that fails is told of, and the next one comes", async () => {
  const { lines } = open();
  await settle();
  await runs[0]!.end(new Error("secret words"));
  expect(lines).toMatchObject([{ level: "error", fields: { task: "rounds", error: "Error" } }]);
  expect(JSON.stringify(lines)).not.toContain("secret words");
  clock.advance(600_000);
  expect(runs).toHaveLength(2);
});

describe("stopping", () => {
  test("waits for the run under way, and none comes after it", async () => {
    const { task } = open();
    await settle();
    let isStopped = false;
    const stopping = task.stop().then(() => {
      isStopped = true;
    });
    await settle();
    expect(isStopped).toBe(false);
    await runs[0]!.end();
    await stopping;
    expect(clock.timerCount).toBe(0);
  });

  test("between two runs is done at once", async () => {
    const { task } = open();
    await settle();
    await runs[0]!.end();
    await task.stop();
    clock.advance(3_600_000);
    expect([runs.length, clock.timerCount]).toEqual([1, 0]);
  });
});

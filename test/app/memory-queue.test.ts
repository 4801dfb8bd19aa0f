import { expect, test } from "vitest";
import { openMemoryQueue, openQueue, wake } from "./open-queue.ts";
import { describeQueue } from "./queue-contract.ts";

describeQueue(async (options = {}) => openMemoryQueue(options));

test("many for the same instant share a timer", async () => {
  const { add, clock } = openQueue();
  for (let at = 0; at < 50; at++) await add([wake(1)], clock.now() + 1000);
  expect(clock.timerCount).toBe(1);
});

test("it waits longer than Node's timers can", async () => {
  const { add, advance, clock, shown } = openQueue();
  const days = 60 * 86_400_000;
  await add([wake(1)], clock.now() + days);
  await advance(days - 1);
  expect(shown()).toEqual([]);
  await advance(1);
  expect(shown()).toEqual(["1"]);
});

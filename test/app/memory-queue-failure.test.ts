import { expect, test } from "vitest";
import { retryWait } from "../../app/retry-wait.ts";
import { openMemoryQueue, openQueue, wake } from "./open-queue.ts";
import { describeQueueFailure } from "./queue-failure-contract.ts";
import { settle } from "./settle.ts";

describeQueueFailure(async (options = {}) => openMemoryQueue(options));

test("waits grow to minutes and come to an end", () => {
  const waits = [1, 2, 3, 4].map((attempt) => retryWait(attempt) ?? 0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBeGreaterThan(0);
  expect(retryWait(5)).toBeNull();
});

test("stopping leaves no timer", async () => {
  const { queue, add, clock } = openQueue();
  await add([wake(1)]);
  await add([wake(2)], clock.now() + 1000);
  void queue.stop();
  await settle();
  expect(clock.timerCount).toBe(0);
});

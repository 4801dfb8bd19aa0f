import fc from "fast-check";
import { expect, test } from "vitest";
import { nameTarget } from "../../app/name-target.ts";
import type { Job } from "../../app/queue.ts";
import { PRIORITIES, type Priority } from "../../app/wake-up.ts";
import { namesOf, openQueue, WAITS, wake } from "./open-queue.ts";
import { type Entry, QueueModel } from "./queue-model.ts";

type Step =
  | { readonly do: "add"; readonly number: number; readonly priority: Priority; readonly delay: number }
  | { readonly do: "finish"; readonly index: number; readonly succeeds: boolean }
  | { readonly do: "advance"; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("add" as const),
      number: fc.integer({ min: 1, max: 7 }),
      priority: fc.constantFrom(...PRIORITIES),
      delay: fc.constantFrom(0, 0, 0, 500, 1000, 3000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("finish" as const), index: fc.nat(3), succeeds: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("advance" as const), ms: fc.constantFrom(1, 500, 1000, 6000) }),
  },
);

const toEntry = ({ target, priority, claims, attempt }: Job): Entry => ({
  key: nameTarget(target),
  lane: target.installation,
  priority,
  claims: namesOf(claims),
  attempt,
});

test("does what the model does, step by step, and loses no claim", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60, size: "max" }),
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom(0, 700, 2000),
      async (steps, concurrency, spacing) => {
        const { queue, clock, started, failures, running, add, advance } = openQueue(concurrency, spacing);
        const model = new QueueModel(clock.now(), concurrency, WAITS, spacing);
        const claimed: string[] = [];
        for (const [at, one] of steps.entries()) {
          if (one.do === "advance") {
            model.advance(one.ms);
            await advance(one.ms);
          } else if (one.do === "finish") {
            if (running.length === 0) continue;
            const index = one.index % running.length;
            model.finish(index, one.succeeds);
            await running[index]!.end(one.succeeds ? undefined : new Error("502"));
          } else {
            claimed.push(`c${at}`);
            const wakeUp = wake(one.number, {
              claim: `c${at}`,
              priority: one.priority,
              installation: one.number % 3,
            });
            model.add(toEntry({ ...wakeUp, attempt: 1 }), one.delay);
            await add([wakeUp], one.delay === 0 ? undefined : clock.now() + one.delay);
          }
          expect(started.map(toEntry)).toEqual(model.started);
          expect(running.map(({ job }) => nameTarget(job.target))).toEqual(
            model.running.map(({ key }) => key),
          );
        }
        while (running.length > 0 || clock.timerCount > 0) {
          await advance(10_000);
          while (running.length > 0) await running[0]!.end();
        }
        const lost = failures
          .filter(({ retryAt }) => retryAt === null)
          .flatMap(({ job }) => namesOf(job.claims));
        const failed = failures
          .filter(({ retryAt }) => retryAt !== null)
          .flatMap(({ job }) => namesOf(job.claims));
        const done = started.flatMap(({ claims }) => namesOf(claims));
        expect(lost).toEqual(model.lost);
        // Each claim is in one job more than failed and were tried again.
        expect(done.toSorted()).toEqual([...claimed, ...failed].toSorted());
        expect(await queue.stop()).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
});

test("stopped anywhere, it counts the targets that are left as the model does", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20, size: "max" }), async (steps) => {
      const { queue, clock, running, add } = openQueue(1);
      const model = new QueueModel(clock.now(), 1, WAITS);
      for (const one of steps) {
        if (one.do !== "add") continue;
        const wakeUp = wake(one.number, { priority: one.priority, installation: one.number % 3 });
        model.add(toEntry({ ...wakeUp, attempt: 1 }), one.delay);
        await add([wakeUp], one.delay === 0 ? undefined : clock.now() + one.delay);
      }
      const stopped = queue.stop();
      await running[0]?.end();
      expect(await stopped).toBe(model.leftKeys);
    }),
    { numRuns: 50 },
  );
});

test("a hundred thousand wake-ups take no time to speak of", async () => {
  const { queue, clock } = openQueue(0);
  const begin = performance.now();
  await queue.add(
    Array.from({ length: 50_000 }, (_, number) => wake(number, { installation: number % 100 })),
  );
  for (let at = 0; at < 25_000; at++) await queue.add([wake(1, { claim: "a" })]);
  for (let at = 0; at < 25_000; at++)
    await queue.add([wake(at, { installation: at % 100 })], clock.now() + 1 + ((at * 7919) % 25_000));
  expect(performance.now() - begin).toBeLessThan(3000);
  expect(await queue.stop()).toBe(50_000);
});

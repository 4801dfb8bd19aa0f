import { expect, test } from "vitest";
import { OneAtATime } from "../../shared/reconcile/run-one-at-a-time.ts";

/** A task that begins when it may, and ends when it is told to. */
function taskOf(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const task = () => {
    log.push(name);
    return promise;
  };
  return { task, end: () => resolve(name), fail: () => reject(new Error(name)) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("tasks of one key follow each other, those of another run meanwhile", async () => {
  const log: string[] = [];
  const [a, b, c] = [taskOf(log, "a"), taskOf(log, "b"), taskOf(log, "c")];
  const all = new OneAtATime();
  const results = [all.run("x", a.task), all.run("x", b.task), all.run("y", c.task)];
  expect(log).toEqual(["a", "c"]);
  a.end();
  await turn();
  expect(log).toEqual(["a", "c", "b"]);
  b.end();
  c.end();
  expect(await Promise.all(results)).toEqual(["a", "b", "c"]);
  expect(all.size).toBe(0);
});

test("an error is its task's own, and the next one runs", async () => {
  const log: string[] = [];
  const [a, b] = [taskOf(log, "a"), taskOf(log, "b")];
  const all = new OneAtATime();
  const [first, second] = [all.run("x", a.task), all.run("x", b.task)];
  a.fail();
  await expect(first).rejects.toThrow("a");
  b.end();
  expect(await second).toBe("b");
  const thrown = all.run("x", () => {
    throw new Error("at once");
  });
  await expect(thrown).rejects.toThrow("at once");
  expect(all.size).toBe(0);
});

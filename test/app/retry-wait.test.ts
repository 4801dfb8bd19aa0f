import { describe, expect, test } from "vitest";
import type { JobFailure } from "../../app/queue.ts";
import { countsAsAttempt, retryWait } from "../../app/retry-wait.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { ManualClock } from "./manual-clock.ts";
import { MemoryQueue } from "./memory-queue.ts";
import { wake } from "./open-queue.ts";
import { settle } from "./settle.ts";

const NOW = 1_000_000;
const limited = (retryAt: number | null) => new GitHubError("limited", "Too much.", retryAt);

describe("how long a failed job waits", () => {
  test.each<[string, number, unknown, number | null]>([
    ["an outage, first", 1, new GitHubError("unavailable", "Down."), 1000],
    ["an outage, five minutes later", 5, new GitHubError("unavailable", "Down."), 300_000],
    ["an outage, last", 10, new GitHubError("unavailable", "Down."), 7_200_000],
    ["an outage, once more", 11, new GitHubError("unavailable", "Down."), null],
    ["a mistake of ours, once more", 5, new TypeError("x is no function"), null],
    ["a mistake of ours", 2, new TypeError("x is no function"), 10_000],
    ["what is no error", 1, "thrown", 1000],
    ["gone", 1, new GitHubError("gone", "Not there."), null],
    ["forbidden", 1, new GitHubError("forbidden", "No."), null],
    ["refused", 1, new GitHubError("refused", "No."), null],
    ["a limit that tells when", 1, limited(NOW + 42_000), 42_000],
    ["a limit, however often", 99, limited(NOW + 42_000), 42_000],
    ["a limit that tells nothing", 1, limited(null), 60_000],
    ["a limit that tells what is no time", 1, limited(Number.NaN), 60_000],
    ["a limit that is over", 1, limited(NOW - 5), 1000],
    ["a limit in another age", 1, limited(Number.MAX_SAFE_INTEGER), 3_660_000],
  ])("%s", (_, attempt, error, wait) => expect(retryWait(attempt, error, NOW)).toBe(wait));
});

test("limits do not bring a job nearer to being given up", async () => {
  const clock = new ManualClock();
  const failures: JobFailure[] = [];
  const errors = [...Array.from({ length: 9 }, () => limited(null)), ...Array.from({ length: 9 }, () => "x")];
  const queue = new MemoryQueue({
    run: () => Promise.reject(errors.shift()),
    concurrency: 1,
    clock,
    retryWait: (attempt, error) => retryWait(attempt, error, clock.now()),
    countsAsAttempt,
    onFailure: (failure) => failures.push(failure),
  });
  await queue.add([wake(1)]);
  for (let time = 0; time < 20; time++) {
    await settle();
    clock.advance(300_000);
  }
  const attempts = [...Array.from({ length: 9 }, () => 1), 1, 2, 3, 4, 5];
  expect(failures.map(({ job }) => job.attempt)).toEqual(attempts);
  expect(failures.at(-1)?.retryAt).toBeNull();
});

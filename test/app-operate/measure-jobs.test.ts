import { expect, test } from "vitest";
import { countFailure } from "../../app/operate/count-failure.ts";
import { FAILURE_REASONS } from "../../app/operate/failure-reason.ts";
import { openInstruments } from "../../app/operate/instruments.ts";
import { measureJobs } from "../../app/operate/measure-jobs.ts";
import type { Job } from "../../app/queue.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";

const JOB: Job = {
  target: { kind: "issue", installation: 7, owner: "acme", repo: "shop", number: 1 },
  claims: [],
  priority: "event",
  attempt: 1,
};

test("a job's time is told by what it looked at and how it ended, and its error goes on", async () => {
  const instruments = openInstruments();
  let now = 0;
  const errors: (Error | null)[] = [null, new Error("no"), null];
  const run = measureJobs(
    async () => {
      now += 1500;
      const error = errors.shift();
      if (error instanceof Error) throw error;
    },
    instruments,
    () => now,
  );
  await run(JOB);
  await expect(run(JOB)).rejects.toThrow("no");
  await run({ ...JOB, target: { kind: "installation", installation: 7 } });
  const { values } = await instruments.jobTimes.get();
  const sums = values
    .filter(({ metricName }) => metricName?.endsWith("_sum"))
    .map(({ labels, value }) => [labels.kind, labels.outcome, value]);
  expect(sums).toEqual([
    ["issue", "done", 1.5],
    ["issue", "failed", 1.5],
    ["installation", "done", 1.5],
  ]);
});

test("failures are counted by reason, and given up ones besides", async () => {
  const instruments = openInstruments();
  const fail = (error: unknown, retryAt: number | null) =>
    countFailure({ job: JOB, error, retryAt }, instruments);
  fail(new GitHubError("limited", "Too many requests."), 5);
  fail(new GitHubError("forbidden", "Not allowed."), null);
  fail(new Error("a mistake"), null);
  fail("a thrown text", 5);
  const { values } = await instruments.jobFailures.get();
  expect(Object.fromEntries(values.map(({ labels, value }) => [labels.reason, value]))).toEqual({
    ...Object.fromEntries(FAILURE_REASONS.map((reason) => [reason, 0])),
    limited: 1,
    forbidden: 1,
    other: 2,
  });
  expect((await instruments.jobsGivenUp.get()).values[0]!.value).toBe(2);
});

import { describe, expect, test } from "vitest";
import { printSync } from "../../action/print-sync.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import type { AppliedPlans } from "../../shared/reconcile/apply-plans.ts";

const NOTHING: AppliedPlans = { changed: 0, writes: 0, failed: [], heldBack: 0, wanting: 0, stopped: null };
const fail = (number: number, message: string) => ({
  number,
  error: new GitHubError("unavailable", message),
});
const UNTIL = Date.parse("2026-06-15T09:00:30.001Z");

test.each<[string, Partial<AppliedPlans>, string]>([
  ["nothing to do", {}, "9 open issues read, everything is as it should be."],
  ["one write", { changed: 1, writes: 1 }, "9 open issues read, 1 issue changed, with 1 write."],
  ["many", { changed: 1200, writes: 3400 }, "9 open issues read, 1,200 issues changed, with 3,400 writes."],
  ["a failure is not as it should be", { failed: [fail(1, "No.")] }, "9 open issues read, no issue changed."],
  ["nor is a label that is wanting", { wanting: 1 }, "9 open issues read, no issue changed."],
  [
    "nor is a limit",
    { stopped: { error: new GitHubError("limited", "No."), left: 1 } },
    "9 open issues read, no issue changed.",
  ],
  [
    "first comments held back",
    { heldBack: 1 },
    "9 open issues read, no issue changed.\n1 issue will be asked about later: 30 first comments an hour are enough.",
  ],
])("%s", (_, applied, done) =>
  expect(printSync({ ...NOTHING, ...applied }, "9 open issues read").done).toBe(done),
);

describe("what could not be done", () => {
  const undone = (applied: Partial<AppliedPlans>) =>
    printSync({ ...NOTHING, ...applied }, "9 open issues read").undone;

  test("nothing, when there are only comments to be posted later", () => {
    expect(undone({ heldBack: 3 })).toBeNull();
  });

  test("failures by their reason, with the issues of each", () => {
    expect(undone({ failed: [fail(1, "No."), fail(2, "Gone."), fail(3, "No.")] })).toBe(
      "#1, #3: No.\n#2: Gone.\nWhat is done stays done: the same command does the rest.",
    );
  });

  test("many issues, and many reasons, are counted", () => {
    const alike = Array.from({ length: 2012 }, (_, n) => fail(n + 1, "No."));
    expect(undone({ failed: alike })).toContain("#9, #10 and 2,002 more: No.\n");
    const different = Array.from({ length: 12 }, (_, n) => fail(n + 1, `No ${n}.`));
    expect(undone({ failed: different })?.split("\n")).toHaveLength(12);
    expect(undone({ failed: different })).toContain("\n... and 2 more reasons.\n");
  });

  test("a limit: how many are left, and not before when", () => {
    const stopped = { error: new GitHubError("limited", "Too much.", UNTIL), left: 1500 };
    expect(undone({ stopped })).toBe(
      "Too much. 1,500 issues left. Run it again after 2026-06-15T09:00:31Z.\nWhat is done stays done: the same command does the rest.",
    );
  });
});

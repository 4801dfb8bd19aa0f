import { expect, test } from "vitest";
import { BudgetGates } from "../../app/budget-gates.ts";
import { GitHubError } from "../../shared/domain/github-error.ts";
import { ManualClock } from "../app/manual-clock.ts";
import { keepInMemory } from "../github-io/keep-in-memory.ts";

const READ = { resource: "core", purpose: "event", points: 1, isWrite: false, contents: 0 } as const;

test("each installation has a gate of its own, and one's sleep is not another's", async () => {
  const clock = new ManualClock();
  const gates = new BudgetGates({ clock, replica: "a", keeperFor: () => keepInMemory() });
  expect(gates.find(1)).toBe(gates.find(1));
  expect(gates.list()).toEqual([]);
  const hour = { limit: 5000, used: 1200, resetAt: clock.now() + 60_000 };
  gates.find(1).hear({ resource: "graphql", hour });
  await (await gates.find(2).enter(READ))(new GitHubError("limited", "No.", clock.now() + 30_000));
  gates.find(2).hear({ resource: "core", hour: { ...hour, used: 6000 } });
  expect(gates.list()).toEqual([
    { installation: 1, resource: "graphql", remaining: 3800, limit: 5000, pausedUntil: null },
    { installation: 2, resource: "core", remaining: 0, limit: 5000, pausedUntil: clock.now() + 30_000 },
  ]);
});

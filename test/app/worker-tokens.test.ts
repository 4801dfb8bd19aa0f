import { expect, test } from "vitest";
import type { Desks } from "../../app/desks.ts";
import { Worker } from "../../app/worker.ts";
import type { GitHubTools } from "../../shared/github/open-github.ts";
import { FirstComments } from "../../shared/reconcile/first-comments.ts";
import type { SweepReason } from "../../shared/reconcile/sweep.ts";
import { collectLog } from "./collect-log.ts";

const PLACE = { installation: 7, owner: "shop", repo: "web" };

/** What a sweep for that reason leads to, in order. */
async function sweepFor(reason: SweepReason): Promise<string[]> {
  const done: string[] = [];
  const worker = new Worker({
    findTools: async () => ({}) as GitHubTools,
    renewTokens: async (installation) => void done.push(`tokens of ${installation}`),
    sweep: async () => void done.push("sweep"),
    desks: {} as Desks,
    firstComments: new FirstComments(),
    mapUrl: () => null,
    now: () => 0,
    queue: { add: async () => {}, bringBack: async () => {} },
    reach: { demand: async () => {}, explain: async (error) => error, forget: () => {} },
    findName: async (name) => name,
    record: async () => {},
    log: collectLog().log,
  });
  const claims = [{ kind: "sweep-reason", reason } as const];
  await worker.run({ target: { kind: "sweep", ...PLACE }, claims, priority: "background", attempt: 1 });
  return done;
}

test("new rights and repositories are known before they are swept, though another replica heard of them", async () => {
  expect(await sweepFor("backfill")).toEqual(["tokens of 7", "sweep"]);
  expect(await sweepFor("nightly")).toEqual(["sweep"]);
});

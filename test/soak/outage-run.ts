import { setTimeout as sleep } from "node:timers/promises";
import type { FakeGitHub } from "../github/start-fake-github.ts";
import { compareOutcomes } from "./compare-outcomes.ts";
import { countDoubles, type Doubles } from "./count-doubles.ts";
import { noteProgress } from "./note-progress.ts";
import { type Outcome, readOutcomes } from "./read-outcome.ts";
import { runActs } from "./run-acts.ts";
import { type Act, inventActs } from "./soak-acts.ts";
import type { Backend } from "./soak-place.ts";
import { describeApp, openSoakStage } from "./soak-stage.ts";

export interface OutageSize {
  readonly backend: Backend;
  readonly acts: number;
  /** In each of two repositories. */
  readonly issues: number;
  readonly pace: number;
  /** How long GitHub answers 502. */
  readonly outageMs: number;
  readonly random: () => number;
}

export interface OutageResult {
  readonly differences: readonly string[];
  readonly doubles: Doubles;
  readonly calmRequests: number;
  readonly requests: number;
  readonly deadLetters: number | null;
  readonly left: number | null;
}

interface OutageRun extends Omit<OutageResult, "differences" | "calmRequests"> {
  readonly outcomes: readonly Outcome[];
}

const REPOSITORIES = 2;
const LIMITED_MS = 6_000;
const RETRY_AFTER_S = 2;
const LOST_ANSWERS = 10;

/** GitHub is out of order while people go on: it fails, then asks to wait, then loses answers to what it has done. */
export async function runOutage(size: OutageSize): Promise<OutageResult> {
  const { acts: count, issues, random } = size;
  const acts = inventActs({ count, repositories: REPOSITORIES, issues, withBoard: true, random });
  const calm = await run(size, acts, async () => {});
  const { outcomes, ...rest } = await run(size, acts, (fake) => breakDown(fake, size.outageMs));
  return { ...rest, calmRequests: calm.requests, differences: compareOutcomes(calm.outcomes, outcomes) };
}

async function breakDown(fake: FakeGitHub, outageMs: number): Promise<void> {
  let isOut = true;
  const always = Number.POSITIVE_INFINITY;
  fake.fail({ when: () => isOut, times: always, trouble: { kind: "status", status: 502 } });
  await sleep(outageMs);
  isOut = false;
  noteProgress("GitHub answers again, and asks to wait");
  let isLimited = true;
  fake.fail({
    when: () => isLimited,
    times: always,
    trouble: { kind: "secondary-limit", retryAfterS: RETRY_AFTER_S },
  });
  await sleep(LIMITED_MS);
  isLimited = false;
  fake.fail({ when: ({ isMutation }) => isMutation, times: LOST_ANSWERS, trouble: { kind: "lose-answer" } });
}

async function run(
  { backend, issues, pace }: OutageSize,
  acts: readonly Act[],
  trouble: (fake: FakeGitHub) => Promise<void>,
): Promise<OutageRun> {
  const size = { organizations: 1, repositories: REPOSITORIES, issues, withBoard: true, limits: true };
  const stage = await openSoakStage({ backend, size });
  const { world, apps } = stage;
  const [app] = apps;
  const before = app.door.requests.length;
  try {
    noteProgress(`${backend}: ${acts.length} acts`);
    let breaking = Promise.resolve();
    const onAct = (index: number) => {
      if (index === Math.floor(acts.length / 5)) breaking = trouble(world.fake);
    };
    await runActs({ world, acts, pace, onAct });
    await breaking;
    noteProgress("acts and outage are over");
    await stage.settle();
    const deadLetters = await app.readMetric("streamkeeper_dead_letters");
    const requests = app.door.requests.length - before;
    const left = await app.runner.stop();
    return { outcomes: readOutcomes(world), doubles: countDoubles(world), requests, deadLetters, left };
  } catch (error) {
    console.error(describeApp(app));
    throw error;
  } finally {
    await stage.close();
  }
}

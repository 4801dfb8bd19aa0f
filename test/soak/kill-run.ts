import { compareOutcomes } from "./compare-outcomes.ts";
import { countDoubles, type Doubles } from "./count-doubles.ts";
import { noteProgress } from "./note-progress.ts";
import { type Outcome, readOutcomes } from "./read-outcome.ts";
import { runActs } from "./run-acts.ts";
import { type Act, inventActs } from "./soak-acts.ts";
import type { SoakApp } from "./soak-app.ts";
import type { Backend } from "./soak-place.ts";
import { describeApp, openSoakStage } from "./soak-stage.ts";
import type { WorldSize } from "./soak-world.ts";
import { listLost } from "./wait-until-quiet.ts";

export interface KillSize {
  readonly backend: Backend;
  readonly acts: number;
  readonly kills: number;
  readonly repositories: number;
  /** In each repository. */
  readonly issues: number;
  /** Acts in a second. */
  readonly pace: number;
  readonly random: () => number;
}

/** What a run came to. */
export interface RunResult {
  readonly outcomes: readonly Outcome[];
  readonly doubles: Doubles;
  readonly requests: number;
  /** Jobs that were left when it was stopped in the end; null = it did not say. */
  readonly left: number | null;
  readonly deadLetters: number | null;
  /** Warnings and errors. */
  readonly troubles: string;
  readonly seconds: number;
}

export interface KillResult {
  readonly calm: RunResult;
  readonly killed: RunResult;
  readonly differences: readonly string[];
}

/** The same acts twice: in peace, and with the App killed at random moments and started again at once. */
export async function runKills(size: KillSize): Promise<KillResult> {
  const { acts: count, kills, repositories, issues, random } = size;
  const acts = inventActs({ count, repositories, issues, withBoard: true, random });
  const moments = Array.from({ length: kills }, () => Math.floor(random() * count));
  const calm = await run(size, acts, []);
  const killed = await run(size, acts, moments);
  return { calm, killed, differences: compareOutcomes(calm.outcomes, killed.outcomes) };
}

async function run(
  { backend, repositories, issues, pace, random }: KillSize,
  acts: readonly Act[],
  moments: readonly number[],
): Promise<RunResult> {
  const start = performance.now();
  const size: WorldSize = { organizations: 1, repositories, issues, withBoard: true, limits: true };
  const stage = await openSoakStage({ backend, size });
  const { world, apps } = stage;
  const [app] = apps;
  const before = app.door.requests.length;
  try {
    noteProgress(`${backend}: ${acts.length} acts, ${moments.length} kills`);
    let killing = Promise.resolve();
    const onAct = (index: number) => {
      if (!moments.includes(index)) return;
      const waitMs = random() * 300;
      killing = killing.then(() => killAndStart(app, waitMs));
    };
    await runActs({ world, acts, pace, onAct });
    await killing;
    await app.runner.listens();
    noteProgress(`acts are over, ${listLost(world.fake.post.deliveries).length} events have not come`);
    await stage.settle();
    noteProgress("all is quiet");
    const deadLetters = await app.readMetric("streamkeeper_dead_letters");
    const left = await app.runner.stop();
    return {
      outcomes: readOutcomes(world),
      doubles: countDoubles(world),
      requests: app.door.requests.length - before,
      left,
      deadLetters,
      troubles: describeApp(app),
      seconds: (performance.now() - start) / 1000,
    };
  } catch (error) {
    console.error(describeApp(app));
    throw error;
  } finally {
    await stage.close();
  }
}

async function killAndStart({ runner }: SoakApp, waitMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  await runner.kill();
  runner.start();
}

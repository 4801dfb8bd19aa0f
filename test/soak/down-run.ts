import { ageEverything } from "./age-everything.ts";
import { compareOutcomes } from "./compare-outcomes.ts";
import { countDoubles, type Doubles } from "./count-doubles.ts";
import { noteProgress } from "./note-progress.ts";
import { type Outcome, readOutcomes } from "./read-outcome.ts";
import { runActs } from "./run-acts.ts";
import { type Act, inventActs } from "./soak-acts.ts";
import type { Backend } from "./soak-place.ts";
import { describeApp, openSoakStage } from "./soak-stage.ts";
import { listLost } from "./wait-until-quiet.ts";

/**
 * What is known of the changes when the App comes back: GitHub's log of failed deliveries, or nothing but the issues as
 * they are, half an hour later.
 */
export type Traces = "deliveries" | "none";

export interface DownSize {
  readonly backend: Backend;
  readonly acts: number;
  readonly traces: Traces;
  /** In each of two repositories. */
  readonly issues: number;
  readonly random: () => number;
}

export interface DownResult {
  readonly differences: readonly string[];
  readonly doubles: Doubles;
  readonly failed: number;
  /** As the App counts. */
  readonly repaired: number | null;
  /** Issues whose labels or card were changed after its start. */
  readonly changed: number;
  readonly left: number | null;
}

interface DownRun extends Omit<DownResult, "differences"> {
  readonly outcomes: readonly Outcome[];
}

const HALF_AN_HOUR = 1_800_000;
/** Of two repositories' issues. */
const REPOSITORIES = 2;

/** The App is off while people go on. */
export async function runDown(size: DownSize): Promise<DownResult> {
  const { acts: count, issues, random, traces } = size;
  const wanted = { repositories: REPOSITORIES, issues, withBoard: true, random };
  const all = inventActs({ ...wanted, count: traces === "none" ? 3 * count : count });
  const acts = (traces === "none" ? all.filter(leavesTrace) : all).slice(0, count);
  const calm = await run(size, acts, false);
  const { outcomes, ...down } = await run(size, acts, true);
  return { ...down, differences: compareOutcomes(calm.outcomes, outcomes) };
}

/** Where a delivery is lost for good, nothing tells of a command, nor that somebody emptied a field. */
const leavesTrace = (act: Act): boolean =>
  act.kind !== "comment" && !(act.kind === "move" && act.option === null);

async function run(
  { backend, issues, traces }: DownSize,
  acts: readonly Act[],
  isDown: boolean,
): Promise<DownRun> {
  const size = { organizations: 1, repositories: REPOSITORIES, issues, withBoard: true, limits: true };
  const stage = await openSoakStage({ backend, size });
  const { world, place, apps } = stage;
  const [app] = apps;
  const { post } = world.fake;
  try {
    if (isDown) await app.runner.kill();
    await runActs({ world, acts, pace: isDown ? 500 : 20 });
    await post.settle();
    const failed = listLost(post.deliveries).length;
    noteProgress(`${backend}: ${acts.length} acts, ${isDown ? `off, ${failed} events failed` : "calm"}`);
    if (isDown && traces === "none") {
      post.deliveries.splice(0);
      await ageEverything(world.fake.world, place.store, HALF_AN_HOUR);
    }
    const before = readOutcomes(world);
    if (isDown) {
      app.runner.start();
      await app.runner.listens();
    }
    await stage.settle();
    const outcomes = readOutcomes(world);
    const repaired = await app.readMetric("streamkeeper_repairs_total");
    const left = await app.runner.stop();
    const changed = outcomes.filter((outcome, at) => looks(outcome) !== looks(before[at]!)).length;
    return { outcomes, doubles: countDoubles(world), failed, repaired, changed, left };
  } catch (error) {
    console.error(describeApp(app));
    throw error;
  } finally {
    await stage.close();
  }
}

const looks = ({ labels, card }: Outcome): string => JSON.stringify([labels, card]);

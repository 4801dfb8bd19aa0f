import { compareOutcomes } from "./compare-outcomes.ts";
import { countDoubles, type Doubles } from "./count-doubles.ts";
import { findOverlaps } from "./find-overlaps.ts";
import { noteProgress } from "./note-progress.ts";
import { openQueueReceiver } from "./queue-receiver.ts";
import { type Outcome, readOutcomes } from "./read-outcome.ts";
import { runActs } from "./run-acts.ts";
import { type Act, firstTitle, inventActs } from "./soak-acts.ts";
import { openSoakApp } from "./soak-app.ts";
import { makeSoakPlace } from "./soak-place.ts";
import { describeApp } from "./soak-stage.ts";
import { openSoakWorld } from "./soak-world.ts";
import { listLost, waitUntilQuiet } from "./wait-until-quiet.ts";

export interface ReplicasSize {
  readonly acts: number;
  readonly organizations: number;
  readonly issues: number;
  readonly replicas: number;
  readonly latencyMs: number;
  readonly random: () => number;
}

export interface ReplicasRun {
  readonly outcomes: readonly Outcome[];
  readonly doubles: Doubles;
  readonly overlaps: readonly string[];
  /** Looks that each process took. */
  readonly looks: readonly number[];
  readonly requests: number;
  /** From the first look to the last answer. */
  readonly seconds: number;
  readonly deadLetters: number | null;
}

export interface ReplicasResult {
  readonly one: ReplicasRun;
  readonly many: ReplicasRun;
  readonly differences: readonly string[];
}

const PATIENCE_MS = 1_800_000;
/** Acts in a second while the queue is filled. */
const FILL_PACE = 60;

/** The same full queue, worked off by one process and by several. */
export async function runReplicas(size: ReplicasSize): Promise<ReplicasResult> {
  const { acts: count, organizations, issues, random } = size;
  const acts = inventActs({ count, repositories: organizations, issues, withBoard: false, random });
  const one = await run(size, acts, 1);
  const many = await run(size, acts, size.replicas);
  return { one, many, differences: compareOutcomes(one.outcomes, many.outcomes) };
}

async function run(
  { organizations, issues, latencyMs }: ReplicasSize,
  acts: readonly Act[],
  replicas: number,
): Promise<ReplicasRun> {
  const size = { organizations, repositories: 1, issues, withBoard: false, limits: true };
  const world = await openSoakWorld(size, firstTitle);
  const place = await makeSoakPlace("PostgreSQL");
  world.install();
  await fillQueue(world, place.store, acts);
  const numbers = Array.from({ length: replicas }, (_, number) => number);
  const apps = await Promise.all(
    numbers.map((number) => openSoakApp({ world, place, number, latencyMs, isSweptAtNight: false })),
  );
  try {
    world.app.webhookUrl = apps[0]!.webhookUrl;
    noteProgress(`${replicas} processes begin`);
    for (const { runner } of apps) runner.start();
    await Promise.all(apps.map(({ runner }) => runner.listens()));
    await waitUntilQuiet({ world, place, apps, patienceMs: PATIENCE_MS });
    const requests = apps.flatMap(({ door }) => door.requests);
    const looks = requests.filter(({ reads }) => reads !== null);
    const ends = requests
      .filter(({ documentName }) => documentName !== null)
      .map(({ endedAt }) => endedAt ?? 0);
    const start = looks.reduce(
      (least, { startedAt }) => Math.min(least, startedAt),
      Number.POSITIVE_INFINITY,
    );
    const end = ends.reduce((most, at) => Math.max(most, at), 0);
    return {
      outcomes: readOutcomes(world),
      doubles: countDoubles(world),
      overlaps: findOverlaps(requests),
      looks: numbers.map((number) => looks.filter(({ door }) => door === number).length),
      requests: requests.length,
      seconds: (end - start) / 1000,
      deadLetters: await apps[0]!.readMetric("streamkeeper_dead_letters"),
    };
  } catch (error) {
    for (const app of apps) console.error(describeApp(app));
    throw error;
  } finally {
    for (const app of apps) await app.close();
    await world.fake.close();
    await place.remove();
  }
}

async function fillQueue(
  world: Awaited<ReturnType<typeof openSoakWorld>>,
  store: Parameters<typeof openQueueReceiver>[0],
  acts: readonly Act[],
): Promise<void> {
  const receiver = await openQueueReceiver(store, { login: world.app.slug, kind: "bot" });
  world.app.webhookUrl = receiver.url;
  // Each installation's queue is made when its first event comes: that takes its time.
  const first = world.repositories.map((_, repository) =>
    acts.findIndex((act) => act.repository === repository),
  );
  const isFirst = (_: Act, at: number) => first.includes(at);
  await runActs({ world, acts: acts.filter(isFirst), pace: FILL_PACE });
  await world.fake.post.settle();
  await runActs({ world, acts: acts.filter((act, at) => !isFirst(act, at)), pace: FILL_PACE });
  await world.fake.post.settle();
  const lost = listLost(world.fake.post.deliveries);
  if (lost.length > 0) throw new Error(`${lost.length} events could not be queued`);
  noteProgress(`${receiver.count()} wake-ups of ${acts.length} acts are queued`);
  await receiver.close();
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "../github/webhooks/delivery.ts";
import type { SoakApp } from "./soak-app.ts";
import type { SoakPlace } from "./soak-place.ts";
import type { SoakWorld } from "./soak-world.ts";

export interface Quiet {
  readonly world: SoakWorld;
  readonly place: SoakPlace;
  readonly apps: readonly SoakApp[];
  readonly patienceMs: number;
}

const POLL_MS = 200;
/** Longer than an issue rests after a look, and than the queue looks for what others left. */
const STILL_MS = 4000;

/**
 * Until nothing is left to do: all deliveries have come, or their round is over, nothing waits in the queue, and GitHub
 * has not been asked for anything for a while.
 *
 * @throws Error that says what is left when time is up
 */
export async function waitUntilQuiet(quiet: Quiet): Promise<void> {
  const end = performance.now() + quiet.patienceMs;
  let stillSince = performance.now();
  for (let asked = -1, left: string | null = ""; ; ) {
    const requests = countRequests(quiet);
    left = requests !== asked ? "GitHub is being asked" : await findWork(quiet);
    asked = requests;
    const now = performance.now();
    if (left !== null) stillSince = now;
    if (now - stillSince >= STILL_MS) return;
    if (now > end) throw new Error(`Not quiet after ${quiet.patienceMs / 1000} s: ${left ?? "almost"}`);
    await sleep(POLL_MS);
  }
}

const countRequests = ({ apps }: Quiet): number =>
  apps.reduce((sum, { door }) => sum + door.requests.length, 0);

async function findWork({ world, place, apps }: Quiet): Promise<string | null> {
  const { post } = world.fake;
  if (!post.isSettled) return "webhooks are under way";
  const isOver = apps.some(({ runner }) =>
    runner.lines.some(({ msg, isComplete }) => msg === "Deliveries had failed." && isComplete === true),
  );
  const lost = listLost(post.deliveries);
  if (lost.length > 0 && !isOver) return `${lost.length} events failed and were not delivered again`;
  for (const { door, readMetric } of apps) {
    if (door.requests.some(({ endedAt }) => endedAt === null)) return "GitHub has not answered";
    const depth = await readMetric("streamkeeper_queue_depth");
    if (depth === null) return "the App does not tell its metrics";
    if (depth > 0) return `${depth} jobs wait`;
    const pause = (await readMetric("streamkeeper_github_pause_seconds")) ?? 0;
    if (pause > 0) return `an installation sleeps for ${pause} s`;
  }
  const jobs = (await place.countJobs()) ?? 0;
  return jobs > 0 ? `${jobs} jobs wait or are at work` : null;
}

/** Events of which no attempt was taken. */
export function listLost(deliveries: readonly Delivery[]): string[] {
  const taken = new Set(deliveries.filter(({ statusCode }) => statusCode === 202).map(({ guid }) => guid));
  return [...new Set(deliveries.map(({ guid }) => guid))].filter((guid) => !taken.has(guid));
}

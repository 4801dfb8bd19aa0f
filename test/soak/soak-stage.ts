import { firstTitle, themeOf } from "./soak-acts.ts";
import { openSoakApp, type SoakApp } from "./soak-app.ts";
import { type Backend, makeSoakPlace, type SoakPlace } from "./soak-place.ts";
import { openSoakWorld, type SoakWorld, type WorldSize } from "./soak-world.ts";
import { waitUntilQuiet } from "./wait-until-quiet.ts";

/** A GitHub, a place for the queue, and one App or several, that know every issue. */
export interface SoakStage {
  readonly world: SoakWorld;
  readonly place: SoakPlace;
  readonly apps: readonly [SoakApp, ...SoakApp[]];
  /** Until nothing is left to do. */
  settle(patienceMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface StageWanted {
  readonly backend: Backend;
  readonly size: WorldSize;
  readonly latencyMs?: number;
}

const PATIENCE_MS = 900_000;

/** Opens it, with the App started, installed, and done with its first look at everything. */
export async function openSoakStage({ backend, size, latencyMs = 0 }: StageWanted): Promise<SoakStage> {
  const world = await openSoakWorld(size, firstTitle);
  const place = await makeSoakPlace(backend);
  const app = await openSoakApp({ world, place, latencyMs });
  addCards(world);
  const apps: [SoakApp] = [app];
  const settle = (patienceMs = PATIENCE_MS) => waitUntilQuiet({ world, place, apps, patienceMs });
  const close = async () => {
    await app.close();
    await world.fake.close();
    await place.remove();
  };
  try {
    app.runner.start();
    await app.runner.listens();
    world.app.webhookUrl = app.webhookUrl;
    world.install();
    await settle();
  } catch (error) {
    console.error(describeApp(app));
    await close();
    throw error;
  }
  return { world, place, apps, settle, close };
}

/** People have put the issues that they will move on the board. */
function addCards({ fake, repositories }: SoakWorld): void {
  for (const { board, issues } of repositories) {
    if (board === null) continue;
    for (const [index, issue] of issues.entries())
      if (themeOf(index) === "card") fake.as("tom").addCard(board, issue);
  }
}

/** What went wrong with it, and its last words. */
export function describeApp({ runner }: SoakApp): string {
  const last = runner.lines.slice(-15).map((line) => JSON.stringify(line));
  return [
    ...runner.deaths,
    ...[...runner.troubles].map(([about, count]) => `${count} × ${about}`),
    ...last,
  ].join("\n");
}

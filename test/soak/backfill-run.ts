import { commentsOf } from "../github/state/find-thing.ts";
import { noteProgress } from "./note-progress.ts";
import { openSoakApp } from "./soak-app.ts";
import { type Backend, makeSoakPlace } from "./soak-place.ts";
import { describeApp } from "./soak-stage.ts";
import { openSoakWorld } from "./soak-world.ts";
import { waitUntilQuiet } from "./wait-until-quiet.ts";

export interface BackfillSize {
  readonly backend: Backend;
  readonly issues: number;
  readonly withBoard: boolean;
}

export interface BackfillResult {
  readonly requests: number;
  /** Answers of GitHub that asked to wait. */
  readonly limited: number;
  readonly comments: number;
  /** Issues without a stream's label, or without a card that says the same. */
  readonly missed: number;
  readonly seconds: number;
}

const PATIENCE_MS = 1_800_000;

/** The App comes to a repository with a history: nothing has a label, everything can be decided. */
export async function runBackfill({ backend, issues, withBoard }: BackfillSize): Promise<BackfillResult> {
  const size = { organizations: 1, repositories: 1, issues, withBoard, limits: true };
  const world = await openSoakWorld(size, (index) =>
    index % 2 === 0 ? "The cart is empty" : "A refund is late",
  );
  const place = await makeSoakPlace(backend);
  const app = await openSoakApp({ world, place });
  try {
    app.runner.start();
    await app.runner.listens();
    world.app.webhookUrl = app.webhookUrl;
    await waitUntilQuiet({ world, place, apps: [app], patienceMs: PATIENCE_MS });
    const [before, start] = [app.door.requests.length, performance.now()];
    noteProgress(`${backend}: installed on ${issues} issues, ${withBoard ? "with" : "without"} a board`);
    world.install();
    await waitUntilQuiet({ world, place, apps: [app], patienceMs: PATIENCE_MS });
    const asked = app.door.requests.slice(before);
    const [repository] = world.repositories;
    const all = repository!.issues;
    const isRight = (index: number): boolean => {
      const id = index % 2 === 0 ? "checkout" : "refunds";
      return all[index]!.labels.some(({ name }) => name === `stream: ${id}`);
    };
    const cards = repository!.board?.items.filter(({ values }) => values.size > 0).length ?? issues;
    return {
      requests: asked.length,
      limited: asked.filter(({ status }) => status === 403 || status === 429).length,
      comments: all.reduce((sum, issue) => sum + commentsOf(world.fake.world, issue).length, 0),
      missed: all.filter((_, index) => !isRight(index)).length + Math.max(0, issues - cards),
      seconds: (performance.now() - start) / 1000,
    };
  } catch (error) {
    console.error(describeApp(app));
    throw error;
  } finally {
    await app.close();
    await world.fake.close();
    await place.remove();
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { hasServer, SERVER_NAME, STARTS } from "../app-store/test-stores.ts";
import type { Issue } from "../github/state/issue.ts";
import { countDoubles } from "../soak/count-doubles.ts";
import { splitComments } from "../soak/read-outcome.ts";
import { openSoakApp, type SoakApp } from "../soak/soak-app.ts";
import { type Backend, makeSoakPlace, type SoakPlace } from "../soak/soak-place.ts";
import { describeApp } from "../soak/soak-stage.ts";
import { openSoakWorld, type SoakWorld } from "../soak/soak-world.ts";

/*
 * The App as a process, killed in the middle of its work: a short one of the long tests in test/soak. What is held back while
 * it is off comes when it is there again, so that nobody has to wait for what GitHub delivers anew.
 */

const KILLS = 2;
const PATIENCE = { timeout: STARTS, interval: 50 };

/** What somebody does with an issue, and how it looks when the App has seen it. */
const DEEDS: readonly {
  readonly title: string;
  readonly say?: string;
  readonly label?: string;
  readonly ends: { readonly labels: readonly string[]; readonly comments: number; readonly replies: number };
}[] = [
  { title: "The cart is empty", ends: { labels: ["stream: checkout"], comments: 0, replies: 0 } },
  { title: "A refund at the checkout", ends: { labels: ["needs: stream"], comments: 1, replies: 0 } },
  {
    title: "The cart hangs",
    say: "/stream refunds",
    ends: { labels: ["held: stream", "stream: refunds"], comments: 0, replies: 0 },
  },
  {
    title: "A refund is late",
    say: "/stream why",
    ends: { labels: ["stream: refunds"], comments: 0, replies: 1 },
  },
  {
    title: "It is odd",
    label: "stream: checkout",
    ends: { labels: ["stream: checkout"], comments: 0, replies: 0 },
  },
  { title: "It does not work", ends: { labels: ["needs: stream"], comments: 0, replies: 0 } },
];

test(
  "in a folder: killed in the middle of its work, it does all of it, and nothing twice",
  {
    timeout: 3 * STARTS,
  },
  () => killAndCount("PGlite"),
);

describe.runIf(hasServer)(SERVER_NAME, () => {
  test(
    "killed in the middle of its work, it does all of it, and nothing twice",
    { timeout: 3 * STARTS },
    () => killAndCount("PostgreSQL"),
  );
});

async function killAndCount(backend: Backend): Promise<void> {
  const size = { organizations: 1, repositories: 1, issues: 0, withBoard: false, limits: true };
  const world = await openSoakWorld(size, () => "");
  world.install();
  const place = await makeSoakPlace(backend);
  const app = await openSoakApp({ world, place, isSweptAtNight: false });
  onTestFinished(async () => {
    await app.close();
    await world.fake.close();
    await place.remove();
  });
  world.app.webhookUrl = app.webhookUrl;
  app.runner.start();
  await app.runner.listens();
  const issues: Issue[] = [];
  for (let life = 0; life <= KILLS; life++) {
    issues.push(...act(world));
    if (life < KILLS) await killAndStart(world, place, app);
  }
  const expected = issues.map((_, at) => DEEDS[at % DEEDS.length]!.ends);
  await expect.poll(() => issues.map((issue) => read(world, issue)), PATIENCE).toEqual(expected);
  const left = await app.runner.stop();
  expect(countDoubles({ ...world, repositories: [{ name: "shop1/web1", board: null, issues }] })).toEqual({
    comments: [],
    labels: [],
    unheard: [],
  });
  expect([left, app.runner.deaths], describeApp(app)).toEqual([0, []]);
}

function act({ fake }: SoakWorld): Issue[] {
  return DEEDS.map(({ title, say, label }) => {
    const issue = fake.as("sam").openIssue("shop1/web1", { title });
    if (say !== undefined) fake.as("tom").comment(issue, say);
    if (label !== undefined) fake.as("tom").label(issue, label);
    return issue;
  });
}

/** Somewhere between the first delivery and the last write. */
async function killAndStart({ fake }: SoakWorld, place: SoakPlace, { runner }: SoakApp): Promise<void> {
  await fake.post.settle();
  await sleep(Math.random() * 1500);
  fake.post.hold();
  await fake.post.settle();
  await runner.kill();
  await place.forgetKilled();
  runner.start();
  await runner.listens();
  fake.post.release();
}

function read(world: SoakWorld, issue: Issue): (typeof DEEDS)[number]["ends"] {
  const { ours, replies } = splitComments(world, issue);
  const labels = issue.labels.map(({ name }) => name).sort();
  return { labels, comments: ours.length, replies: replies.length };
}

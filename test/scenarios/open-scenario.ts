import { generateKeyPairSync } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { Queue } from "../../app/queue.ts";
import type { AppSettings } from "../../app/settings.ts";
import { startApp } from "../../app/start-app.ts";
import { collectLog, type LogLine } from "../app/collect-log.ts";
import { openHostParts } from "../app/open-host-parts.ts";
import type { LoggedRequest } from "../github/serve/logged-request.ts";
import { type FakeGitHub, type FakeGitHubOptions, startFakeGitHub } from "../github/start-fake-github.ts";
import type { App, Installation, Permissions } from "../github/state/app.ts";
import type { Issue } from "../github/state/issue.ts";
import type { Project } from "../github/state/project.ts";
import { createWorkerWithoutSpacing } from "./create-worker-without-spacing.ts";
import { Traffic } from "./traffic.ts";
import { WorldClock } from "./world-clock.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const SECRET = "a secret for scenarios";
export const MINUTE = 60_000;

export const STREAMS = `version: 1
streams:
  checkout: { name: Checkout, outcome: Shoppers pay in under a minute, color: blue, words: [checkout, cart, payment] }
  refunds: { name: Refunds, outcome: Money is back within two days, color: green, words: ["refund*", chargeback] }
`;
export const WITH_BOARD = `${STREAMS}project: { owner: shop, number: 1 }
`;

export interface ScenarioOptions {
  /** Of shop/web; null = none. */
  readonly map?: string | null;
  readonly permissions?: Permissions;
  readonly github?: FakeGitHubOptions;
  readonly labels?: readonly string[];
}

/**
 * A small organisation with an installed App that is really running: webhooks come over HTTP, signed; only the spacing of
 * writes by the client is left out, since time stands still.
 *
 * mara is a maintainer of shop/web, tom may triage, noor and sam only read.
 */
export interface Scenario {
  readonly fake: FakeGitHub;
  readonly clock: WorldClock;
  readonly app: App;
  readonly installation: Installation;
  readonly board: Project;
  readonly log: readonly LogLine[];
  /** Until no webhook is under way and the App has nothing to do; lets pass the seconds that writes are spaced by. */
  settle(): Promise<void>;
  /** Lets time pass, and what is due then be done. */
  wait(ms: number): Promise<void>;
  /** An issue by sam, unless told otherwise; as it is after the App has looked at it. */
  open(
    title: string,
    more?: { readonly body?: string; readonly labels?: readonly string[]; readonly by?: string },
  ): Promise<Issue>;
  /** The App's requests of GitHub since the last call, without tokens and set-up. */
  takeRequests(): string[];
}

export async function openScenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const clock = new WorldClock();
  const fake = await startFakeGitHub({ now: clock.now, ...options.github });
  const { board, app, installation } = seedShop(fake, options);
  const { log, lines } = collectLog();
  const traffic = new Traffic();
  const running = await startApp({
    settings: settingsFor(fake, app),
    ...(await openHostParts(clock, log)),
    createWorker: createWorkerWithoutSpacing(traffic),
    clock,
    log,
  });
  Object.assign(app, { webhookUrl: `${running.url}/api/github/webhooks` });
  onTestFinished(async () => {
    await running.stop();
    await fake.close();
  });
  let seen = fake.requests.length;
  const settle = () => settleBoth(fake, running.queue, clock, traffic);
  return {
    fake,
    clock,
    app,
    installation,
    board,
    log: lines,
    settle,
    wait: async (ms) => {
      clock.pass(ms);
      await settle();
    },
    open: async (title, { by = "sam", ...more } = {}) => {
      const issue = fake.as(by).openIssue("shop/web", { title, ...more });
      await settle();
      return issue;
    },
    takeRequests: () => {
      const taken = fake.requests.slice(seen);
      seen = fake.requests.length;
      return taken.flatMap(nameRequest);
    },
  };
}

const PERMISSIONS: Permissions = { issues: "write", organization_projects: "write", contents: "read" };
const EVENTS = [
  "issues",
  "issue_comment",
  "label",
  "sub_issues",
  "issue_dependencies",
  "projects_v2_item",
  "push",
];

/** The App is installed before it hears of anything, so that nothing wakes it. */
function seedShop(
  { seed }: FakeGitHub,
  { map = STREAMS, permissions = PERMISSIONS, labels = [] }: ScenarioOptions,
): Pick<Scenario, "board" | "app" | "installation"> {
  for (const login of ["mara", "tom", "noor", "sam"]) seed.user(login);
  seed.organization("shop", ["mara", "tom", "noor"]);
  seed.repository("shop/web", {
    roles: { mara: "maintain", tom: "triage" },
    labels: labels.map((name) => ({ name, color: "d73a4a" })),
    files: map === null ? {} : { ".github/flow-map.yml": map },
  });
  const board = seed.project("shop", "Flow");
  const app = seed.app({
    slug: "streamkeeper",
    publicKey: keys.publicKey,
    permissions,
    events: EVENTS,
    webhookUrl: null,
    webhookSecret: SECRET,
  });
  return { board, app, installation: seed.install(app, "shop") };
}

const settingsFor = (fake: FakeGitHub, app: App): AppSettings => ({
  port: 0,
  host: "127.0.0.1",
  publicUrl: null,
  logLevel: "info",
  github: { rest: fake.url, graphql: fake.graphqlUrl },
  store: { dataFolder: "nowhere" },
  operating: { metricsPort: null, isPortOurs: false, operateHost: "127.0.0.1" },
  sweepHour: null,
  appId: app.id,
  privateKey: keys.privateKey,
  secrets: [SECRET],
});

/** Turns of the event loop in which nothing happens, before time goes on. */
const QUIET_TURNS = 5;
const STEP_MS = 1000;

/**
 * Webhooks on their way and the App's work in turn, until neither has anything left. Time passes only where the App
 * waits for nothing else: for the spacing of writes, and for what is tried again.
 */
async function settleBoth(
  { post }: FakeGitHub,
  queue: Queue,
  clock: WorldClock,
  traffic: Traffic,
): Promise<void> {
  for (;;) {
    await post.settle();
    const sent = post.deliveries.length;
    let isIdle = false;
    void queue.drain().then(() => {
      isIdle = true;
    });
    for (let quiet = 0; !isIdle; quiet++) {
      await setImmediate();
      if (!post.isSettled || !traffic.isQuiet) quiet = 0;
      if (quiet >= QUIET_TURNS) clock.pass(Math.min(STEP_MS, (clock.nextAt ?? clock.now()) - clock.now()));
    }
    await setImmediate();
    // What was sent meanwhile may have come, and woken something, since the queue was found empty.
    if (post.isSettled && post.deliveries.length === sent) return;
  }
}

/** Documents by name, REST by method and path; tokens and what is kept are no part of what an event costs. */
function nameRequest({ method, path, documentName }: LoggedRequest): string[] {
  if (/^\/app(?:\/|$)/.test(path)) return [];
  const name = documentName ?? `${method} ${path}`;
  const isSetUp =
    /^(?:ReadFeatures|ReadMap|ReadFormerMaps|ReadLabels|ReadBoard|CreateField|SetOptions|POST .*\/(?:labels|views))$/;
  return isSetUp.test(name) ? [] : [name];
}

export const labelsOf = ({ labels }: Issue): string[] => labels.map(({ name }) => name).sort();

import { setImmediate } from "node:timers/promises";
import { Octokit } from "@octokit/core";
import { onTestFinished } from "vitest";
import { Desks } from "../../app/desks.ts";
import { nameTarget } from "../../app/name-target.ts";
import { openInstruments } from "../../app/operate/instruments.ts";
import { type SweepPlaceTools, sweepPlace } from "../../app/sweep-place.ts";
import type { WakeUp } from "../../app/wake-up.ts";
import type { Purpose } from "../../shared/github/budget.ts";
import { BudgetGate } from "../../shared/github/budget-gate.ts";
import { type GitHubTools, openGatedGitHub } from "../../shared/github/open-github.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import type {
  Activity,
  SweepMemory,
  SweepReason,
  SweepRecord,
  SweepTally,
} from "../../shared/reconcile/sweep.ts";
import { collectLog, type LogLine } from "../app/collect-log.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { FakeGitHubOptions } from "../github/start-fake-github.ts";
import { keepInMemory } from "../github-io/keep-in-memory.ts";
import { WorldClock } from "../scenarios/world-clock.ts";

export const STREAMS = `version: 1
streams:
  checkout: { name: Checkout, outcome: Shoppers pay in under a minute, words: [checkout, cart] }
  refunds: { name: Refunds, outcome: Money is back within two days, words: ["refund*"] }
`;
export const WITH_BOARD = `${STREAMS}project: { owner: shop, number: 1 }
`;
export const DAY = 86_400_000;
export const QUIET: Activity = { issues: new Set(), isWide: false };

/** shop/web with a flow map, and sweeps of it by the installed App; time passes only while a sweep waits. */
export interface SweepShop extends Shop {
  readonly world: WorldClock;
  readonly gate: BudgetGate;
  readonly lines: readonly LogLine[];
  readonly tools: SweepPlaceTools;
  /** Replaceable. */
  memory: SweepMemory;
  /** What the counter of repairs came to. */
  repairs: number;
  /** What the sweeps left to jobs, by target. */
  readonly woken: string[];
  /** What else is at work; to be set. */
  activity: (asked: number) => Activity;
  record: SweepRecord | null;
  sweep(reason?: SweepReason): Promise<SweepTally | null>;
  /** Names of documents, REST by method and path, since the last call. */
  takeRequests(): string[];
}

export async function openSweepShop(map = STREAMS, options: FakeGitHubOptions = {}): Promise<SweepShop> {
  const world = new WorldClock();
  const shop = await buildShop({ now: world.now, ...options });
  shop.fake.as("mara").push("shop/web", ".github/flow-map.yml", map);
  onTestFinished(() => shop.fake.close());
  const gate = new BudgetGate({ clock: world, keeper: keepInMemory(), replica: "a" });
  const { log, lines } = collectLog();
  const toolsFor = openTools(shop, world, gate);
  const [event, sweeps] = [toolsFor("event"), toolsFor("sweep")];
  let asked = 0;
  const desks = { findTools: async () => event, ownLogin: "streamkeeper[bot]", now: world.now, log };
  const place = { installation: shop.installation.id, owner: "shop", repo: "web" };
  const state: SweepShop = Object.assign(shop as SweepShop, {
    world,
    gate,
    lines,
    woken: [],
    repairs: 0,
    activity: () => QUIET,
    record: null,
    memory: {
      read: async () => state.record,
      write: async (record: SweepRecord) => {
        state.record = JSON.parse(JSON.stringify(record)) as SweepRecord;
      },
    },
    tools: {
      desks: new Desks(desks),
      findTools: async () => sweeps,
      queue: {
        add: async (wakeUps: readonly WakeUp[]) => {
          state.woken.push(...wakeUps.map(({ target }) => nameTarget(target).replace(/ \d+ /, " ")));
        },
      },
      store: {
        sweepMemoryOf: () => state.memory,
        activityIn: () => ({ read: async () => state.activity(++asked) }),
      },
      instruments: {
        ...openInstruments(),
        repairs: {
          inc: (count = 1) => {
            state.repairs += Number(count);
          },
        },
      },
      mapUrl: () => null,
      version: "1.0.0",
      clock: world,
      log,
    },
    sweep: async (reason: SweepReason = "nightly") => {
      const told = lines.length;
      await passTime(world, sweepPlace(place, reason, state.tools));
      return (lines.slice(told).at(-1)?.fields as unknown as SweepTally | undefined) ?? null;
    },
    takeRequests: watchRequests(shop),
  });
  return state;
}

function watchRequests({ fake: { requests } }: Shop): SweepShop["takeRequests"] {
  let seen = requests.length;
  return () => {
    const taken = requests.slice(seen);
    seen = requests.length;
    return taken.map(({ documentName, method, path }) => documentName ?? `${method} ${path}`);
  };
}

function openTools(shop: Shop, clock: WorldClock, gate: BudgetGate): (purpose: Purpose) => GitHubTools {
  const { fake, installation } = shop;
  let token = { text: fake.installationToken(installation), until: clock.now() + 50 * 60_000 };
  const find = (): string => {
    if (clock.now() > token.until) {
      token = { text: fake.installationToken(installation), until: clock.now() + 50 * 60_000 };
    }
    return token.text;
  };
  const read = openGraphQL({ token: async () => find(), baseUrl: fake.url, now: clock.now, hear: gate.hear });
  const authStrategy = () => ({
    hook: async (request: (options: object) => Promise<unknown>, options: { headers: object }) =>
      await request({ ...options, headers: { ...options.headers, authorization: `token ${find()}` } }),
  });
  const octokit = new Octokit({ authStrategy, baseUrl: fake.url });
  const client = createWriteClient(octokit as never, clock.now, undefined, gate.hear);
  return (purpose) => openGatedGitHub({ read, client, features: ALL_FEATURES, clock }, { gate, purpose });
}

/** Lets time pass while something waits for it. */
export async function passTime<T>(clock: WorldClock, promise: Promise<T>): Promise<T> {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  promise.then(over, over);
  for (let quiet = 0; !isOver; quiet++) {
    await setImmediate();
    if (quiet % 20 === 19 && clock.nextAt !== null) clock.pass(Math.min(1000, clock.nextAt - clock.now()));
  }
  return await promise;
}

/** Issues that nobody heard of, in turn of Checkout, Refunds, and no stream; opened so long ago. */
export function openUnheard(shop: SweepShop, count: number, titles = ["The cart", "A refund", "Something"]) {
  return Array.from({ length: count }, (_, index) =>
    shop.fake.as("sam").openIssue("shop/web", { title: `${titles[index % titles.length]} (${index})` }),
  );
}

import { setImmediate } from "node:timers/promises";
import { Octokit } from "@octokit/core";
import { onTestFinished } from "vitest";
import { Desks } from "../../app/desks.ts";
import { nameTarget } from "../../app/name-target.ts";
import type { Activity, SweepReason, SweepRecord, SweepTally } from "../../app/sweep.ts";
import { type SweepTools, sweepRepository } from "../../app/sweep-repository.ts";
import type { WakeUp } from "../../app/wake-up.ts";
import type { Purpose } from "../../shared/github/budget.ts";
import { BudgetGate } from "../../shared/github/budget-gate.ts";
import { keepInMemory } from "../../shared/github/budget-keeper.ts";
import { type GitHubTools, openGatedGitHub } from "../../shared/github/open-github.ts";
import { openGraphQL } from "../../shared/github/open-graphql.ts";
import { ALL_FEATURES } from "../../shared/github/read-features.ts";
import { createWriteClient } from "../../shared/github/write-client.ts";
import { collectLog, type LogLine } from "../app/collect-log.ts";
import { buildShop, type Shop } from "../github/build-shop.ts";
import type { FakeGitHubOptions } from "../github/start-fake-github.ts";
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
  readonly tools: SweepTools;
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
  let seen = shop.fake.requests.length;
  let asked = 0;
  const desks = { findTools: async () => event, ownLogin: "streamkeeper[bot]", now: world.now, log };
  const place = { installation: shop.installation.id, owner: "shop", repo: "web" };
  const state: SweepShop = Object.assign(shop as SweepShop, {
    world,
    gate,
    lines,
    woken: [],
    activity: () => QUIET,
    record: null,
    tools: {
      desks: new Desks(desks),
      findTools: async () => sweeps,
      queue: {
        add: async (wakeUps: readonly WakeUp[]) => {
          state.woken.push(...wakeUps.map(({ target }) => nameTarget(target).replace(/ \d+ /, " ")));
        },
      },
      activity: { read: async () => state.activity(++asked) },
      memory: {
        read: async () => state.record,
        write: async (_: unknown, record: SweepRecord) => {
          state.record = JSON.parse(JSON.stringify(record)) as SweepRecord;
        },
      },
      mapUrl: () => null,
      release: "1.0.0",
      now: world.now,
      log,
    },
    sweep: (reason: SweepReason = "nightly") =>
      passTime(world, sweepRepository({ place, reason }, state.tools)),
    takeRequests: () => {
      const taken = shop.fake.requests.slice(seen);
      seen = shop.fake.requests.length;
      return taken.map(({ documentName, method, path }) => documentName ?? `${method} ${path}`);
    },
  });
  return state;
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

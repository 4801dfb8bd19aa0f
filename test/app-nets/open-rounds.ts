import { Octokit } from "@octokit/core";
import { onTestFinished } from "vitest";
import { openDeliveryLog } from "../../app/delivery-log.ts";
import type { Log } from "../../app/log.ts";
import { readRedeliveryMemory } from "../../app/read-redelivery-memory.ts";
import {
  type RedeliveryRound,
  type RedeliveryTools,
  redeliverFailures,
  type SweepWish,
} from "../../app/redeliver-failures.ts";
import type { WakeUp } from "../../app/wake-up.ts";
import { isToldOnce, readWakeUps, WAKING_EVENTS } from "../../app/wake-ups.ts";
import { toActor } from "../../shared/domain/actor.ts";
import { collectLog, type LogLine } from "../app/collect-log.ts";
import { buildShop, type Shop, WEBHOOK_SECRET } from "../github/build-shop.ts";
import { type Receiver, receiveWebhooks } from "../github/receive-webhooks.ts";
import type { LoggedRequest } from "../github/serve/logged-request.ts";

export const MINUTE = 60_000;

/** Rounds of one App, against GitHub's own list of deliveries. */
export interface Rounds {
  readonly shop: Shop;
  /** What takes the deliveries instead of the App. */
  readonly receiver: Receiver;
  readonly wishes: SweepWish[];
  readonly woken: WakeUp[];
  readonly lines: readonly LogLine[];
  /** Called before what is woken is kept; may throw. To be set. */
  wake: () => void;
  /** To be set. */
  isStopping: () => boolean;
  round(): Promise<RedeliveryRound>;
  /** What is done there fails with this status. */
  whileItAnswers(status: number, act: () => void | Promise<void>): Promise<void>;
  /** Requests about deliveries since the last call: the list, single ones, attempts. */
  takeRequests(): { lists: number; reads: number; attempts: number };
}

export async function openRounds(): Promise<Rounds> {
  const receiver = await receiveWebhooks(WEBHOOK_SECRET);
  // GitHub's limits are kept by the client, which spaces out what it posts.
  const shop = await buildShop({ webhookUrl: `${receiver.url}/`, limits: false });
  onTestFinished(async () => {
    await shop.fake.close();
    await receiver.close();
  });
  await shop.fake.post.settle();
  receiver.received.length = 0;
  const { log, lines } = collectLog();
  const notes: unknown[] = [];
  let seen = shop.fake.requests.length;
  const rounds: Rounds = {
    ...{ shop, receiver, lines, wishes: [], woken: [] },
    wake: () => {},
    isStopping: () => false,
    round: async () => {
      const done = await redeliverFailures(openTools(rounds, notes, log));
      await shop.fake.post.settle();
      return done;
    },
    whileItAnswers: async (status, act) => {
      receiver.answer = status;
      await act();
      await shop.fake.post.settle();
      receiver.answer = 202;
    },
    takeRequests: () => {
      const taken = shop.fake.requests.slice(seen);
      seen = shop.fake.requests.length;
      return countRequests(taken);
    },
  };
  return rounds;
}

/** Of an App that keeps what it remembers as JSON. */
function openTools(rounds: Rounds, notes: unknown[], log: Log): RedeliveryTools {
  const { shop, wishes, woken } = rounds;
  const client = new Octokit({ auth: shop.appToken(), baseUrl: shop.fake.url });
  const own = toActor("streamkeeper[bot]");
  return {
    deliveries: openDeliveryLog(client as never, shop.clock),
    memory: {
      read: async () => readRedeliveryMemory(notes.at(-1)),
      write: async (memory) => void notes.push(JSON.parse(JSON.stringify(memory))),
    },
    isOurs: (event) => WAKING_EVENTS.includes(event),
    isToldOnce,
    readWakeUps: (event, payload) => readWakeUps(event, payload, own).wakeUps,
    wake: async (wakeUps) => {
      rounds.wake();
      woken.push(...wakeUps);
    },
    requestSweep: async (wish) => void wishes.push(wish),
    isStopping: () => rounds.isStopping(),
    now: shop.clock,
    log,
  };
}

function countRequests(requests: readonly LoggedRequest[]): ReturnType<Rounds["takeRequests"]> {
  const count = (method: string, path: RegExp): number =>
    requests.filter((one) => one.method === method && path.test(one.path)).length;
  return {
    lists: count("GET", /\/deliveries$/),
    reads: count("GET", /\/deliveries\/\d+$/),
    attempts: count("POST", /\/attempts$/),
  };
}

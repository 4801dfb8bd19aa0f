import { appendFileSync } from "node:fs";
import { DurableQueue } from "../../app/durable-queue.ts";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";
import { SYSTEM_CLOCK } from "../../shared/github/system-clock.ts";
import { collectLog } from "../app/collect-log.ts";
import { namesOf, wake } from "../app/queue-bench.ts";

export interface ProcessSettings {
  readonly place: StorePlace;
  readonly schema: string;
  /** Where each job that was done is written down: its target's number and its claims, a line each. */
  readonly diary: string;
}

/** An event: it wakes an issue, and brings a claim. */
export interface Event {
  readonly number: number;
  readonly claim: string;
}

export type Order = { readonly kind: "add"; readonly event: Event } | { readonly kind: "drain" };
export type Answer =
  | { readonly kind: "added"; readonly claim: string }
  | { readonly kind: "ready" | "drained" };

/** A process that has a durable queue and does its jobs, until it is killed. */
const { place, schema, diary } = JSON.parse(process.argv[2] ?? "") as ProcessSettings;
const say = (answer: Answer): void => void process.send?.(answer);

const store = await openStore(place, { log: collectLog().log, schema });
const queue = new DurableQueue({
  store,
  run: async ({ target, claims }) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const number = "number" in target ? target.number : 0;
    appendFileSync(diary, `${[number, ...namesOf(claims)].join(" ")}\n`);
  },
  concurrency: 8,
  spacingMs: 30,
  clock: SYSTEM_CLOCK,
  retryWait: () => null,
  onFailure: ({ error }) => appendFileSync(diary, `failed: ${String(error)}\n`),
  onTrouble: (error) => appendFileSync(diary, `trouble: ${String(error)}\n`),
});
await queue.start();
process.on("message", (order: Order) => {
  if (order.kind === "drain") void queue.drain().then(() => say({ kind: "drained" }));
  else {
    const { number, claim } = order.event;
    void queue
      .add([wake(number, { claim, installation: 1 + (number % 3) })])
      .then(() => say({ kind: "added", claim }));
  }
});
say({ kind: "ready" });

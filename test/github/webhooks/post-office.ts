import { randomUUID } from "node:crypto";
import type { Site } from "../shapes/site.ts";
import type { App, Installation } from "../state/app.ts";
import type { Happening } from "../state/happening.ts";
import type { World } from "../state/world.ts";
import type { Delivery } from "./delivery.ts";
import { isHeard } from "./is-heard.ts";
import { placeOf } from "./place-of.ts";
import { signBody } from "./sign-body.ts";
import { writePayload } from "./write-payload.ts";

const TIMEOUT_MS = 10_000;
const LARGEST_BODY = 25 * 1024 * 1024;

/** Brings webhooks to the Apps, as GitHub does: signed, once, without trying again; each try is remembered. */
export class PostOffice {
  readonly deliveries: Delivery[] = [];
  readonly #world: World;
  readonly #site: Site;
  readonly #underWay = new Set<Promise<void>>();
  #held: Delivery[] | null = null;
  readonly #closing = new AbortController();

  constructor(world: World, site: Site) {
    this.#world = world;
    this.#site = site;
    world.listeners.push((happening) => this.#hear(happening));
  }

  /** Keeps deliveries back until `release`, to send them late or in another order. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends what was kept back, in the order that `arrange` gives it; what it leaves out is lost. */
  release(arrange: (held: Delivery[]) => Delivery[] = (held) => held): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const delivery of arrange(held)) this.#send(delivery);
  }

  /** A new delivery with the same guid and body. */
  redeliver(former: Delivery): Delivery {
    const delivery = this.#write(former, former.guid, true);
    this.#send(delivery);
    return delivery;
  }

  /** No delivery is under way. */
  get isSettled(): boolean {
    return this.#underWay.size === 0;
  }

  /** Waits until no delivery is under way. */
  async settle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Gives up on what is under way, and sends nothing more. */
  close(): void {
    this.#closing.abort();
  }

  #hear(happening: Happening): void {
    if (this.#closing.signal.aborted) return;
    const gone = happening.event === "installation" ? [happening.installation] : [];
    for (const installation of new Set([...this.#world.installations, ...gone])) {
      if (!isHeard(happening, installation) || installation.app.webhookUrl === null) continue;
      this.#dispatch(happening, installation);
    }
  }

  #dispatch(happening: Happening, installation: Installation): void {
    const body = JSON.stringify(writePayload(this.#world, happening, installation, this.#site));
    if (Buffer.byteLength(body) > LARGEST_BODY) return;
    const content = {
      app: installation.app,
      installation,
      repository: placeOf(happening).repository,
      event: happening.event,
      action: "action" in happening ? happening.action : null,
      body,
    };
    const delivery = this.#write(content, randomUUID(), false);
    if (this.#held !== null) this.#held.push(delivery);
    else this.#send(delivery);
  }

  #write(
    content: Pick<Delivery, "app" | "installation" | "repository" | "event" | "action" | "body">,
    guid: string,
    isRedelivery: boolean,
  ): Delivery {
    const { app, installation, repository, event, action, body } = content;
    const delivery: Delivery = {
      id: this.deliveries.length + 1,
      guid,
      app,
      installation,
      repository,
      event,
      action,
      body,
      headers: writeHeaders(app, event, guid, body),
      isRedelivery,
      deliveredAt: this.#world.now(),
      statusCode: 0,
      status: "pending",
      duration: 0,
      answer: null,
    };
    this.deliveries.push(delivery);
    return delivery;
  }

  #send(delivery: Delivery): void {
    const sending = post(delivery, this.#closing.signal).finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
  }
}

const writeHeaders = (app: App, event: string, guid: string, body: string): Record<string, string> => ({
  accept: "*/*",
  "content-type": "application/json",
  "user-agent": "GitHub-Hookshot/fake",
  "x-github-delivery": guid,
  "x-github-event": event,
  "x-github-hook-id": String(app.id),
  "x-github-hook-installation-target-id": String(app.id),
  "x-github-hook-installation-target-type": "integration",
  "x-hub-signature-256": signBody(app.webhookSecret, body),
});

async function post(delivery: Delivery, closing: AbortSignal): Promise<void> {
  const start = performance.now();
  try {
    const answer = await fetch(delivery.app.webhookUrl ?? "", {
      method: "POST",
      headers: delivery.headers,
      body: delivery.body,
      signal: AbortSignal.any([closing, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    delivery.answer = await answer.text();
    delivery.statusCode = answer.status;
    delivery.status = answer.ok ? "OK" : `Invalid HTTP Response: ${answer.status}`;
  } catch (error) {
    const isLate = error instanceof Error && error.name === "TimeoutError";
    delivery.status = isLate ? "timed out" : "failed to connect to host";
  }
  delivery.duration = Math.round(performance.now() - start) / 1000;
}

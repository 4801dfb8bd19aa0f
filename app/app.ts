import type { Context, Probot } from "probot";
import type { Actor } from "../shared/domain/actor.ts";
import { isRecord } from "./events/payload.ts";
import type { Log } from "./log.ts";
import { nameTarget } from "./name-target.ts";
import type { Queue } from "./queue.ts";
import type { SignedDelivery } from "./verify-delivery.ts";
import { OUR_OWN, readWakeUps, WAKING_EVENTS } from "./wake-ups.ts";

export interface WakeUpTools {
  readonly queue: Pick<Queue, "add">;
  /** The identity that our App acts as. */
  readonly own: Actor;
  readonly log: Log;
}

/** Targets that a log line names; a new installation may wake hundreds. */
const MOST_NAMED = 5;

type EventNames = Parameters<Probot["on"]>[0];

/**
 * Registers what the App does on an event: it puts what the event wakes into the queue, and nothing else, so that GitHub
 * has its answer at once and no event is lost in the middle of work.
 */
export function registerWakeUps(probot: Probot, { queue, own, log }: WakeUpTools): void {
  probot.on(WAKING_EVENTS as unknown as EventNames, async ({ id, name, payload }: Context) => {
    const { wakeUps, reason } = readWakeUps(name, payload, own);
    await queue.add(wakeUps);
    const fields = { delivery: id, event: name, action: readAction(payload) };
    // Each write of ours comes back as an event: at a busy time these would drown the others.
    if (reason === OUR_OWN) return log.debug(fields, reason);
    if (reason !== null) return log.info(fields, reason);
    const named = wakeUps.slice(0, MOST_NAMED).map(({ target }) => nameTarget(target));
    const more = wakeUps.length > named.length ? ` and ${wakeUps.length - named.length} more` : "";
    log.info({ ...fields, woke: named.join(", ") + more }, "An event woke something.");
  });
}

/** Hands a delivery to Probot. Resolves once all that it wakes is in the queue; rejects with Probot's AggregateError. */
export async function receiveDelivery(
  probot: Pick<Probot, "receive">,
  { id, event, payload }: SignedDelivery,
  log: Log,
): Promise<void> {
  if (!WAKING_EVENTS.includes(event) || !isRecord(payload)) {
    log.info({ delivery: id, event, action: readAction(payload) }, "The event is none that wakes anything.");
    return;
  }
  await probot.receive({ id, name: event, payload } as unknown as Parameters<Probot["receive"]>[0]);
}

const readAction = (payload: unknown): string | null => {
  const action = isRecord(payload) ? payload.action : null;
  return typeof action === "string" && /^[a-z_]{1,50}$/.test(action) ? action : null;
};

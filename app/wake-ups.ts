import { type Actor, toActor } from "../shared/domain/actor.ts";
import type { Delivery, EventReader } from "./events/delivery.ts";
import { isRecord, readId, readText } from "./events/payload.ts";
import { readBoardItemEvent } from "./events/read-board-item-event.ts";
import { readCommentEvent } from "./events/read-comment-event.ts";
import { readDependencyEvent } from "./events/read-dependency-event.ts";
import { readInstallationEvent } from "./events/read-installation-event.ts";
import { readIssueEvent } from "./events/read-issue-event.ts";
import { readLabelEvent } from "./events/read-label-event.ts";
import { readPushEvent } from "./events/read-push-event.ts";
import { readSubIssueEvent } from "./events/read-sub-issue-event.ts";
import type { WakeUp } from "./wake-up.ts";

/** What a delivery wakes; with nothing to wake, why. */
export type WakeUpReading =
  | { readonly wakeUps: readonly [WakeUp, ...WakeUp[]]; readonly reason: null }
  | { readonly wakeUps: readonly []; readonly reason: string };

/** Why an event of ours wakes nothing. */
export const OUR_OWN = "We did this ourselves.";

const READERS: ReadonlyMap<string, EventReader> = new Map([
  ["issues", readIssueEvent],
  ["issue_comment", readCommentEvent],
  ["label", readLabelEvent],
  ["sub_issues", readSubIssueEvent],
  ["issue_dependencies", readDependencyEvent],
  ["projects_v2_item", readBoardItemEvent],
  ["push", readPushEvent],
  ["installation", readInstallationEvent],
  ["installation_repositories", readInstallationEvent],
]);

/** The events of GitHub that wake something; the App has to be subscribed to these. */
export const WAKING_EVENTS: readonly string[] = [...READERS.keys()];

/** The actions whose payload alone tells who wanted what: a command, or a card that was moved or taken off. */
const TOLD_ONCE: ReadonlyMap<string, readonly string[]> = new Map([
  ["issue_comment", ["created"]],
  ["projects_v2_item", ["edited", "deleted"]],
]);

/**
 * Whether what an event tells cannot be found by a later look at GitHub. A sweep makes up for every other event.
 *
 * @param action null = not told: it may be any
 */
export function isToldOnce(event: string, action: string | null): boolean {
  const actions = TOLD_ONCE.get(event) ?? [];
  return action === null ? actions.length > 0 : actions.includes(action);
}

/**
 * Reads what a webhook wakes. Pure; takes any JSON and never throws: what it cannot read wakes nothing, and the reason
 * says so in one plain sentence without a word of the payload.
 *
 * @param event value of the `x-github-event` header
 * @param own the identity that our App acts as; its own events wake nothing, since it knows what it did
 */
export function readWakeUps(event: string, payload: unknown, own: Actor): WakeUpReading {
  const reader = READERS.get(event);
  if (reader === undefined) return nothing("The event is none that wakes anything.");
  if (!isRecord(payload)) return nothing("The payload is no object.");
  const installation = readId(isRecord(payload.installation) ? payload.installation.id : null);
  if (installation === null) return nothing("The payload names no installation.");
  const sender = readSender(payload.sender);
  if (isOurs(sender, own)) return nothing(OUR_OWN);
  const delivery: Delivery = { action: readText(payload.action) ?? "", payload, installation, sender };
  const read = reader(delivery);
  if (typeof read === "string") return nothing(read);
  const [first, ...others] = read;
  if (first === undefined) return nothing("The event names nothing that we could look at.");
  return { wakeUps: [first, ...others], reason: null };
}

const nothing = (reason: string): WakeUpReading => ({ wakeUps: [], reason });

const KINDS = new Map([
  ["User", "user"],
  ["Bot", "bot"],
] as const);

/** The payload says of every login what it is, so that a person named like our App is not taken for it. */
function readSender(sender: unknown): Actor | null {
  if (!isRecord(sender)) return null;
  const login = readText(sender.login);
  if (login === null) return null;
  return { login: toActor(login).login, kind: KINDS.get(sender.type as "User" | "Bot") ?? "unknown" };
}

const isOurs = (sender: Actor | null, own: Actor): boolean =>
  sender !== null && sender.kind === "bot" && sender.login === own.login;

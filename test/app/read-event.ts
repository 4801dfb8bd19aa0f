import { nameTarget } from "../../app/name-target.ts";
import type { Claim, WakeUp } from "../../app/wake-up.ts";
import { readWakeUps, type WakeUpReading } from "../../app/wake-ups.ts";
import { toActor } from "../../shared/domain/actor.ts";

const OWN = toActor("streamkeeper[bot]");

/** What an event wakes, when we are streamkeeper[bot]. */
export const readEvent = (event: string, content: unknown): WakeUpReading => readWakeUps(event, content, OWN);

const show = ({ priority, target, claims }: WakeUp): string => {
  const [claim] = claims;
  const reason = claim?.kind === "sweep-reason" ? ` (${claim.reason})` : "";
  return `${priority} ${nameTarget(target)}${reason}`;
};

/** "priority target" of each wake-up, a sweep with its reason. */
export const showEvent = (event: string, content: unknown): string[] =>
  readEvent(event, content).wakeUps.map(show);

/** The claims of each wake-up. */
export const claimsOf = (event: string, content: unknown): (readonly Claim[])[] =>
  readEvent(event, content).wakeUps.map((one) => one.claims);

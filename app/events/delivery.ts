import type { Actor } from "../../shared/domain/actor.ts";
import type { WakeUp } from "../wake-up.ts";

/** A webhook's payload, of which only the parts that all events share have been read. */
export interface Delivery {
  /** "" for events without one. */
  readonly action: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly installation: number;
  /** Who did it; null when not told. */
  readonly sender: Actor | null;
}

/** Reads the events of one family: what they wake, or one sentence on why nothing. Never throws. */
export type EventReader = (delivery: Delivery) => readonly WakeUp[] | string;

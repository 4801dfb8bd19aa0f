import { isRecord } from "./events/payload.ts";
import type { FailedEvent, RedeliveryMemory } from "./plan-redelivery.ts";

/** What is remembered of failed deliveries, as it was stored; null = it cannot be read: all is looked at anew. */
export function readRedeliveryMemory(note: unknown): RedeliveryMemory | null {
  if (!isRecord(note) || !isInstant(note.until) || !Array.isArray(note.events)) return null;
  const events = note.events.filter(isFailedEvent);
  return events.length === note.events.length ? { until: note.until, events } : null;
}

const isInstant = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isFailedEvent = (value: unknown): value is FailedEvent =>
  isRecord(value) &&
  typeof value.guid === "string" &&
  Array.isArray(value.ids) &&
  value.ids.every(isInstant) &&
  isInstant(value.at) &&
  typeof value.isLeft === "boolean";

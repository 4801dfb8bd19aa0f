import { isRecord, readId } from "./events/payload.ts";
import type { FailedEvent, LeftDelivery, RedeliveryMemory } from "./plan-redelivery.ts";

/** What is remembered of failed deliveries, as it was stored; null = it cannot be read: all is looked at anew. */
export function readRedeliveryMemory(note: unknown): RedeliveryMemory | null {
  if (!isRecord(note) || !isInstant(note.until)) return null;
  // Earlier versions read nothing.
  const { until, events, unread = [], unlisted = null } = note;
  if (!isListOf(events, isFailedEvent) || !isListOf(unread, isLeftDelivery) || !isUnlisted(unlisted))
    return null;
  return { until, events, unread, unlisted };
}

const isInstant = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const isListOf = <T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] =>
  Array.isArray(value) && value.every(isOne);

const isFailedEvent = (value: unknown): value is FailedEvent =>
  isRecord(value) &&
  typeof value.guid === "string" &&
  isListOf(value.ids, isInstant) &&
  isInstant(value.at) &&
  typeof value.isLeft === "boolean";

const isLeftDelivery = (value: unknown): value is LeftDelivery =>
  isRecord(value) &&
  readId(value.id) !== null &&
  readId(value.installation) !== null &&
  (value.repository === null || readId(value.repository) !== null);

const isUnlisted = (value: unknown): value is RedeliveryMemory["unlisted"] =>
  value === null || (isRecord(value) && typeof value.cursor === "string" && isInstant(value.since));

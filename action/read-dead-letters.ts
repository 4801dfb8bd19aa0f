import type { DeadLetter, DeadLetterList, Replayed } from "./dead-letter.ts";

/** The App's list; null = whoever answered is no App of ours. */
export function readDeadLetters(answer: unknown): DeadLetterList | null {
  if (!isRecord(answer) || !Array.isArray(answer.letters) || !isCount(answer.more)) return null;
  const { letters, more } = answer;
  return letters.every(isDeadLetter) ? { letters, more } : null;
}

/** What the App did; null = whoever answered is no App of ours. */
export function readReplayed(answer: unknown): Replayed | null {
  if (!isRecord(answer) || !isCount(answer.replayed) || !Array.isArray(answer.unknown)) return null;
  const { replayed, unknown } = answer;
  return unknown.every((id) => typeof id === "string") ? { replayed, unknown } : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isDeadLetter = (value: unknown): value is DeadLetter =>
  isRecord(value) &&
  [value.id, value.target, value.error, value.at].every((text) => typeof text === "string") &&
  isCount(value.attempts) &&
  (value.kind === null || typeof value.kind === "string");

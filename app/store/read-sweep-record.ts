import { NOTHING_SWEPT, type SweepProgress, type SweepRecord } from "../../shared/reconcile/sweep.ts";
import { isRecord } from "../events/payload.ts";

/** What is remembered of a repository's sweeps, as it was stored; null = it cannot be read: a sweep begins anew. */
export function readSweepRecord(note: unknown): SweepRecord | null {
  if (!isRecord(note)) return null;
  const { basis, finishedAt, open } = note;
  const isWhole = isTextOrNull(basis) && (finishedAt === null || isCount(finishedAt));
  if (!isWhole || (open !== null && !isProgress(open))) return null;
  return { basis, finishedAt, open };
}

function isProgress(value: unknown): value is SweepProgress {
  if (!isRecord(value)) return false;
  const { reason, startedAt, basis, after, isCounted, tally } = value;
  return (
    typeof reason === "string" &&
    isCount(startedAt) &&
    typeof basis === "string" &&
    isTextOrNull(after) &&
    typeof isCounted === "boolean" &&
    isRecord(tally) &&
    Object.keys(NOTHING_SWEPT).every((name) => isCount(tally[name]))
  );
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";
const isCount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

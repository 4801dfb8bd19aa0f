import { GitHubError } from "../domain/github-error.ts";
import type { Write } from "../reconcile/ports.ts";

/** Takes room for so many comments, or for as many as there is; and tells when there is room for one more. */
export type TakeContents = (
  wanted: number,
) => Promise<{ readonly granted: number; readonly nextAt: number | null }>;

export interface PutOff {
  /** The writes that are not to be sent now. */
  readonly putOff: ReadonlySet<Write>;
  /** Why: `limited`, with the instant from which there is room. */
  readonly error: GitHubError;
}

const putOffUntil = (nextAt: number | null): GitHubError =>
  new GitHubError("limited", "GitHub lets no more comments be made now.", nextAt);

export const NOTHING_PUT_OFF: PutOff = { putOff: new Set(), error: putOffUntil(null) };

/**
 * Which of several callers' writes have to wait, since GitHub lets only so many comments be made a minute and an hour.
 * Where a comment waits, the caller's reactions do, too: they say that a comment was heard, and would keep the answer to
 * it from ever being written.
 */
export async function putOffContents(
  parts: readonly (readonly Write[])[],
  takeContents: TakeContents,
): Promise<PutOff> {
  const wanted = parts.flat().filter(isContent).length;
  if (wanted === 0) return NOTHING_PUT_OFF;
  const { granted, nextAt } = await takeContents(wanted);
  const putOff = new Set<Write>();
  let left = granted;
  for (const writes of parts) {
    const before = putOff.size;
    for (const write of writes) {
      if (!isContent(write)) continue;
      if (left > 0) left -= 1;
      else putOff.add(write);
    }
    if (putOff.size > before) for (const write of writes) if (write.kind === "react") putOff.add(write);
  }
  return { putOff, error: putOffUntil(nextAt) };
}

const isContent = ({ kind }: Write): boolean => kind === "add-comment";

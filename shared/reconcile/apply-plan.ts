import { GitHubError } from "../domain/github-error.ts";
import type { Change } from "../domain/plan.ts";
import {
  type IssueWriter,
  isBoardWrite,
  type ObservedIssue,
  type Write,
  type WriteOutcome,
} from "./ports.ts";
import type { RepositoryDesk } from "./repository-desk.ts";
import { toWrites } from "./write-plan.ts";

/**
 * Some of an issue's writes were not done; the others were. Something that is gone or refused (a label, an option)
 * changed under our hands, so that it pays to read again: such a failure counts as `unavailable`.
 */
export class PartialWriteError extends GitHubError {
  readonly failed: readonly { readonly write: Write; readonly error: GitHubError }[];

  constructor(failed: PartialWriteError["failed"]) {
    const { error } = failed.find(({ error }) => error.kind !== "forbidden") ?? failed[0]!;
    const names = [...new Set(failed.map(({ write }) => write.kind))].join(", ");
    const kind = error.kind === "gone" || error.kind === "refused" ? "unavailable" : error.kind;
    const needed = error.kind === "forbidden" ? ` ${describeNeeded(failed)}` : "";
    super(kind, `Not done: ${names}. ${error.message}${needed}`, error.retryAt);
    this.name = "PartialWriteError";
    this.failed = failed;
  }
}

function describeNeeded(failed: PartialWriteError["failed"]): string {
  const isBoard = failed.every(({ write }) => isBoardWrite(write));
  return isBoard
    ? `The App or token needs "Organization permissions > Projects: Read and write".`
    : `The App or token needs "Repository permissions > Issues: Read and write", and the repository must not be archived.`;
}

/**
 * Carries out a plan, in one document, and in a second one when a card is new and gets a value.
 *
 * @param answers reactions and replies to comments; a reaction says that a comment was heard, so it is taken back when
 *   what the comment asked for could not be done
 * @returns how many single writes were done
 * @throws GitHubError when nothing is known of the writes, PartialWriteError when some were not done
 */
export async function applyPlan(
  changes: readonly Change[],
  observed: ObservedIssue,
  desk: RepositoryDesk,
  writer: IssueWriter,
  answers: readonly Write[] = [],
): Promise<number> {
  const planned = await toWrites(changes, observed, desk);
  const writes = [...planned.now, ...answers];
  if (writes.length === 0) return 0;
  const outcomes = await writer.write(writes);
  const failed = findFailed(writes, outcomes);
  if (failed.length > 0) {
    await takeBack(failed, writes, outcomes, writer);
    throw new PartialWriteError(failed);
  }
  const item = findItem(writes, outcomes);
  if (planned.later === null || item === null) return writes.length;
  const value = [planned.later(item)];
  const late = findFailed(value, await writer.write(value));
  if (late.length > 0) throw new PartialWriteError(late);
  return writes.length + 1;
}

function findFailed(
  writes: readonly Write[],
  outcomes: readonly WriteOutcome[],
): PartialWriteError["failed"] {
  return writes.flatMap((write, index) => {
    const outcome = outcomes[index];
    return outcome === undefined || outcome.ok ? [] : [{ write, error: outcome.error }];
  });
}

function findItem(writes: readonly Write[], outcomes: readonly WriteOutcome[]): string | null {
  const outcome = outcomes[writes.findIndex(({ kind }) => kind === "add-item")];
  return outcome?.ok === true ? outcome.id : null;
}

/** What a reaction says was done was not: the next try has to see the comment as unheard. */
async function takeBack(
  failed: PartialWriteError["failed"],
  writes: readonly Write[],
  outcomes: readonly WriteOutcome[],
  writer: IssueWriter,
): Promise<void> {
  if (failed.every(({ write }) => write.kind === "add-comment" || write.kind === "react")) return;
  const done = writes.filter((write, index) => write.kind === "react" && outcomes[index]?.ok === true);
  if (done.length === 0) return;
  await writer.write(done.map((write) => ({ ...write, kind: "unreact" }) as Write));
}

import type { Actor } from "../domain/actor.ts";
import { GitHubError } from "../domain/github-error.ts";
import type { RepositoryName } from "../domain/place.ts";
import { FirstComments } from "./first-comments.ts";
import { listFirstComments } from "./list-first-comments.ts";
import { lookAtFamilies } from "./look-at-families.ts";
import { type LookPorts, lookAtIssues } from "./look-at-issues.ts";
import type { PlannedObservation } from "./plan-repository.ts";
import type { PageReader } from "./ports.ts";
import { sweepRepository } from "./sweep-repository.ts";
import { type SyncResult, SyncTally } from "./sync-tally.ts";

export interface SyncPorts extends LookPorts {
  readonly repository: RepositoryName;
  readonly pages: PageReader;
  /** Whom the token belongs to. */
  readonly me: Actor;
  /** How many issues are open. */
  readonly total: number;
  /** Told of each page of the first reading. */
  readonly onRead: (runs: readonly PlannedObservation[]) => void;
  /** Told how many issues were read and changed so far. */
  readonly onProgress: (read: number, changed: number) => void;
}

/** A family that is read in the wrong order needs one sweep a level; GitHub nests no deeper. */
const MOST_SWEEPS = 8;

/**
 * Sweeps a repository once and for all, with nothing else at work: what a sweep leaves to be looked at is looked at right
 * after it. Where much is left, another sweep does it with fewer requests.
 *
 * @throws GitHubError when nothing could be read; later ones are in the result
 */
export async function syncRepository(ports: SyncPorts): Promise<SyncResult> {
  const tally = new SyncTally();
  for (let sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
    const before = tally.writes;
    const posted = await sweepOnce(tally, { ...ports, onRead: sweep === 1 ? ports.onRead : () => {} });
    if (tally.stopped !== null) return tally.result();
    const isMuchLeft = tally.looks.size > tally.pages;
    if (isMuchLeft && tally.writes > before && sweep < MOST_SWEEPS) continue;
    // GitHub takes no writes just now: it is not to be asked even more.
    if (isMuchLeft) tally.giveUpLost();
    await lookAgain(tally, ports);
    if (tally.stopped === null) await ask(tally, posted, ports);
    break;
  }
  return tally.result();
}

/** @returns when we posted the first comments that are there, in milliseconds since 1970 */
async function sweepOnce(tally: SyncTally, ports: SyncPorts): Promise<readonly number[]> {
  const posted: number[] = [];
  let unwritten = 0;
  tally.beginSweep();
  try {
    await sweepRepository("asked", {
      ...ports,
      memory: null,
      activity: null,
      release: "",
      lookAgain: async (looks) => tally.leave(looks),
      tell: (swept, { runs }) => {
        tally.addPage(swept, runs.length);
        unwritten += swept.stopped?.left ?? 0;
        posted.push(...listFirstComments(runs, ports.me));
        ports.onRead(runs);
        ports.onProgress(tally.read, tally.changed.size);
      },
    });
  } catch (error) {
    if (!(error instanceof GitHubError) || !tally.hasBegun) throw error;
    const unread = Math.max(0, ports.total - tally.read);
    tally.stopped = { error, left: unwritten + unread + tally.looks.size + tally.asks.size };
  }
  return posted.sort((a, b) => a - b);
}

async function lookAgain(tally: SyncTally, ports: SyncPorts): Promise<void> {
  const wish = { numbers: [...tally.looks], occasion: "sweep", mayAskAnew: false } as const;
  tally.addLooks(await lookAtFamilies(wish, ports));
}

/** First comments come last, since many a question answers itself; those beyond the hour's number wait. */
async function ask(tally: SyncTally, posted: readonly number[], ports: SyncPorts): Promise<void> {
  const { repository, now } = ports;
  const firstComments = new FirstComments();
  for (const at of posted) firstComments.take(repository, at);
  const asks = [...tally.asks].sort((a, b) => a - b);
  const numbers = asks.filter(() => firstComments.take(repository, now()));
  tally.heldBack = asks.length - numbers.length;
  tally.addLooks(await lookAtIssues({ numbers, occasion: "sweep", mayAskAnew: true }, ports));
}

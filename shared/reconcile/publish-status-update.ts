import { GitHubError } from "../domain/github-error.ts";
import { weekStart } from "../metrics/iso-week.ts";
import { WEEK } from "../metrics/span.ts";
import type {
  NewStatusUpdate,
  StatusBoard,
  StatusBoardUpdates,
  StatusUpdate,
  StatusUpdateStore,
} from "./publish-ports.ts";

/** What became of the week's status update. `out-of-sight` = no such board for this token; `closed` = left alone. */
export type PublishedStatus =
  | { readonly did: "created" | "edited" | "unchanged" | "closed"; readonly url: string }
  | { readonly did: "out-of-sight" };

/**
 * Says on a board how it stands, once a week (ISO weeks, UTC): our own update of the week that holds `now` is edited in
 * place; where there is none, one is made. After a write whose outcome is not known, the updates are read again; no
 * write is repeated.
 *
 * @param now milliseconds since 1970
 * @throws GitHubError
 */
export async function publishStatusUpdate(
  board: StatusBoard,
  update: Omit<NewStatusUpdate, "startDate">,
  now: number,
  store: StatusUpdateStore,
): Promise<PublishedStatus> {
  const seen = await store.readStatusUpdates(board);
  if (seen === null) return { did: "out-of-sight" };
  const { id, url, closed } = seen;
  if (closed) return { did: "closed", url };
  const monday = weekStart(now);
  const wanted: NewStatusUpdate = { ...update, startDate: new Date(monday).toISOString().slice(0, 10) };
  const present = findOfWeek(seen, wanted.startDate, monday);
  if (present !== null && isSame(present, wanted)) return { did: "unchanged", url };
  const write = (): Promise<void> =>
    present === null ? store.createStatusUpdate(id, wanted) : store.editStatusUpdate(present.id, wanted);
  await write().catch(async (error: unknown) => {
    if (!(error instanceof GitHubError) || error.kind !== "unavailable") throw error;
    const after = await store.readStatusUpdates(board);
    const written = after === null ? null : findOfWeek(after, wanted.startDate, monday);
    if (written === null || !isSame(written, wanted)) throw error;
  });
  return { did: present === null ? "created" : "edited", url };
}

/** By the day that we gave it; one whose day a person took away or changed, by when it was made. */
function findOfWeek({ ours }: StatusBoardUpdates, day: string, monday: number): StatusUpdate | null {
  const isOfWeek = ({ createdAt }: StatusUpdate): boolean => createdAt >= monday && createdAt < monday + WEEK;
  return ours.find(({ startDate }) => startDate === day) ?? ours.find(isOfWeek) ?? null;
}

const isSame = (present: StatusUpdate, wanted: NewStatusUpdate): boolean =>
  present.status === wanted.status &&
  present.body.replace(/\r\n/g, "\n").trimEnd() === wanted.body.trimEnd() &&
  present.startDate === wanted.startDate;

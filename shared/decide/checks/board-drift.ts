import { foldName } from "../../text/fold-name.ts";
import type { Check } from "./check.ts";
import { nameStream } from "./name-stream.ts";

/** The nightly sweep repairs a board; what is older was not repaired by one. */
const ONE_SYNC = 86_400_000;

/** The board's field disagrees with the stream for longer than one sync. */
export const boardDrift: Check = ({ weighed, decision, map, now }) => {
  const { board, events } = weighed.issue;
  if (board === null || decision.outcome === "tie") return null;
  const wanted = decision.stream === null ? null : nameStream(decision.stream, map);
  if (foldName(board.option ?? "") === foldName(wanted ?? "")) return null;
  const labelled = (events ?? []).filter(({ event }) => event === "labeled" || event === "unlabeled");
  const changedAt = Math.max(board.updatedAt ?? 0, ...labelled.slice(-1).map(({ at }) => at));
  if (now - changedAt <= ONE_SYNC) return null;
  return `The board shows ${board.option ?? "no stream"}, the issue sits in ${wanted ?? "no stream"}.`;
};

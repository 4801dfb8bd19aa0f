import { foldName } from "../../text/fold-name.ts";
import { quote } from "../../text/quote.ts";
import type { CompiledMap } from "../compile-rules.ts";
import type { Check } from "./check.ts";
import { nameStream } from "./name-stream.ts";

/** The nightly sweep repairs a board; what is older was not repaired by one. */
const ONE_SYNC = 86_400_000;

/**
 * The board's field disagrees with the stream for longer than one sync, or shows what is left alone: an option that is
 * no stream's, or a card that is archived.
 */
export const boardDrift: Check = ({ weighed, decision, map, now }) => {
  const { board, events } = weighed.issue;
  if (board?.kind !== "card") return null;
  const { option } = board;
  if (option !== null && !map.options.has(foldName(option))) {
    return `The board shows ${quote(option)}, which is no stream of the map, and is left alone. Valid: ${listNames(map)}.`;
  }
  if (decision.outcome === "tie") return null;
  const wanted = decision.stream === null ? null : nameStream(decision.stream, map);
  if (foldName(option ?? "") === foldName(wanted ?? "")) return null;
  const says = `The board shows ${option ?? "no stream"}, the issue sits in ${wanted ?? "no stream"}`;
  if (board.archived) return `${says}; its card is archived and left alone.`;
  const labelled = (events ?? []).filter(({ event }) => event === "labeled" || event === "unlabeled");
  const changedAt = Math.max(board.updatedAt ?? 0, ...labelled.slice(-1).map(({ at }) => at));
  return now - changedAt <= ONE_SYNC ? null : `${says}.`;
};

/** Names told; the rest is counted. */
const MOST_NAMES = 8;

function listNames({ flowMap: { streams } }: CompiledMap): string {
  const names = streams.filter(({ successor }) => successor === null).map(({ name }) => name);
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

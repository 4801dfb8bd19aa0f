import type { FlowMap } from "../shared/domain/flow-map.ts";
import type { StreamSetting } from "../shared/domain/setting.ts";
import type { Stream } from "../shared/domain/stream.ts";
import { flattenLine } from "../shared/text/flatten-line.ts";
import { foldName } from "../shared/text/fold-name.ts";
import { isNearName } from "../shared/text/near-name.ts";
import { quote } from "../shared/text/quote.ts";
import { findCommandLines } from "./find-command-lines.ts";

/** All commands of one comment together. */
export interface CommandReading {
  /** The last valid one that sets something. */
  readonly setting: StreamSetting | null;
  readonly wantsWhy: boolean;
  readonly wantsRecheck: boolean;
  /** One plain sentence on each command that cannot be followed; the comment's words in it are not escaped. */
  readonly problems: readonly string[];
}

/** Problems told in words; the rest is counted. */
const MOST_PROBLEMS = 3;
/** Longer than any id or name of a stream that could be meant. */
const LONGEST_NAME = 100;
const WORDS = ["none", "auto", "why", "recheck"] as const;

/** Reads the commands of a comment against the streams of the map. Linear in the comment. */
export function readCommands(body: string, flowMap: FlowMap): CommandReading {
  const lines = findCommandLines(body);
  const streams = indexStreams(flowMap.streams);
  const words = lines.map((line) => foldName(line));
  const settings = words.flatMap((word) => readSetting(word, streams) ?? []);
  const isKnown = (word: string): boolean =>
    WORDS.some((known) => known === word) || readSetting(word, streams) !== null;
  const unknown = new Map(
    lines.flatMap((line, index) => (isKnown(words[index]!) ? [] : [[words[index]!, line] as const])),
  );
  return {
    setting: settings.at(-1) ?? null,
    wantsWhy: words.includes("why"),
    wantsRecheck: words.includes("recheck"),
    problems: describeUnknown(unknown, flowMap.streams),
  };
}

/** Streams by folded id and name; an id goes before another stream's name. */
function indexStreams(streams: readonly Stream[]): ReadonlyMap<string, Stream> {
  const named = streams.map((stream) => [foldWords(stream.name), stream] as const);
  return new Map([...named, ...streams.map((stream) => [stream.id, stream] as const)]);
}

const foldWords = (name: string): string => foldName(name).replace(/\s+/g, " ");

function readSetting(word: string, streams: ReadonlyMap<string, Stream>): StreamSetting | null {
  if (word === "none" || word === "auto") return { kind: word };
  // A stream of such a name has to be set by its label.
  if (word === "why" || word === "recheck" || word === "split") return null;
  const stream = streams.get(word);
  return stream === undefined ? null : { kind: "stream", id: stream.successor ?? stream.id };
}

function describeUnknown(unknown: ReadonlyMap<string, string>, streams: readonly Stream[]): string[] {
  const told = [...unknown].slice(0, MOST_PROBLEMS).map(([word, line]) => describe(word, line, streams));
  const more = unknown.size - told.length;
  return more > 0 ? [...told, `The same goes for ${more} more.`] : told;
}

function describe(word: string, line: string, streams: readonly Stream[]): string {
  if (word === "") return "The command names no stream.";
  if (word === "split") return "Splitting an issue is not possible yet.";
  const written = flattenLine(line);
  const shown = written.length > LONGEST_NAME ? `${written.slice(0, LONGEST_NAME).toWellFormed()}…` : written;
  const meant = findNear(word, streams).map(quote).join(" or ");
  return `The map has no stream ${quote(shown)}.${meant === "" ? "" : ` Is ${meant} meant?`}`;
}

/** Ids and words that differ little from what was written. */
function findNear(word: string, streams: readonly Stream[]): string[] {
  if (word.length > LONGEST_NAME) return [];
  const near = streams.filter(
    ({ id, name, label, successor }) =>
      successor === null && [id, foldWords(name), foldWords(label)].some((valid) => isNearName(word, valid)),
  );
  return [...near.map(({ id }) => id), ...WORDS.filter((valid) => isNearName(word, valid))];
}

import type { FlowMap } from "../domain/flow-map.ts";
import { DAY } from "../metrics/span.ts";

/*
 * GitHub's searches for what the page counts. They go by labels, dates and blocks as GitHub shows them today: a backlog
 * whose labels are not set yet has other hits than the page has items.
 */

/** From the first instant, before the second; milliseconds since 1970, UTC. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export const IS_OPEN = "is:open";

/** A stream's id; null = no stream; "all" = wherever they sit. */
export type SearchedStream = string | null | "all";

/** A search for the issues of a stream that count, narrowed by terms. */
export function searchItems(stream: SearchedStream, map: FlowMap, ...terms: readonly string[]): string {
  return ["is:issue", ...terms, ...streamTerms(stream, map), ...ignoreTerms(map, terms)].join(" ");
}

export const withLabel = (...labels: readonly string[]): string => `label:${labels.map(quoteTerm).join(",")}`;

export const created = (period: Period): string => `created:${describePeriod(period)}`;

/** Created at least so long ago. */
export const createdUntil = (instant: number): string => `created:<=${writeInstant(instant)}`;

export const finished = (period: Period): string => `closed:${describePeriod(period)} reason:completed`;

/** Not planned, or a duplicate. */
export const dropped = (period: Period): string => `closed:${describePeriod(period)} -reason:completed`;

export const isBlocked = ({ labels }: FlowMap): string =>
  labels.blocked.length === 0 ? "is:blocked" : `(is:blocked OR ${withLabel(...labels.blocked)})`;

function streamTerms(stream: SearchedStream, { streams }: FlowMap): readonly string[] {
  if (stream === "all") return [];
  const labels = streams
    .filter(({ id, successor }) => stream === null || id === stream || successor === stream)
    .flatMap(({ label, aliases }) => [label, ...aliases]);
  if (stream === null) return labels.map((label) => `-${withLabel(label)}`);
  return labels.length === 0 ? [] : [withLabel(...labels)];
}

function ignoreTerms({ ignore, labels }: FlowMap, terms: readonly string[]): readonly string[] {
  const unwanted = terms.includes(IS_OPEN) ? [...ignore.labels, ...labels.done] : ignore.labels;
  const isDated = ignore.createdBefore === null || terms.some((term) => term.startsWith("created:"));
  return [
    ...unwanted.map((label) => `-${withLabel(label)}`),
    ...ignore.types.map((type) => `-type:${quoteTerm(type)}`),
    ...ignore.authors.map((login) => `-author:${login.replace(/^(.+)\[bot\]$/, "app/$1")}`),
    ...(isDated ? [] : [`created:>=${writeInstant(ignore.createdBefore)}`]),
  ];
}

/** A search's value may hold blanks and marks in quotes only. */
const quoteTerm = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&")}"`;

/** Whole days as days, both included; GitHub includes the ends of instants as well. */
const describePeriod = ({ from, to }: Period): string =>
  from % DAY === 0 && to % DAY === 0
    ? `${writeInstant(from).slice(0, 10)}..${writeInstant(to - DAY).slice(0, 10)}`
    : `${writeInstant(from)}..${writeInstant(to)}`;

/** To the second: "2026-10-12T08:00:00Z". */
const writeInstant = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

import { z } from "zod";
import { type Expectation, STREAM_COLORS, type Stream, type StreamColor } from "../../domain/stream.ts";
import { type Draft, type FileOrder, pairsOf, valuesOf } from "./draft.ts";
import {
  byId,
  maps,
  nameOf,
  numberError,
  oneLine,
  section,
  text,
  texts,
  wholeNumber,
  words,
} from "./fields.ts";
import { convertRules, rule, shortRule } from "./rules.ts";

const expectation = section({
  percent: wholeNumber(1, 100).describe("Percent of the work items"),
  days: z
    .number({ error: numberError("a number of days above 0") })
    .positive({ error: "a number of days above 0" })
    .describe("Days from start to finish"),
});

const stream = section({
  name: text().optional().describe("Default: the id with dashes as spaces, each word capitalised"),
  outcome: text().optional().describe("What the customer gets"),
  owners: texts().optional().describe("Shown as text, never pinged"),
  color: z
    .enum(STREAM_COLORS, { error: `one of ${STREAM_COLORS.join(", ")}` })
    .optional()
    .describe("Default: assigned in order"),
  label: text()
    .optional()
    .describe("The stream's own label, at most 50 characters. Default: labels.prefix + id"),
  aliases: texts().optional().describe("Other labels that mean this stream"),
  "wip-limit": wholeNumber(1).optional().describe("At most this much work in progress"),
  expectation: expectation.optional().describe("Service level expectation on cycle time"),
  words: words()
    .optional()
    .describe("Short for one rule with words: words or phrases, * at either end allows a longer word"),
  labels: texts().optional().describe("Short for one rule with labels: * is a wildcard"),
  match: maps("rule", rule).optional().describe("Rules; what matches adds up"),
  retired: section({ into: text("the id of a stream").describe("The stream its work sits in now") })
    .optional()
    .describe("The stream is no longer used"),
}).describe("A value stream: an end-to-end flow that ends in an outcome for a customer");

export const MOST_STREAMS = 50;

/** 1 to 50 streams; one with no value is an empty stream. */
export const streams = byId("stream", stream.nullable())
  .refine((map) => Object.keys(map).length >= 1 && Object.keys(map).length <= MOST_STREAMS, {
    error: `a map of 1 to ${MOST_STREAMS} streams`,
    // Counted whatever is wrong inside.
    when: ({ value }) => typeof value === "object" && value !== null && !Array.isArray(value),
  })
  .meta({ minProperties: 1, maxProperties: MOST_STREAMS, description: "The value streams, by id" });

export type StreamDraft = Draft<z.infer<typeof stream>>;

/** Gray is what nobody chose, so it comes last. */
const COLORS_IN_ORDER: readonly StreamColor[] = [
  ...STREAM_COLORS.filter((color) => color !== "gray"),
  "gray",
];

/** Streams in the file's order. A retired one's `successor` is the end of its chain; null where the chain ends badly. */
export function convertStreams(
  draft: Draft<z.infer<typeof streams>> | undefined,
  order: FileOrder,
  prefix: string,
): Stream[] {
  const drafts = new Map(
    pairsOf(draft, order).map(([id, value]): [string, StreamDraft] => [id, value ?? {}]),
  );
  return [...drafts].map(([id, value], index) => convertStream(id, value, { index, prefix, drafts }));
}

function convertStream(
  id: string,
  draft: StreamDraft,
  { index, prefix, drafts }: { index: number; prefix: string; drafts: ReadonlyMap<string, StreamDraft> },
): Stream {
  const path = `streams.${id}`;
  return {
    id,
    name: nameOf(id, draft.name),
    outcome: draft.outcome === undefined ? null : oneLine(draft.outcome),
    owners: valuesOf(draft.owners),
    color: draft.color ?? COLORS_IN_ORDER[index % COLORS_IN_ORDER.length]!,
    label: draft.label?.trim() ?? `${prefix}${id}`.trim(),
    aliases: valuesOf(draft.aliases),
    wipLimit: draft["wip-limit"] ?? null,
    expectation: convertExpectation(draft.expectation),
    rules: [
      ...shortRule("words", valuesOf(draft.words), path),
      ...shortRule("labels", valuesOf(draft.labels), path),
      ...convertRules(draft.match, `${path}.match`),
    ],
    successor: findSuccessor(id, drafts),
  };
}

function convertExpectation(draft: Draft<Expectation> | undefined): Expectation | null {
  return draft?.percent === undefined || draft.days === undefined
    ? null
    : { percent: draft.percent, days: draft.days };
}

function findSuccessor(id: string, drafts: ReadonlyMap<string, StreamDraft>): string | null {
  const seen = new Set<string>();
  let current = id;
  for (
    let next = drafts.get(id)?.retired?.into;
    next !== undefined;
    next = drafts.get(current)?.retired?.into
  ) {
    if (seen.has(current) || seen.size > MOST_STREAMS || !drafts.has(next)) return null;
    seen.add(current);
    current = next;
  }
  return current === id ? null : current;
}

import { z } from "zod";
import type { Matcher, Points, Rule, RulePlace, UnlessMatcher } from "../../domain/rule.ts";
import { type Draft, entriesOf, valuesOf } from "./draft.ts";
import {
  numberError,
  oneOrMoreMaps,
  oneOrMoreTexts,
  oneOrMoreWords,
  section,
  text,
  wholeNumber,
} from "./fields.ts";

const form = section({
  section: text().describe("The heading of the issue form's question"),
  answers: oneOrMoreTexts().describe("Answers that match; * stands for any text"),
});

/** @param worth what the author learns about points; nothing under `unless`, which gives none */
const simpleMatchers = (worth: (points: string) => string) => ({
  words: oneOrMoreWords()
    .optional()
    .describe(
      `Words or phrases in the text; * at either end allows a longer word${worth("3 points in the title, a third for each in the body")}`,
    ),
  pattern: text("a regular expression in RE2 syntax")
    .optional()
    .describe(
      `A regular expression in RE2 syntax, ignoring case${worth("3 points in the title, 1 in the body")}`,
    ),
  labels: oneOrMoreTexts()
    .optional()
    .describe(`Labels; * is a wildcard${worth("5 points, once")}`),
  form: form.optional().describe(`An answer under a heading of an issue form${worth("decisive")}`),
  types: oneOrMoreTexts()
    .optional()
    .describe(`The issue's type; * is a wildcard${worth("1 point")}`),
});

const unless = section(simpleMatchers(() => "")).describe(
  "Cancels the rule where it matches; exactly one matcher, looks in title and body",
);

const points = z
  .union([wholeNumber(1, 100), z.literal("decisive")], {
    error: numberError("a whole number from 1 to 100, or decisive"),
  })
  .describe("What the rule is worth: 1 to 100, or decisive. Default: what its matcher is worth");

const place = z.enum(["title", "body", "both"], { error: "title, body or both" });

/** The keys of which a rule has exactly one. */
export const MATCHER_KEYS = ["words", "pattern", "labels", "form", "types", "all"] as const;

export const RULE_OPTIONS = ["in", "points", "unless"] as const;

export interface RuleShape {
  words?: string[] | undefined;
  pattern?: string | undefined;
  labels?: string[] | undefined;
  form?: { section: string; answers: string[] } | undefined;
  types?: string[] | undefined;
  all?: RuleShape[] | undefined;
  in?: RulePlace | undefined;
  points?: Points | undefined;
  unless?: z.infer<typeof unless> | undefined;
}

export const rule: z.ZodType<RuleShape> = section({
  ...simpleMatchers((points) => `. ${points}`),
  all: oneOrMoreMaps(
    "rule",
    z.lazy(() => rule),
  )
    .optional()
    .describe("Matches where every rule inside does; worth the sum of its parts"),
  in: place.optional().describe("Where words and pattern look; default both"),
  points: points.optional(),
  unless: unless.optional(),
}).meta({
  id: "rule",
  description:
    "A rule: exactly one matcher (words, pattern, labels, form, types or all), optionally in, points and unless",
});

/** Rules without a usable matcher are left out; the others keep their place in the file as their path. */
export function convertRules(
  drafts: readonly (Draft<RuleShape> | undefined)[] | undefined,
  path: string,
): Rule[] {
  return entriesOf(drafts).flatMap(([index, draft]) => convertRule(draft, `${path}[${index}]`) ?? []);
}

function convertRule(draft: Draft<RuleShape>, path: string): Rule | null {
  const matcher =
    draft.all === undefined
      ? convertMatcher(draft)
      : ({ kind: "all", rules: convertRules(draft.all, `${path}.all`) } satisfies Matcher);
  if (matcher === null) return null;
  return {
    path,
    matcher,
    in: draft.in ?? "both",
    points: draft.points ?? null,
    unless: draft.unless === undefined ? null : convertMatcher(draft.unless),
  };
}

function convertMatcher(draft: Draft<Omit<RuleShape, "all">>): UnlessMatcher | null {
  if (draft.words !== undefined) return { kind: "words", words: valuesOf(draft.words) };
  if (draft.pattern !== undefined) return { kind: "pattern", pattern: draft.pattern };
  if (draft.labels !== undefined) return { kind: "labels", labels: valuesOf(draft.labels) };
  if (draft.types !== undefined) return { kind: "types", types: valuesOf(draft.types) };
  if (draft.form?.section === undefined) return null;
  return { kind: "form", section: draft.form.section, answers: valuesOf(draft.form.answers) };
}

/** The short form `words:` or `labels:` of a stream, as the rule it stands for. */
export function shortRule(kind: "words" | "labels", list: readonly string[], path: string): Rule[] {
  if (list.length === 0) return [];
  const matcher: Matcher = kind === "words" ? { kind, words: list } : { kind, labels: list };
  return [{ path: `${path}.${kind}`, matcher, in: "both", points: null, unless: null }];
}

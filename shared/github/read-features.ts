import type { AskGraphQL } from "./ask.ts";
import { translateProblem } from "./translate-error.ts";

/** What a GitHub of another age may not know yet. */
export interface Features {
  /** Of the fields of an issue that we can do without, those that are there. */
  readonly fields: ReadonlySet<OptionalField>;
  /** Kinds of timeline items (`LABELED_EVENT`); null = all of them. */
  readonly itemTypes: ReadonlySet<string> | null;
}

export const OPTIONAL_FIELDS = [
  "issueType",
  "parent",
  "subIssues",
  "blockedBy",
  "blocking",
  "projectItems",
] as const;
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];

/** Those of github.com. */
export const ALL_FEATURES: Features = { fields: new Set(OPTIONAL_FIELDS), itemTypes: null };

/** For a reading without a board: a token that may not see boards is refused every document that speaks of them. */
export const withoutBoards = ({ fields, itemTypes }: Features): Features => ({
  fields: new Set([...fields].filter((field) => field !== "projectItems")),
  itemTypes,
});

export const READ_FEATURES = `query ReadFeatures {
  issue: __type(name: "Issue") { fields { name } }
  items: __type(name: "IssueTimelineItemsItemType") { enumValues { name } }
}`;

interface Answer {
  readonly issue: { readonly fields: readonly { readonly name: string }[] } | null;
  readonly items: { readonly enumValues: readonly { readonly name: string }[] } | null;
}

/** Asks a server what it knows, so that no document names what it would refuse. */
export async function readFeatures(ask: AskGraphQL, now: () => number): Promise<Features> {
  const { data, problems } = await ask(READ_FEATURES, {});
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, now());
  const { issue, items } = data as unknown as Answer;
  const known = new Set(issue?.fields.map(({ name }) => name));
  return {
    fields: new Set(OPTIONAL_FIELDS.filter((field) => known.has(field))),
    itemTypes: new Set(items?.enumValues.map(({ name }) => name)),
  };
}

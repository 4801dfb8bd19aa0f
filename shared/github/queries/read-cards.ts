import type { Features } from "../read-features.ts";
import { boardTimelineOf, CARDS } from "./issue-parts.ts";

/** The cards of issues by the issues' ids, at most 100, and when they last came and went. */
export function readCardsDocument(features: Features): string {
  const { types, parts } = boardTimelineOf(features);
  return `query ReadCards($ids: [ID!]!, $field: String!) {
  viewer { login }
  nodes(ids: $ids) { ... on Issue {
    id
    ${CARDS}
    timelineItems(last: 100, itemTypes: ${types}) { ${parts} }
  } }
}`;
}

import type { Features } from "../read-features.ts";
import { STATUS_CARDS, statusTimeline } from "./history-lists.ts";

/** The cards of issues by the issues' ids, at most 100, and where they have been. */
export const readStatusesDocument = (features: Features): string => `query ReadStatuses(
  $ids: [ID!]!, $field: String!
) {
  viewer { login }
  nodes(ids: $ids) { ... on Issue {
    id
    ${STATUS_CARDS.write("first: 20")}
    ${statusTimeline(features).write("first: 100")}
  } }
}`;

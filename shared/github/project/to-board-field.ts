import { GitHubError } from "../../domain/github-error.ts";
import type { BoardField, BoardOption } from "../../reconcile/ports.ts";

/** What is read of a field of a board: a fragment on `ProjectV2FieldConfiguration`, to follow a document. */
export const BOARD_FIELD = `
fragment BoardField on ProjectV2FieldConfiguration {
  __typename
  ... on ProjectV2FieldCommon { dataType }
  ... on ProjectV2SingleSelectField { id databaseId options { id name color description } }
}`;

interface FieldNode {
  readonly __typename: string;
  readonly dataType?: string;
  readonly id?: string;
  readonly databaseId?: number | null;
  readonly options?: readonly BoardOption[];
}

/** @param node as BOARD_FIELD reads it */
export function toBoardField(node: unknown): BoardField {
  if (node == null) return { kind: "missing" };
  const { __typename, dataType, id, databaseId, options } = node as FieldNode;
  if (__typename !== "ProjectV2SingleSelectField")
    return { kind: "other-type", type: dataType ?? __typename };
  if (id === undefined || options === undefined) {
    throw new GitHubError("unavailable", "GitHub did not say which options the board's field has.");
  }
  return { kind: "single-select", id, databaseId: databaseId ?? null, options };
}

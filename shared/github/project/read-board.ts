import type { Board, BoardName } from "../../reconcile/ports.ts";
import type { GraphQLProblem } from "../ask.ts";
import { readUnlessForbidden } from "../read-unless-forbidden.ts";
import type { StoreTools } from "../store-tools.ts";
import { translateProblem } from "../translate-error.ts";
import { BOARD_FIELD, toBoardField } from "./to-board-field.ts";

const DOCUMENT = `query ReadBoard($owner: String!, $number: Int!, $field: String!) {
  organization(login: $owner) {
    projectV2(number: $number) {
      id title url closed viewerCanUpdate
      field(name: $field) { ...BoardField }
    }
  }
}${BOARD_FIELD}`;

interface BoardNode {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly closed: boolean;
  readonly viewerCanUpdate: boolean;
  readonly field?: unknown;
}

/** Null = there is no such board, its owner is a person, or the token cannot see it. */
export async function readBoard(
  { owner, number, field }: BoardName,
  { read, now }: Pick<StoreTools, "read" | "now">,
): Promise<Board | null> {
  const { data, problems } = await readUnlessForbidden(DOCUMENT, { owner, number, field }, read);
  const { projectV2 } = (data.organization ?? {}) as { readonly projectV2?: BoardNode | null };
  for (const problem of problems) {
    const error = translateProblem(problem, now());
    if (error.kind !== "gone" && (error.kind !== "forbidden" || isOfField(problem))) throw error;
  }
  if (projectV2 == null) return null;
  const { id, title, url, closed, viewerCanUpdate } = projectV2;
  return { id, title, url, closed, writable: viewerCanUpdate, field: toBoardField(projectV2.field) };
}

/** A board that is seen and its field is not: nobody can tell whether it has to be created. */
const isOfField = ({ path }: GraphQLProblem): boolean => path.includes("field");

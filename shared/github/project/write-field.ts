import { GitHubError } from "../../domain/github-error.ts";
import type { BoardField, BoardOption } from "../../reconcile/ports.ts";
import type { StoreTools } from "../store-tools.ts";
import { translateProblem } from "../translate-error.ts";
import { BOARD_FIELD, toBoardField } from "./to-board-field.ts";

const CREATE = `mutation CreateField($input: CreateProjectV2FieldInput!) {
  written: createProjectV2Field(input: $input) { projectV2Field { ...BoardField } }
}${BOARD_FIELD}`;

const UPDATE = `mutation SetOptions($input: UpdateProjectV2FieldInput!) {
  written: updateProjectV2Field(input: $input) { projectV2Field { ...BoardField } }
}${BOARD_FIELD}`;

type Tools = Pick<StoreTools, "write" | "now">;

/** Creates a single-select field; GitHub refuses one without options, and a name that the board has already. */
export function createField(
  projectId: string,
  name: string,
  options: readonly BoardOption[],
  tools: Tools,
): Promise<BoardField> {
  const singleSelectOptions = options.map(toInput);
  return writeField(CREATE, { projectId, name, dataType: "SINGLE_SELECT", singleSelectOptions }, tools);
}

/** Replaces all options: one that is there and not among them is gone, and with it the value of every item that had it. */
export function setOptions(
  fieldId: string,
  options: readonly BoardOption[],
  tools: Tools,
): Promise<BoardField> {
  return writeField(UPDATE, { fieldId, singleSelectOptions: options.map(toInput) }, tools);
}

const toInput = ({ id, name, color, description }: BoardOption): Readonly<Record<string, unknown>> => ({
  ...(id !== null && { id }),
  name,
  color,
  description,
});

async function writeField(
  document: string,
  input: Readonly<Record<string, unknown>>,
  { write, now }: Tools,
): Promise<BoardField> {
  const { data, problems } = await write(document, { input });
  const [problem] = problems;
  if (problem !== undefined) throw translateProblem(problem, now());
  const written = data.written as { readonly projectV2Field?: unknown } | null | undefined;
  if (written?.projectV2Field == null) {
    throw new GitHubError("unavailable", "GitHub did not say whether it changed the board's field.");
  }
  return toBoardField(written.projectV2Field);
}

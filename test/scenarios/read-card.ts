import type { Issue } from "../github/state/issue.ts";
import type { Project } from "../github/state/project.ts";

/** The option that the issue's card shows in a field: null = no value, undefined = there is no card. */
export function readCard(
  { items, fields }: Project,
  issue: Issue,
  fieldName = "Stream",
): string | null | undefined {
  const item = items.find(({ content }) => content === issue);
  if (item === undefined) return undefined;
  const field = fields.find(({ name }) => name === fieldName);
  const value = item.values.get(field?.id ?? "")?.value;
  return field?.options.find(({ id }) => id === value)?.name ?? null;
}

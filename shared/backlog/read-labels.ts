import { readList } from "./read-list.ts";
import { readName } from "./read-name.ts";
import type { RowProblems } from "./row-problems.ts";

/** The names of an issue's labels, which are texts or `{ name }`; none when there is no list. */
export function readLabels(value: unknown, problems: RowProblems): string[] {
  const labels = readList(value, "labels", problems, (entry, field) => {
    const name = readName(entry);
    if (name === null) problems.add(field, "a label's name, or an object with it as name", entry);
    return name;
  });
  return labels ?? [];
}

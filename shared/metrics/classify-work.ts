import type { Issue } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import type { FigureContext } from "./figure-context.ts";
import type { WorkClass } from "./stream-figures.ts";

/** The class of `report.types` that an issue's type names, else the first that one of its labels names. */
export function classifyWork({ type, labels }: Issue, { classes }: FigureContext): WorkClass {
  const find = (names: readonly string[]): WorkClass | undefined =>
    classes.find((known) => names.some((name) => known.names.has(name)))?.name;
  return (type === null ? undefined : find([foldName(type)])) ?? find(labels.map(foldName)) ?? "other";
}

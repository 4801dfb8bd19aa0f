import type { Issue } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import type { FigureContext } from "./figure-context.ts";

/** Ids of the objectives that an issue serves by its milestone or a label. */
export function findObjectives(
  { milestone, labels }: Issue,
  { objectives }: FigureContext,
): readonly string[] {
  if (objectives.length === 0) return [];
  const folded = milestone === null ? null : foldName(milestone);
  const names = labels.map(foldName);
  return objectives.flatMap(({ id, milestones, labels: wanted }) => {
    const serves = (folded !== null && milestones.has(folded)) || names.some((name) => wanted.has(name));
    return serves ? [id] : [];
  });
}

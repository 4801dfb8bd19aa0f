import { foldName } from "../text/fold-name.ts";
import type { StageKind } from "./bottleneck.ts";
import type { FigureContext } from "./figure-context.ts";

/** The stages that work goes through: statuses of the board where its history can be read, else labels of the map. */
export function listStages(
  { map, stageLabels }: FigureContext,
  statusHistory: boolean,
): readonly StageKind[] {
  if (!statusHistory) {
    return stageLabels.map(({ label, folded }) => {
      return { stage: label, name: folded, spansOf: (item) => item.stageLabels };
    });
  }
  const { active, waiting, blocked } = map.project?.status ?? { active: [], waiting: [], blocked: [] };
  return [...active, ...waiting, ...blocked].map((stage) => {
    return { stage, name: foldName(stage), spansOf: (item) => item.statuses };
  });
}

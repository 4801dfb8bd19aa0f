import { blockedLabels } from "./blocked-labels.ts";
import type { Check } from "./check.ts";

/** Still marked blocked though every blocker is closed. */
export const blockCleared: Check = (subject) => {
  const [folded] = blockedLabels(subject);
  const { blockers } = subject.neighbours;
  if (folded === undefined || blockers.length === 0 || blockers.some(({ open }) => open !== false))
    return null;
  return `Everything that blocked it is closed. If it can go on, take "${subject.labels.get(folded)}" off.`;
};

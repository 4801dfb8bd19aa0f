import { nodeAt } from "../source-tree.ts";
import { problemAt, type WarningLint } from "./lint.ts";

/** A stream says what the customer gets. A retired one need not: its work sits elsewhere. */
export const noOutcome: WarningLint = ({ draft, tree, flowMap, isSound }) =>
  flowMap.streams
    .filter(
      ({ id, outcome }) => outcome === null && draft.streams?.[id]?.retired === undefined && isSound(id),
    )
    .filter(({ id }) => !nodeAt(tree.root, ["streams", id]).children.has("outcome"))
    .map(({ id }) => {
      const message = `The stream "${id}" has no outcome.`;
      const hint = "Say what the customer gets: `outcome: Shoppers pay in under a minute`.";
      return problemAt(tree, ["streams", id], { code: "no-outcome", message, hint }, "key");
    });

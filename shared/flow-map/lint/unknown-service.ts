import { entriesOf, pairsOf } from "../convert/draft.ts";
import { hintAt } from "../hint-at.ts";
import { shorten } from "../shorten.ts";
import { printPath } from "../source-tree.ts";
import { type Lint, problemAt } from "./lint.ts";

/** The steps of journeys name services that the map has. */
export const unknownService: Lint = ({ draft, tree, serviceIds }) => {
  if (serviceIds === null) return [];
  const hint = hintAt([...serviceIds], "The map's services");
  return pairsOf(draft.journeys).flatMap(([journey, { steps }]) =>
    entriesOf(steps).flatMap(([step, { services }]) =>
      entriesOf(services).flatMap(([index, id]) => {
        if (serviceIds.has(id)) return [];
        const path = ["journeys", journey, "steps", step, "services", index];
        const message = `${printPath(path)}: there is no service "${shorten(id)}".`;
        return [problemAt(tree, path, { code: "unknown-service", message, hint: hint(id) })];
      }),
    ),
  );
};

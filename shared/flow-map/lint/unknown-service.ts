import { entriesOf, pairsOf } from "../convert/fields.ts";
import { shorten } from "../shorten.ts";
import { nodeAt, printPath } from "../source-tree.ts";
import { suggestOrList } from "../suggest.ts";
import { type Lint, problemAt } from "./lint.ts";

/** The steps of journeys name services that the map has. */
export const unknownService: Lint = ({ draft, tree }) => {
  const hasSection = tree.root.children.has("services");
  const ids = hasSection ? [...nodeAt(tree.root, ["services"]).children.keys()].map(String) : [];
  return pairsOf(draft.journeys).flatMap(([journey, { steps }]) =>
    entriesOf(steps).flatMap(([step, { services }]) =>
      entriesOf(services).flatMap(([index, id]) => {
        if (ids.includes(id)) return [];
        const path = ["journeys", journey, "steps", step, "services", index];
        const message = `${printPath(path)}: there is no service "${shorten(id)}".`;
        const hint = suggestOrList(id, ids, "Services");
        return [problemAt(tree, path, { code: "unknown-service", message, hint })];
      }),
    ),
  );
};

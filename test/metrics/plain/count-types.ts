import type { FlowMap } from "../../../shared/domain/flow-map.ts";
import { foldName } from "../../../shared/text/fold-name.ts";
import type { PlainCounted } from "./gather-items.ts";
import { share } from "./measure-flow.ts";
import { labelsAt } from "./trace-label.ts";

const CLASSES = ["feature", "defect", "risk", "debt"] as const;
type TypeClass = (typeof CLASSES)[number] | "other";

export function countTypes(finished: readonly PlainCounted[], flowMap: FlowMap, now: number) {
  const classes = finished.map((item) => classOf(item, flowMap, now));
  const all: readonly TypeClass[] = [...CLASSES, "other"];
  return Object.fromEntries(
    all.map((name) => {
      const count = classes.filter((one) => one === name).length;
      return [name, { count, share: share(count, classes.length) }];
    }),
  );
}

/** By its type; if that is in no class, by its labels as of `now`: the first class of which it has one. */
function classOf({ item }: PlainCounted, { report }: FlowMap, now: number): TypeClass {
  const namesOf = (name: (typeof CLASSES)[number]) => report.types[name].map(foldName);
  return (
    CLASSES.find((name) => item.type !== "" && namesOf(name).includes(item.type)) ??
    CLASSES.find((name) => labelsAt(item, namesOf(name), now).length > 0) ??
    "other"
  );
}

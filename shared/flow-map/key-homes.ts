import { flowMapShape } from "./flow-map-shape.ts";

/** For keys that stand in just one fixed section of a flow map, that section: "prefix" belongs under "labels". */
export const KEY_HOMES: Readonly<Record<string, string>> = findHomes();

function findHomes(): Record<string, string> {
  const homes: Record<string, string> = Object.create(null);
  const seen = new Set<string>(Object.keys(flowMapShape.shape));
  for (const name of ["labels", "project", "decide", "checks", "comments", "report", "ignore"] as const) {
    for (const key of Object.keys(flowMapShape.shape[name].unwrap().shape)) {
      if (seen.has(key)) delete homes[key];
      else homes[key] = name;
      seen.add(key);
    }
  }
  return homes;
}

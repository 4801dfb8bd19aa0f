import type { z } from "zod";
import { describeIssue } from "./describe-issue.ts";
import { type FlowMapDraft, flowMapShape } from "./flow-map-shape.ts";
import type { Problem } from "./problem.ts";
import { type Path, type SourceTree, valueAt } from "./source-tree.ts";

/** What `checkShape` found: everything that is wrong, and what is left when that is taken out. */
export interface ShapeReading {
  readonly draft: FlowMapDraft;
  readonly problems: readonly Problem[];
}

/**
 * Holds the file against the shape. Whatever is wrong is reported and taken out of the tree's value, so that the rest
 * can still be checked for meaning in the same pass; a list entry that is taken out leaves a hole, so that the places
 * of the others stay true.
 */
export function checkShape(tree: SourceTree): ShapeReading {
  const result = flowMapShape.safeParse(tree.value);
  if (result.success) return { draft: result.data, problems: [] };
  const described = oneForEachValue(result.error.issues).map((issue) => describeIssue(issue, tree));
  for (const { remove } of described) for (const path of remove) takeOut(tree.value, path);
  // The one cast: what does not fit the shape has just been taken out, and a draft may lack anything.
  return { draft: tree.value as FlowMapDraft, problems: described.flatMap(({ problems }) => problems) };
}

/** A value that fails two checks, such as a huge negative number, is one problem. */
function oneForEachValue(issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ code, path }) => {
    const place = `${code === "unrecognized_keys"} ${path.join("\n")}`;
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

function takeOut(value: unknown, path: Path): void {
  const last = path.at(-1);
  const parent = valueAt(value, path.slice(0, -1));
  if (Array.isArray(parent) && typeof last === "number") parent[last] = undefined;
  else if (typeof parent === "object" && parent !== null && typeof last === "string") {
    delete (parent as Record<string, unknown>)[last];
  }
}

import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import type { PlannedIssue } from "../../shared/domain/planned-issue.ts";
import { planIssue } from "../../shared/reconcile/plan-issue.ts";
import { NOW } from "./build.ts";

export const settings = (touched: boolean) => ({
  now: NOW,
  occasion: touched ? ("event" as const) : ("sweep" as const),
  mapUrl: () => "https://example.com/map",
});

/** Neighbours as they are seen: a parent sits in a living stream of the map, or in none. */
export function seen(neighbours: Neighbours, map: CompiledMap): Neighbours {
  const { parent } = neighbours;
  if (parent?.stream == null) return neighbours;
  const stream = map.streams.get(parent.stream);
  return { ...neighbours, parent: { ...parent, stream: stream?.successor ?? stream?.id ?? null } };
}

export const plan = (issue: Issue, neighbours: Neighbours, map: CompiledMap, touched = false): PlannedIssue =>
  planIssue(issue, seen(neighbours, map), map, settings(touched));

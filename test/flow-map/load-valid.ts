import { expect } from "vitest";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";

/** The flow map of a file without errors; it may have warnings. */
export function loadValid(source: string | Uint8Array): FlowMap {
  const { flowMap, diagnostics } = loadFlowMap(source, "flow-map.yml");
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return flowMap!;
}

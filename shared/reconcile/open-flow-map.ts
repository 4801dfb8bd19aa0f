import { type CompiledMap, compileRules } from "../decide/compile-rules.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { FlowMap } from "../domain/flow-map.ts";
import type { RepositoryName } from "../domain/place.ts";
import { loadFlowMap } from "../flow-map/load-flow-map.ts";
import type { MapFile, MapReader } from "./ports.ts";

export const MAP_FILE = ".github/flow-map.yml";

/**
 * The flow map in force. While the file on the default branch is invalid, the newest valid version in its history there
 * stays in force; `map` is null when there is none.
 */
export interface FlowMapInForce {
  readonly map: CompiledMap | null;
  /** Of the file on the default branch, valid or not; null = there is no file. */
  readonly version: string | null;
  /** Of the file on the default branch. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of the file on the default branch, for frames around its diagnostics; null = there is none. */
  readonly text: string | null;
  /** The version in force is an older one. */
  readonly isFormer: boolean;
}

/** @param automation logins whose labels count as ours beside those of the map: our own identity */
export async function openFlowMap(
  repository: RepositoryName,
  maps: MapReader,
  automation: readonly string[],
): Promise<FlowMapInForce> {
  const file = await maps.readMap(repository);
  if (file === null) return { map: null, version: null, diagnostics: [], text: null, isFormer: false };
  const { flowMap, diagnostics } = loadFile(file);
  const { version, text } = file;
  const compile = (valid: FlowMap): CompiledMap =>
    compileRules({ ...valid, automation: [...valid.automation, ...automation] });
  if (flowMap !== null) return { map: compile(flowMap), version, diagnostics, text, isFormer: false };
  for (const former of await maps.readFormerMaps(repository)) {
    const valid = former.version === version ? null : loadFile(former).flowMap;
    if (valid !== null) return { map: compile(valid), version, diagnostics, text, isFormer: true };
  }
  return { map: null, version, diagnostics, text, isFormer: false };
}

/** A file of which GitHub gives no text is judged by its size, or as bytes that are no text. */
function loadFile({ text, size }: MapFile): ReturnType<typeof loadFlowMap> {
  return loadFlowMap(text ?? new Uint8Array(Math.min(size, LARGEST_STAND_IN)).fill(0xff), MAP_FILE);
}

/** Larger than any flow map that is read. */
const LARGEST_STAND_IN = 1 << 20;

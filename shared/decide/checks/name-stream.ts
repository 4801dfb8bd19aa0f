import type { CompiledMap } from "../compile-rules.ts";

/** A stream's name for people. */
export function nameStream(id: string, map: CompiledMap): string {
  return map.streams.get(id)?.name ?? id;
}

/** "A", "A and B", "A, B and C". */
export function nameStreams(ids: readonly string[], map: CompiledMap): string {
  const names = ids.map((id) => nameStream(id, map));
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} and ${last}`;
}

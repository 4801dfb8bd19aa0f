import type { Issue } from "../domain/issue.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";

/**
 * What the board's field says of an issue. `untold`: no board, no card, or an archived one. A retired stream's name
 * stands for its successor.
 */
export type BoardReading =
  | { readonly kind: "untold" }
  | { readonly kind: "empty" }
  | { readonly kind: "stream"; readonly stream: string; readonly option: string }
  | { readonly kind: "unknown"; readonly option: string };

export function readBoard({ board }: Issue, map: CompiledMap): BoardReading {
  if (board === null || board.kind === "absent" || board.archived) return { kind: "untold" };
  return readOption(board.option, map);
}

/** @param option the name of one of the field's options; null = no value */
export function readOption(
  option: string | null,
  map: CompiledMap,
): Exclude<BoardReading, { kind: "untold" }> {
  if (option === null) return { kind: "empty" };
  const stream = map.options.get(foldName(option));
  return stream === undefined ? { kind: "unknown", option } : { kind: "stream", stream, option };
}

import type { Standing } from "./read-standing.ts";

/** A neighbour that can be asked: its standing, and the key of its parent. */
export interface Kin {
  readonly standing: Standing;
  readonly parent: string | null;
}

/** Finds what is known of an issue by its key; undefined = out of sight. */
export type FindKin = (key: string) => Kin | undefined;

/** How far up parents are asked; GitHub nests no deeper. */
const MOST_LEVELS = 8;

/**
 * The stream an issue sits in, as its neighbours see it: labels, decisive evidence, its own parent, points.
 * Null for none, several, and out of sight.
 */
export function findStream(key: string, find: FindKin): string | null {
  return ask(key, find, MOST_LEVELS);
}

/** The stream of an issue's parent; null also when the parents lead in a circle back to the issue. */
export function findParentStream(key: string, parent: string, find: FindKin): string | null {
  return isAbove(key, parent, find) ? null : ask(parent, find, MOST_LEVELS - 1);
}

function ask(key: string, find: FindKin, levels: number): string | null {
  const kin = find(key);
  if (kin === undefined) return null;
  const { standing, parent } = kin;
  if (standing.byLabels !== undefined) return standing.byLabels;
  if (standing.decisive !== null) return standing.decisive;
  if (parent !== null && levels > 0 && !isAbove(key, parent, find)) {
    const above = ask(parent, find, levels - 1);
    if (above !== null && !standing.removed.includes(above)) return above;
  }
  return standing.points;
}

/** Whether the way up from `parent` comes to `key`: a circle, in which nobody is anybody's parent. */
function isAbove(key: string, parent: string, find: FindKin): boolean {
  let current: string | null = parent;
  for (let level = 0; current !== null && level < MOST_LEVELS; level++) {
    if (current === key) return true;
    current = find(current)?.parent ?? null;
  }
  return false;
}

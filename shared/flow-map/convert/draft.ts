/** A value once what was wrong in it has been taken out: anything may be missing, lists may have holes. */
export type Draft<T> = T extends readonly (infer U)[]
  ? readonly (Draft<U> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Draft<T[K]> }
    : T;

/** The entries of a draft list with their positions in the file. */
export function entriesOf<T>(list: readonly (T | undefined)[] | undefined): [index: number, value: T][] {
  return (list ?? []).flatMap((value, index): [number, T][] => (value === undefined ? [] : [[index, value]]));
}

/** The entries that a draft list still has. */
export function valuesOf<T>(list: readonly (T | undefined)[] | undefined): T[] {
  return (list ?? []).filter((value) => value !== undefined);
}

/** Ids as they follow each other in the file. An object puts those that look like numbers first. */
export type FileOrder = Iterable<string>;

/** The entries of a draft map. Whoever depends on their order gives that of the file. */
export function pairsOf<T>(
  map: { readonly [id: string]: T | undefined } | undefined,
  order: FileOrder = Object.keys(map ?? {}),
): [id: string, value: T][] {
  return [...order].flatMap((id): [string, T][] => {
    const value = map !== undefined && Object.hasOwn(map, id) ? map[id] : undefined;
    return value === undefined ? [] : [[id, value]];
  });
}

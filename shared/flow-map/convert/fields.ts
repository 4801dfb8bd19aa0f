import { z } from "zod";

/*
 * The kinds of value a flow map is made of. The error text of each says what is expected, as in
 * "must be ...": describe-issue.ts makes the sentence, and knows the rest from the code.
 */

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

/** The entries of a draft map, in the order of the file. */
export function pairsOf<T>(
  map: { readonly [id: string]: T | undefined } | undefined,
): [id: string, value: T][] {
  return Object.entries(map ?? {}).flatMap(([id, value]): [string, T][] =>
    value === undefined ? [] : [[id, value]],
  );
}

/** Text that says something. */
export const text = (expected = "text") => z.string({ error: expected }).regex(/\S/, { error: expected });

export const texts = (expected = "a list of texts") => z.array(text(), { error: expected });

export const oneOrMoreTexts = (expected = "a list of at least one text") =>
  texts(expected).min(1, { error: expected });

export function wholeNumber(from: number, to = Number.MAX_SAFE_INTEGER) {
  const error =
    to === Number.MAX_SAFE_INTEGER
      ? `a whole number, ${from} or more`
      : `a whole number from ${from} to ${to}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
}

/** a-z 0-9 -, starts with a letter or digit, at most 40. */
export const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A map with fixed keys. The error text of an unknown key lists the valid ones. */
export function section<T extends z.core.$ZodLooseShape>(shape: T) {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? keys : `a map with the keys ${keys}`),
  });
}

/** A map from ids that the author chooses. The lint `bad-id` looks at the ids, so that values under a bad one are checked, too. */
export const byId = <T extends z.core.SomeType>(what: string, value: T) =>
  z
    .record(z.string(), value, { error: `a map of ${what}s by their ids` })
    .meta({ propertyNames: { pattern: ID.source } });

/** "first-purchase" -> "First Purchase". */
export function nameFromId(id: string): string {
  const words = id.split("-").filter((word) => word !== "");
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(" ") || id;
}

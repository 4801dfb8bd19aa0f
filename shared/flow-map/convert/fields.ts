import { z } from "zod";
import { shorten } from "../shorten.ts";

/*
 * The kinds of value a flow map is made of. The error text of each says what is expected, as in "must be ...", and on
 * a second line, where that is plain, how to get there: describe-issue.ts makes the sentences, and knows the rest from
 * the issue's code.
 */

const withFix = (expected: string, fix: string | null): string =>
  fix === null ? expected : `${expected}\n${fix}`;

const isPlain = (input: unknown): input is string | number | boolean =>
  typeof input === "string" || typeof input === "number" || typeof input === "boolean";

const isMap = (input: unknown): boolean =>
  typeof input === "object" && input !== null && !Array.isArray(input);

/** Text that says something. */
export const text = (expected = "text", form = /\S/) =>
  z
    .string({ error: ({ input }) => withFix(expected, isPlain(input) ? "Put it in quotes." : null) })
    .regex(form, { error: expected });

/** Text of a form of its own, such as 5m: quotes around something else don't make it one. */
export const formatted = (form: RegExp, expected: string) =>
  z.string({ error: expected }).regex(form, { error: expected });

export const texts = (expected = "a list of texts") => listOf(text(), expected);

export const oneOrMoreTexts = (expected = "a list of at least one text") =>
  texts(expected).min(1, { error: expected });

/** Words or phrases of a rule. */
export const words = (expected = "a list of words") =>
  listOf(text("a word or phrase, more than stars", /[^\s*]/), expected);

export const oneOrMoreWords = (expected = "a list of at least one word") =>
  words(expected).min(1, { error: expected });

function listOf<T extends z.core.SomeType>(entry: T, expected: string) {
  return z.array(entry, {
    error: ({ input }) =>
      withFix(expected, isPlain(input) ? `Write it as a list: ${showList(input)}.` : null),
  });
}

/** Whoever writes `cart, pay` means two. */
function showList(input: string | number | boolean): string {
  const parts = shorten(String(input))
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return `[${parts.map((part) => `"${part.replaceAll('"', "'")}"`).join(", ")}]`;
}

/** A list of maps, such as rules. */
export const maps = <T extends z.core.SomeType>(what: string, entry: T) =>
  z.array(entry, {
    error: ({ input }) =>
      withFix(
        `a list of ${what}s`,
        isMap(input) ? "Put `- ` before it, as before every entry of a list." : null,
      ),
  });

export const oneOrMoreMaps = <T extends z.core.SomeType>(what: string, entry: T) =>
  maps(what, entry).min(1, { error: `a list of at least one ${what}` });

export function wholeNumber(from: number, to = Number.MAX_SAFE_INTEGER) {
  const expected =
    to === Number.MAX_SAFE_INTEGER
      ? `a whole number, ${from} or more`
      : `a whole number from ${from} to ${to}`;
  return z
    .int({ error: numberError(expected) })
    .min(from, { error: expected })
    .max(to, { error: expected });
}

/** The error of a shape that takes numbers: "85" and 85% are numbers in disguise. */
export const numberError =
  (expected: string) =>
  ({ input }: { input?: unknown }): string => {
    const written = typeof input === "string" ? input.trim() : "";
    const number = /^(\d{1,9}(?:\.\d{1,9})?) ?%?$/.exec(written)?.[1];
    return withFix(expected, number === undefined ? null : `Write the number alone: ${number}.`);
  };

/** The error of a check's level: YAML 1.1 reads `off` as false, and some tools write it so. */
export const levelError =
  (expected: string) =>
  ({ input }: { input?: unknown }): string =>
    withFix(expected, input === false ? "Write `off`." : null);

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
    .record(z.string(), value, {
      error: ({ input }) =>
        withFix(
          `a map of ${what}s by their ids`,
          Array.isArray(input) ? "Start each with its id and a colon." : null,
        ),
    })
    .meta({ propertyNames: { pattern: ID.source } });

/** A name or a sentence in one line, however the file breaks it. */
export function oneLine(written: string): string {
  const lines = written.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => line !== "").join(" ");
}

/** The name that the file gives, else the one from the id: "first-purchase" -> "First Purchase". */
export function nameOf(id: string, written: string | undefined): string {
  if (written !== undefined) return oneLine(written);
  const words = id.split("-").filter((word) => word !== "");
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(" ") || id;
}

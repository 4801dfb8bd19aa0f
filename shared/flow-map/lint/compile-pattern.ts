import { RE2JS } from "re2js";

/** RE2's reason to refuse a pattern, or the size of its program (ignoring case, as rules do): the number of instructions. */
export type CompiledPattern = { readonly refusal: string } | { readonly size: number };

export function compilePattern(pattern: string): CompiledPattern {
  try {
    return { size: RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE).programSize() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // The library writes the flag that it was given into the pattern that it shows.
    return { refusal: reason.replace(/^error parsing regexp: /, "").replace("`(?i)", "`") };
  }
}

/** Letters of a whole Unicode property such as \pL; found by measuring. */
const CHARACTERS_OF_PROPERTY = 12_000;
const PROPERTY = /\\p/gi;
const RANGE = /(?<=(.)|^)-(?=\\x\{([0-9a-f]{1,8})\}|(.))/giu;

/**
 * At most so many characters RE2 looks at, one by one, to compile the pattern's classes ignoring case: about 40
 * million a second. Seen from the text alone, since a wall of classes compiles into a small program, but slowly.
 */
export function countClassCharacters(pattern: string): number {
  let count = 0;
  for (const _ of pattern.matchAll(PROPERTY)) count += CHARACTERS_OF_PROPERTY;
  for (const [, low = "", code, high = ""] of pattern.matchAll(RANGE)) {
    const last = code === undefined ? (high.codePointAt(0) ?? 0) : Number.parseInt(code, 16);
    count += Math.max(0, Math.min(last, 0x10ffff) - (low.codePointAt(0) ?? 0));
  }
  return count;
}

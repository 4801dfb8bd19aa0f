import { fold } from "./fold.ts";
import { isWordBefore } from "./word-character.ts";

/**
 * A test for folded names that start with a prefix. Blanks at its end may be missing: "stream:checkout" has the prefix
 * "stream: "; but "streaming" does not have the prefix "stream ". A blank prefix is none.
 */
export function compilePrefix(prefix: string): (foldedName: string) => boolean {
  const whole = fold(prefix).trimStart();
  if (whole === "") return () => false;
  const bare = whole.trimEnd();
  const enough = isWordBefore(bare, bare.length) ? whole : bare;
  return (foldedName) => foldedName.startsWith(enough);
}

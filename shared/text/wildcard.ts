import { foldName } from "./fold-name.ts";

/** Lower-casing writes a Greek sigma by its place in the name, which is another one in the pattern. */
const joinSigmas = (folded: string): string => folded.replaceAll("ς", "σ");

/**
 * A test for names (labels, types, answers) against a pattern in which `*` stands for any text; trimmed and folded.
 * Matches piece by piece, so that time is linear even for `*a*a*a*`.
 */
export function compileWildcard(pattern: string): (foldedName: string) => boolean {
  const pieces = joinSigmas(foldName(pattern)).split("*");
  const first = pieces[0] ?? "";
  if (pieces.length === 1) return (name) => joinSigmas(name) === first;
  const last = pieces[pieces.length - 1] ?? "";
  const middle = pieces.slice(1, -1).filter((piece) => piece !== "");
  return (foldedName) => {
    const name = joinSigmas(foldedName);
    if (name.length < first.length + last.length) return false;
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let from = first.length;
    const end = name.length - last.length;
    for (const piece of middle) {
      const at = name.indexOf(piece, from);
      if (at < 0 || at + piece.length > end) return false;
      from = at + piece.length;
    }
    return true;
  };
}

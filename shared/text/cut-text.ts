/** A text of at most so many characters (code points); what was longer ends with "…". */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const kept = characters.slice(0, Math.max(0, most - 1)).join("");
  return `${kept.trimEnd()}…`;
}

/** A picture as GitHub draws it: lines of Mermaid, fenced. Texts in the lines are escaped already. */
export const fenceMermaid = (lines: readonly string[]): string => ["```mermaid", ...lines, "```"].join("\n");

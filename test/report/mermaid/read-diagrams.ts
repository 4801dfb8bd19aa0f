const FENCED = /^```mermaid\n([\s\S]*?)^```$/gm;

/** The sources of all Mermaid blocks of a Markdown page. */
export const readDiagrams = (markdown: string): readonly string[] =>
  [...markdown.matchAll(FENCED)].map((match) => match[1]!);

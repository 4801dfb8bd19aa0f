const SIZE = 65_000;

const repeat = (text: string): string => text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);

/** Bodies of 65,000 characters that make careless readers slow. */
export const HOSTILE_BODIES: Readonly<Record<string, string>> = {
  brackets: repeat("["),
  "half links": repeat("[a]("),
  "links in links": repeat("[") + repeat("](x)"),
  images: repeat("![a]("),
  backticks: repeat("` `` ``` "),
  "growing backticks": Array.from({ length: 360 }, (_, n) => "`".repeat(n)).join(" "),
  "comment starts": repeat("<!-- "),
  "tag starts": repeat("<a <img "),
  quotes: repeat("> "),
  "list items": repeat("- "),
  "nested lists": Array.from({ length: 360 }, (_, n) => `${" ".repeat(n)}- a`).join("\n"),
  fences: repeat("```\n"),
  definitions: repeat("[a]: b\n"),
  headings: repeat("# a\n"),
  underlines: repeat("a\n==\n"),
  "one letter": repeat("a"),
  "letters and blanks": repeat("a "),
  newlines: repeat("\n"),
  backslashes: repeat("\\"),
  emoji: repeat("👩‍👩‍👧"),
  "combining marks": repeat("e\u0301\u0323"),
  "half pairs": repeat("\ud83d"),
  ligatures: repeat("ﷺ"),
  parentheses: repeat(`[a](${"(".repeat(30)}`),
};

/** A piece of Markdown that is shown as one thing, with its lines as written. */
export interface Block {
  readonly kind: "bullet" | "fence" | "fold" | "heading" | "quote" | "table" | "text";
  readonly lines: readonly string[];
}

const FENCE = /^\s{0,3}(`{3,})/;
/** The row under a table's head. */
const RULE = /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?$/;
/** What a reader can fold, each mark on a line of its own. */
const FOLD = /^(?:<details(?: open)?>(?:\s*<summary>.*<\/summary>)?|<summary>.*<\/summary>|<\/details>)$/;

const KINDS: readonly (readonly [Block["kind"], RegExp])[] = [
  ["fence", FENCE],
  ["heading", /^#{1,6} +/],
  ["quote", /^> ?/],
  ["bullet", /^\s{0,3}[-*] +/],
];

/** Empty lines only part blocks. */
export function splitBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const kind = kindAt(lines, at);
    const end = kind === null ? at + 1 : findEnd(lines, at, kind);
    if (kind !== null) blocks.push({ kind, lines: lines.slice(at, end) });
    at = end;
  }
  return blocks;
}

/** Null for an empty line. */
function kindAt(lines: readonly string[], at: number): Block["kind"] | null {
  const line = lines[at]!;
  const trimmed = line.trim();
  if (trimmed === "") return null;
  if (FOLD.test(trimmed)) return "fold";
  const isTable = line.includes("|") && RULE.test((lines[at + 1] ?? "").trim());
  return isTable ? "table" : (KINDS.find(([, mark]) => mark.test(line))?.[0] ?? "text");
}

/** The line after the block that begins here. */
function findEnd(lines: readonly string[], start: number, kind: Block["kind"]): number {
  if (kind === "heading" || kind === "fold") return start + 1;
  const isOver = kind === "fence" ? closes(FENCE.exec(lines[start]!)![1]!) : endsBlock(lines, kind);
  for (let at = start + (kind === "table" ? 2 : 1); at < lines.length; at += 1) {
    if (isOver(lines[at]!, at)) return kind === "fence" ? at + 1 : at;
  }
  return lines.length;
}

const closes =
  (fence: string) =>
  (line: string): boolean =>
    /^\s{0,3}`+\s*$/.test(line) && line.trim().length >= fence.length;

const endsBlock =
  (lines: readonly string[], kind: Block["kind"]) =>
  (line: string, at: number): boolean =>
    kind === "table" ? !line.includes("|") : kindAt(lines, at) !== kind;

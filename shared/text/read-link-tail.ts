/** How deep parentheses may nest in a bare link target; CommonMark's reference readers stop there too. */
const MOST_NESTED = 32;

const CLOSING_QUOTE: Readonly<Record<string, string>> = { '"': '"', "'": "'", "(": ")" };

/**
 * Reads the `(target "title")` behind a link text, in the lines from..to of one paragraph.
 * Remembers which closing quotes are missing, so that a wall of half-made links costs linear time.
 */
export class LinkTailReader {
  private readonly source: string;
  private readonly to: number;
  private readonly missing = new Set<string>();

  constructor(source: string, to: number) {
    this.source = source;
    this.to = to;
  }

  /** @returns the index behind `)`, or -1 when what starts at `open` is no link target */
  read(open: number): number {
    let at = this.skipSpace(open + 1);
    at = this.source[at] === "<" ? this.readAngled(at) : this.readBare(at);
    if (at < 0) return -1;
    const afterTarget = at;
    at = this.skipSpace(at);
    if (at > afterTarget && CLOSING_QUOTE[this.source[at] ?? ""] !== undefined) at = this.readTitle(at);
    if (at < 0) return -1;
    at = this.skipSpace(at);
    return at < this.to && this.source[at] === ")" ? at + 1 : -1;
  }

  private skipSpace(from: number): number {
    let at = from;
    while (at < this.to && " \t\n".includes(this.source[at]!)) at++;
    return at;
  }

  private readAngled(open: number): number {
    for (let at = open + 1; at < this.to; at++) {
      const character = this.source[at];
      if (character === ">") return at + 1;
      if (character === "<" || character === "\n") return -1;
      if (character === "\\") at++;
    }
    return -1;
  }

  private readBare(from: number): number {
    let depth = 0;
    let at = from;
    for (; at < this.to; at++) {
      const character = this.source[at]!;
      if (character <= " ") break;
      if (character === "\\") at++;
      else if (character === "(" && ++depth > MOST_NESTED) return -1;
      else if (character === ")" && --depth < 0) break;
    }
    return depth > 0 ? -1 : Math.min(at, this.to);
  }

  private readTitle(open: number): number {
    const close = CLOSING_QUOTE[this.source[open]!]!;
    if (this.missing.has(close)) return -1;
    for (let at = open + 1; at < this.to; at++) {
      if (this.source[at] === "\\") at++;
      else if (this.source[at] === close) return at + 1;
    }
    this.missing.add(close);
    return -1;
  }
}

/** How deep parentheses may nest in a bare link target; CommonMark's reference readers stop there too. */
const MOST_NESTED = 32;

const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const GREATER = 0x3e;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/**
 * Reads the `(target "title")` behind a link text, in the lines from..to of one paragraph.
 * A wall of half-made links costs linear time: a target reads over few brackets, and a title ends where the next starts.
 */
export class LinkTailReader {
  private readonly source: string;
  private readonly to: number;
  private readonly lastClose: number;

  constructor(source: string, from: number, to: number) {
    this.source = source;
    this.to = to;
    this.lastClose = from + source.slice(from, to).lastIndexOf(")");
  }

  /** @returns the index behind `)`, or -1 when what starts at `open` is no link target */
  read(open: number): number {
    if (open > this.lastClose) return -1;
    let at = this.skipSpace(open + 1);
    at = this.unitAt(at) === LESS ? this.readAngled(at) : this.readBare(at);
    if (at < 0) return -1;
    const afterTarget = at;
    at = this.skipSpace(at);
    if (at > afterTarget) at = this.readTitle(at);
    if (at < 0) return -1;
    at = this.skipSpace(at);
    return this.unitAt(at) === CLOSE ? at + 1 : -1;
  }

  /** The UTF-16 unit at an index; -1 from the paragraph's end on. */
  private unitAt(at: number): number {
    return at < this.to ? this.source.charCodeAt(at) : -1;
  }

  private skipSpace(from: number): number {
    let at = from;
    for (let unit = this.unitAt(at); unit === SPACE || unit === NEWLINE || unit === 0x09; ) {
      unit = this.unitAt(++at);
    }
    return at;
  }

  private readAngled(open: number): number {
    for (let at = open + 1; at < this.to; at++) {
      const unit = this.source.charCodeAt(at);
      if (unit === GREATER) return at + 1;
      if (unit === LESS || unit === NEWLINE) return -1;
      if (unit === BACKSLASH && this.unitAt(at + 1) !== NEWLINE) at++;
    }
    return -1;
  }

  private readBare(from: number): number {
    let depth = 0;
    let at = from;
    for (; at < this.to; at++) {
      const unit = this.source.charCodeAt(at);
      if (unit <= SPACE) break;
      if (unit === BACKSLASH && this.unitAt(at + 1) > SPACE) at++;
      else if (unit === OPEN && ++depth > MOST_NESTED) return -1;
      else if (unit === CLOSE && --depth < 0) break;
    }
    return depth > 0 ? -1 : Math.min(at, this.to);
  }

  /** Behind the title that starts at `open`; `open` itself when none does; -1 for one that never ends. */
  private readTitle(open: number): number {
    const first = this.unitAt(open);
    if (first !== DOUBLE_QUOTE && first !== SINGLE_QUOTE && first !== OPEN) return open;
    const close = first === OPEN ? CLOSE : first;
    for (let at = open + 1; at < this.to; at++) {
      const unit = this.source.charCodeAt(at);
      if (unit === BACKSLASH) at++;
      else if (unit === close) return at + 1;
      else if (unit === OPEN && first === OPEN) return -1;
    }
    return -1;
  }
}

import { foldName } from "./fold-name.ts";
import { InlineReader, normalizeLinkLabel } from "./read-inline.ts";
import { findDefinitionLabels, type Line, LineReader } from "./read-lines.ts";

/** A heading and what stands below it, down to the next heading of its rank or a higher one. */
export interface Section {
  /** The heading, folded; without closing `#`s and a final colon. */
  readonly heading: string;
  readonly level: number;
  /** What a reader sees below the heading. */
  readonly text: string;
  /** The same lines as written, HTML comments taken out. */
  readonly written: string;
}

export interface BodyText {
  /** What a reader sees of the whole body. */
  readonly text: string;
  readonly sections: readonly Section[];
}

interface OpenSection {
  readonly heading: string;
  readonly level: number;
  readonly textFrom: number;
  readonly from: number;
  /** Comments before this one in the list stand before the section. */
  readonly firstComment: number;
  textTo: number;
  to: number;
}

/** "## Which journey?  ##" and "Which journey?:" name one section. */
export function normalizeHeading(heading: string): string {
  const title = heading.trimEnd().replace(/\s#+$/, "");
  return foldName(title).replace(/:$/, "").trimEnd();
}

/** Which sections are kept apart, by normalized heading. */
export interface WantedSections {
  /** Headings of issue forms: unticked checkboxes below them are taken out of the text. */
  readonly form: ReadonlySet<string>;
  readonly other: ReadonlySet<string>;
}

/**
 * Reads an issue's body line by line as GitHub shows it, and takes out what is not the author's own running text
 * (see `InlineReader`; besides: fenced code, quoted lines, link definitions). Each thing taken out leaves a space.
 * Linear in the body.
 */
export function readBody(body: string, wanted: WantedSections): BodyText {
  // Twice as fast as one regular expression; GitHub's own form sends \r\n.
  return new BodyReader(body.replaceAll("\r\n", "\n").replaceAll("\r", "\n"), wanted).read();
}

/** What every part that the `InlineReader` takes out starts with; an image's `!` has its bracket behind it. */
const OPENING = /[\\`<[]/g;

/** A task that is not ticked: "- [ ] Paying". Looked at behind the list marker. */
const UNTICKED = /\[ \](?=\s|$)/y;

class BodyReader {
  private readonly source: string;
  private readonly wanted: WantedSections;
  private readonly lines: LineReader;
  private readonly definitions: ReadonlySet<string>;
  private readonly sections: OpenSection[] = [];
  private readonly openSections: OpenSection[] = [];
  private readonly comments: [from: number, to: number][] = [];
  private text = "";
  private afterQuote = false;
  /** The first `OPENING` from the place last asked about. */
  private opening = -1;

  constructor(source: string, wanted: WantedSections) {
    this.source = source;
    this.wanted = wanted;
    this.lines = new LineReader(source);
    this.definitions = new Set(findDefinitionLabels(source).map(normalizeLinkLabel));
  }

  read(): BodyText {
    let at = 0;
    while (at < this.source.length) at = this.readBlock(at, this.lines.read(at));
    this.closeSections(0, this.source.length, this.text.length);
    return {
      text: this.text,
      sections: this.sections.map((section) => ({
        heading: section.heading,
        level: section.level,
        text: this.text.slice(section.textFrom, section.textTo),
        written: this.withoutComments(section.from, section.to, section.firstComment),
      })),
    };
  }

  private readBlock(at: number, line: Line): number {
    const end = this.lines.endOf(at);
    const { afterQuote } = this;
    this.afterQuote = line.kind === "quote";
    switch (line.kind) {
      case "blank":
        this.text += "\n";
        return end;
      case "plain":
        this.text += this.source.slice(at, end);
        return end;
      case "quote":
      case "definition":
        return this.takeOut(end);
      case "fence":
        return this.takeOut(this.lines.endOfFence(line.contentAt));
      case "heading":
        return line.item ? this.readLine(at) : this.readHeading(at, end, line.contentAt);
      case "comment":
        return this.readLine(at);
      default:
        if (line.item && this.isUntickedAnswer(line.contentAt)) return this.takeOut(end);
        // GitHub shows text right below a quote as its last line, which no underline makes a heading.
        return this.readParagraph(at, line.kind === "text" && !afterQuote);
    }
  }

  private takeOut(end: number): number {
    this.text += " \n";
    return end;
  }

  private readHeading(at: number, end: number, marksAt: number): number {
    let titleAt = marksAt;
    while (this.source[titleAt] === "#") titleAt++;
    const level = titleAt - marksAt;
    this.closeSections(level, at, this.text.length);
    const firstComment = this.comments.length;
    const behind = this.readLine(at);
    this.openSection(this.withoutComments(titleAt, end, firstComment), level, behind);
    return behind;
  }

  private readParagraph(at: number, canBeHeading: boolean): number {
    const { end, underline } = this.lines.readParagraph(at, canBeHeading);
    const textFrom = this.text.length;
    const firstComment = this.comments.length;
    const stop = this.readInline(at, end);
    if (stop > end) return this.readLine(stop);
    if (underline === 0) return stop;
    this.closeSections(underline, at, textFrom);
    const behind = this.lines.endOf(end);
    this.openSection(this.withoutComments(at, end, firstComment), underline, behind);
    return behind;
  }

  /** One line for itself; where a comment runs on past it, also what stands behind the comment in its last line. */
  private readLine(at: number): number {
    let end = at;
    let stop = at;
    do {
      end = this.lines.endOf(stop);
      stop = this.readInline(stop, end);
    } while (stop > end);
    return stop;
  }

  private readInline(at: number, end: number): number {
    if (!this.hasOpening(at, end)) {
      this.text += this.source.slice(at, end);
      return end;
    }
    const reader = new InlineReader(this.source, end, this.definitions, this.onComment);
    const result = reader.read(at);
    this.text += result.text;
    return result.end;
  }

  /** Most paragraphs hold nothing to take out. Places asked about only grow, so all asking is one pass. */
  private hasOpening(from: number, to: number): boolean {
    if (this.opening < from) {
      OPENING.lastIndex = from;
      this.opening = OPENING.test(this.source) ? OPENING.lastIndex - 1 : this.source.length;
    }
    return this.opening < to;
  }

  private readonly onComment = (from: number, to: number): void => {
    this.comments.push([from, to]);
  };

  private openSection(title: string, level: number, from: number): void {
    const heading = normalizeHeading(title);
    if (!this.wanted.form.has(heading) && !this.wanted.other.has(heading)) return;
    const firstComment = this.comments.length;
    const section = { heading, level, textFrom: this.text.length, from, firstComment, textTo: 0, to: 0 };
    this.sections.push(section);
    this.openSections.push(section);
  }

  /** Closes the sections of this rank and below, which end at `at` in the body and at `textAt` in the text. */
  private closeSections(level: number, at: number, textAt: number): void {
    for (let last = this.openSections.at(-1); last && last.level >= level; last = this.openSections.at(-1)) {
      last.to = Math.max(at, last.from);
      last.textTo = textAt;
      this.openSections.pop();
    }
  }

  private isUntickedAnswer(contentAt: number): boolean {
    UNTICKED.lastIndex = contentAt;
    return (
      UNTICKED.test(this.source) && this.openSections.some((section) => this.wanted.form.has(section.heading))
    );
  }

  private withoutComments(from: number, to: number, firstComment: number): string {
    let written = "";
    let at = from;
    for (let i = firstComment; i < this.comments.length; i++) {
      const [start, end] = this.comments[i]!;
      if (start >= to) break;
      written += this.source.slice(at, start);
      at = end;
    }
    return written + this.source.slice(Math.min(at, to), to);
  }
}

import { foldName } from "./fold-name.ts";
import { InlineReader, normalizeLinkLabel } from "./read-inline.ts";
import { type LineKind, LineReader } from "./read-lines.ts";

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
  return foldName(heading.replace(/\s#+\s*$/, "")).replace(/\s*:$/, "");
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
  return new BodyReader(body.includes("\r") ? body.replace(/\r\n?/g, "\n") : body, wanted).read();
}

const DEFINITION_LABEL = /^ {0,3}\[([^\]\n[]{1,999})\]:/gm;

function findDefinitions(source: string): Set<string> {
  const labels = new Set<string>();
  if (source.includes("]:")) {
    for (const match of source.matchAll(DEFINITION_LABEL)) labels.add(normalizeLinkLabel(match[1]!));
  }
  return labels;
}

class BodyReader {
  private readonly source: string;
  private readonly wanted: WantedSections;
  private readonly lines: LineReader;
  private readonly definitions: ReadonlySet<string>;
  private readonly sections: OpenSection[] = [];
  private readonly openSections: OpenSection[] = [];
  private readonly comments: [from: number, to: number][] = [];
  private text = "";

  constructor(source: string, wanted: WantedSections) {
    this.source = source;
    this.wanted = wanted;
    this.lines = new LineReader(source);
    this.definitions = findDefinitions(source);
  }

  read(): BodyText {
    let at = 0;
    while (at < this.source.length) at = this.readBlock(at, this.lines.classify(at));
    this.closeSections(0, this.source.length);
    return {
      text: this.text,
      sections: this.sections.map((section) => ({
        heading: section.heading,
        level: section.level,
        text: this.text.slice(section.textFrom, section.textTo),
        written: this.withoutComments(section),
      })),
    };
  }

  private readBlock(at: number, kind: LineKind): number {
    const end = this.lines.endOf(at);
    switch (kind) {
      case "blank":
        this.text += "\n";
        return end;
      case "code":
        this.text += this.source.slice(at, end);
        return end;
      case "quote":
        return this.takeOut(end);
      case "definition":
        return this.takeOut(end);
      case "fence":
        return this.takeOut(this.lines.endOfFence(at));
      case "heading":
        return this.readHeading(at, end);
      default:
        return kind === "item" && this.isUntickedAnswer(at, end) ? this.takeOut(end) : this.readParagraph(at);
    }
  }

  private takeOut(end: number): number {
    this.text += " \n";
    return end;
  }

  private readHeading(at: number, end: number): number {
    const marks = /#+/y;
    marks.lastIndex = at + this.source.slice(at, end).indexOf("#");
    const level = marks.exec(this.source)![0].length;
    this.closeSections(level, at);
    const stop = this.readInline(at, end);
    this.openSection(this.source.slice(marks.lastIndex, end), level, stop);
    return stop;
  }

  private readParagraph(at: number): number {
    const { end, underline } = this.lines.endOfParagraph(at);
    if (underline > 0) this.closeSections(underline, at);
    const stop = this.readInline(at, end);
    if (underline === 0 || stop !== end) return stop;
    const behind = this.lines.endOf(end);
    this.openSection(this.source.slice(at, end), underline, behind);
    return behind;
  }

  private readInline(at: number, end: number): number {
    const reader = new InlineReader(this.source, end, this.definitions, this.onComment);
    const result = reader.read(at);
    this.text += result.text;
    return result.end;
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

  private closeSections(level: number, at: number): void {
    for (let last = this.openSections.at(-1); last && last.level >= level; last = this.openSections.at(-1)) {
      last.to = Math.max(at, last.from);
      last.textTo = this.text.length;
      this.openSections.pop();
    }
  }

  private isUntickedAnswer(at: number, end: number): boolean {
    return (
      this.openSections.some((section) => this.wanted.form.has(section.heading)) &&
      /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[ \]/.test(this.source.slice(at, end))
    );
  }

  private withoutComments(section: OpenSection): string {
    let written = "";
    let at = section.from;
    for (let i = section.firstComment; i < this.comments.length; i++) {
      const [start, end] = this.comments[i]!;
      if (start >= section.to) break;
      written += this.source.slice(at, start);
      at = end;
    }
    return written + this.source.slice(Math.min(at, section.to), section.to);
  }
}

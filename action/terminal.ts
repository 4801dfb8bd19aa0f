import { styleText } from "node:util";
import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import { explainFileError } from "./explain-file-error.ts";
import { EXIT, UserError } from "./user-error.ts";

type Style = Parameters<typeof styleText>[0];

/** Where a command writes, and how: a terminal, or the log of a workflow. */
export interface Terminal {
  /** Writes lines for people to standard output. */
  readonly print: (text: string) => void;
  /** Writes lines for people to standard error. */
  readonly warn: (text: string) => void;
  /** The same for what is no cause for concern. */
  readonly inform: (text: string) => void;
  /** Marks problems at their lines of the file, where people see it so; null = here they don't. */
  readonly annotate: ((problems: readonly Diagnostic[]) => void) | null;
  /** Columns of standard output; Infinity where it is no terminal. */
  readonly width: number;
  /** Colours text for standard output, if that is a terminal that wants colours. */
  readonly paint: (style: Style, text: string) => string;
  /** The same for standard error. */
  readonly paintWarning: (style: Style, text: string) => string;
  /** Replaces the one progress line on standard error; "" takes it away. Nothing happens unless that is a terminal. */
  readonly progress: (text: string) => void;
}

const CLEAR_LINE = "\r\u001b[2K";

/** The terminal of a process. Colours only where it is one, and never with NO_COLOR. */
export function openTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  const painter = (stream: NodeJS.WriteStream) => {
    const isColoured = stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
    return (style: Style, text: string) =>
      isColoured ? styleText(style, text, { validateStream: false }) : text;
  };
  const shows = stderr.isTTY === true && env.TERM !== "dumb";
  let isShown = false;
  const progress = (text: string): void => {
    if (!shows || (text === "" && !isShown)) return;
    stderr.write(`${CLEAR_LINE}${text}`);
    isShown = text !== "";
  };
  const writer = (stream: NodeJS.WriteStream) => (text: string) => {
    progress("");
    stream.write(`${text}\n`);
  };
  // A reader such as `head` may leave early: that is its good right.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(EXIT.done);
      const explained = explainFileError(error, "standard output");
      if (stream !== stdout || !(explained instanceof UserError)) throw error;
      stderr.write(`${explained.message}\n`);
      process.exit(explained.exitCode);
    });
  }
  return {
    print: writer(stdout),
    warn: writer(stderr),
    inform: writer(stderr),
    annotate: null,
    width: stdout.isTTY === true && stdout.columns > 0 ? stdout.columns : Number.POSITIVE_INFINITY,
    paint: painter(stdout),
    paintWarning: painter(stderr),
    progress,
  };
}

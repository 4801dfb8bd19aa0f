import { BacklogError } from "../shared/backlog/backlog-error.ts";
import type { BacklogProblem } from "../shared/backlog/backlog-problem.ts";
import { mayConnect } from "../shared/backlog/may-connect.ts";
import { readBacklog } from "../shared/backlog/read-backlog.ts";
import type { RowOptions } from "../shared/backlog/read-row.ts";
import type { BacklogSource } from "../shared/reconcile/plan-backlog.ts";
import { count, groupDigits } from "../shared/text/count.ts";
import type { OpenBacklog } from "./open-backlog.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";

export interface ReadSettings {
  /** The file as the user named it. */
  readonly file: string;
  readonly isAutomation: RowOptions["isAutomation"];
  readonly skipBadRows: boolean;
  readonly timesNeeded: boolean;
}

/** Problems shown one by one; the rest is counted. */
const MOST_SHOWN = 20;

/** A backlog's issues, to be read again and again. */
export interface ReadBacklog extends BacklogSource {
  /** Rows that could not be read and were passed over, as of the first whole reading. */
  readonly countSkipped: () => number;
}

/**
 * A backlog's issues, to be read again and again. The first whole reading judges the rows: what can't be read is an
 * error that names all of it, or is counted and told, if the user said so.
 */
export function readIssues(backlog: OpenBacklog, settings: ReadSettings, terminal: Terminal): ReadBacklog {
  let isJudged = false;
  let skipped = 0;
  const watched = (doing: string): AsyncIterable<Uint8Array> =>
    watch(backlog.chunks(), (bytes) => {
      const share = Math.min(99, Math.floor((100 * bytes) / backlog.size));
      terminal.progress(`${doing}: ${share}% of ${describeSize(backlog.size)}`);
    });
  return {
    async *connected() {
      const options = { ...settings, commentsKnown: false, passOver: (row: Uint8Array) => !mayConnect(row) };
      try {
        for await (const row of readBacklog(watched("Reading"), options)) if ("issue" in row) yield row.issue;
      } catch (error) {
        throw explainError(error, settings.file);
      }
      terminal.progress("");
    },
    async *issues(commentsKnown) {
      const problems = new RowProblemList(settings.file);
      try {
        for await (const row of readBacklog(watched("Deciding"), { ...settings, commentsKnown })) {
          if ("issue" in row) yield row.issue;
          else problems.add(row.problems);
        }
      } catch (error) {
        throw explainError(error, settings.file);
      }
      terminal.progress("");
      if (!isJudged) problems.tell(settings.skipBadRows, terminal);
      isJudged = true;
      skipped = problems.rows;
    },
    countSkipped: () => skipped,
  };
}

const describeSize = (bytes: number): string => `${groupDigits(Math.ceil(bytes / 1e6))} MB`;

async function* watch(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (bytesSoFar: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onChunk(bytes);
    yield chunk;
  }
}

function explainError(error: unknown, file: string): unknown {
  return error instanceof BacklogError ? new UserError(printProblem(file, error.problem)) : error;
}

function printProblem(file: string, { line, message, hint }: BacklogProblem): string {
  return `${file}:${line}: ${message}${hint === null ? "" : ` ${hint}`}`;
}

/** The rows that can't be read: the first ones in full, the others counted. */
class RowProblemList {
  private readonly file: string;
  private readonly shown: string[] = [];
  rows = 0;
  private total = 0;

  constructor(file: string) {
    this.file = file;
  }

  add(problems: readonly BacklogProblem[]): void {
    this.rows += 1;
    this.total += problems.length;
    for (const problem of problems) {
      if (this.shown.length < MOST_SHOWN) this.shown.push(printProblem(this.file, problem));
    }
  }

  /** @throws UserError unless bad rows are to be skipped */
  tell(skip: boolean, terminal: Terminal): void {
    if (this.rows === 0) return;
    const more = this.total - this.shown.length;
    const lines = [...this.shown, ...(more > 0 ? [`... and ${groupDigits(more)} more.`] : [])];
    const rows = count(this.rows, "row");
    if (skip) terminal.warn([...lines, `${rows} skipped.`].join("\n"));
    else {
      const hint = "Nothing was decided. Repair the file, or skip such rows with --skip-bad-rows.";
      throw new UserError([...lines, `${rows} can't be read. ${hint}`].join("\n"));
    }
  }
}

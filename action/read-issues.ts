import { BacklogError } from "../shared/backlog/backlog-error.ts";
import type { BacklogProblem } from "../shared/backlog/backlog-problem.ts";
import { type BacklogRow, readBacklog } from "../shared/backlog/read-backlog.ts";
import type { RowOptions } from "../shared/backlog/read-row.ts";
import type { Issue } from "../shared/domain/issue.ts";
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
}

/** Problems shown one by one; the rest is counted. */
const MOST_SHOWN = 20;
/** Rows between two progress lines. */
const PROGRESS_EVERY = 2000;

/**
 * A backlog's issues, to be read again and again. The first reading judges the rows: what can't be read is an error
 * that names all of it, or is counted and told, if the user said so.
 */
export function readIssues(backlog: OpenBacklog, settings: ReadSettings, terminal: Terminal): BacklogSource {
  let readings = 0;
  return async function* (commentsKnown): AsyncGenerator<Issue> {
    const isFirst = readings++ === 0;
    const problems = new RowProblemList(settings.file);
    let issues = 0;
    let bytes = 0;
    const watched = watch(backlog.chunks(), (size) => {
      bytes += size;
    });
    for await (const row of readRows(watched, { ...settings, commentsKnown })) {
      if ("problems" in row) {
        problems.add(row.problems);
        continue;
      }
      issues += 1;
      if (issues % PROGRESS_EVERY === 0) {
        const share = Math.min(99, Math.floor((100 * bytes) / backlog.size));
        terminal.progress(`${isFirst ? "Reading" : "Deciding"}: ${groupDigits(issues)} issues, ${share}%`);
      }
      yield row.issue;
    }
    terminal.progress("");
    if (isFirst) problems.tell(settings.skipBadRows, terminal);
  };
}

async function* watch(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (size: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onChunk(chunk.length);
    yield chunk;
  }
}

async function* readRows(
  chunks: AsyncIterable<Uint8Array>,
  { file, isAutomation, commentsKnown }: ReadSettings & { commentsKnown: boolean },
): AsyncGenerator<BacklogRow> {
  try {
    yield* readBacklog(chunks, { isAutomation, commentsKnown });
  } catch (error) {
    throw error instanceof BacklogError ? new UserError(printProblem(file, error.problem)) : error;
  }
}

function printProblem(file: string, { line, message, hint }: BacklogProblem): string {
  return `${file}:${line}: ${message}${hint === null ? "" : ` ${hint}`}`;
}

/** The rows that can't be read: the first ones in full, the others counted. */
class RowProblemList {
  private readonly file: string;
  private readonly shown: string[] = [];
  private rows = 0;
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

import { type Issue, issueKey } from "../domain/issue.ts";
import type { BacklogProblem } from "./backlog-problem.ts";
import { isObject } from "./is-object.ts";
import { parseRow } from "./parse-row.ts";
import type { RawRow } from "./raw-row.ts";
import { type RowOptions, readRow } from "./read-row.ts";
import { splitRows } from "./split-rows.ts";

/** One row of a backlog file: its issue, or why it cannot be read. `line` is the one on which it begins. */
export type BacklogRow =
  | { readonly line: number; readonly issue: Issue }
  | { readonly line: number; readonly problems: readonly BacklogProblem[] };

export interface BacklogOptions extends RowOptions {
  /** Passes over rows without parsing them, by their bytes. */
  readonly passOver?: (row: Uint8Array) => boolean;
}

/** Where an issue was read first. */
interface Place {
  readonly line: number;
  readonly row: number;
}

/**
 * Reads a backlog file row by row: a JSON array as `gh issue list --json` prints it, or the same objects one a line.
 * Memory does not grow with the file but for the numbers of the issues read. Whoever calls decides whether a row that
 * cannot be read ends the work or is counted; those behind it are read where possible. A second row of the same issue
 * (repository and number) is such a row.
 *
 * @param chunks the file's bytes, cut anywhere
 * @throws BacklogError when the file as a whole cannot be read on
 */
export async function* readBacklog(
  chunks: AsyncIterable<Uint8Array>,
  options: BacklogOptions,
): AsyncGenerator<BacklogRow> {
  const seen = new Map<string, Place>();
  let row = 0;
  for await (const raw of splitRows(chunks)) {
    row += 1;
    if (options.passOver?.(raw.bytes) !== true) yield readRawRow(raw, row, seen, options);
  }
}

function readRawRow(raw: RawRow, row: number, seen: Map<string, Place>, options: RowOptions): BacklogRow {
  const { line } = raw;
  const parsed = parseRow(raw);
  if ("problem" in parsed) {
    const { problem } = parsed;
    const message = `Row ${row}: ${problem.message}`;
    return { line, problems: [{ line: problem.line, message, hint: problem.hint }] };
  }
  const reading = readRow(parsed.value, options);
  const name = nameRow(row, parsed.value);
  if ("problems" in reading) {
    const problems = reading.problems.map(({ message, hint }) => ({
      line,
      message: `${name}: ${message}`,
      hint,
    }));
    return { line, problems };
  }
  const { issue } = reading;
  const key = issueKey(issue.repo, issue.number);
  const first = seen.get(key);
  if (first !== undefined) {
    const message = `${name}: the same issue was already read in line ${first.line} (row ${first.row}).`;
    return { line, problems: [{ line, message, hint: "Take one of the two rows out." }] };
  }
  seen.set(key, { line, row });
  return { line, issue };
}

/** In an array on one line the line says nothing, so the row is named by its place and, where it has one, its number. */
function nameRow(row: number, value: unknown): string {
  const number = isObject(value) ? value.number : null;
  return Number.isSafeInteger(number) ? `Row ${row} (#${number})` : `Row ${row}`;
}

/** What the operator's port answers. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The methods that would do, with status 405. */
  readonly allow?: string;
}

/** One line for people. */
export const answerLine = (status: number, line: string): Answer => ({
  status,
  type: "text/plain; charset=utf-8",
  text: `${line}\n`,
});

/** For programs. */
export const answerJson = (status: number, value: unknown): Answer => ({
  status,
  type: "application/json",
  text: `${JSON.stringify(value)}\n`,
});

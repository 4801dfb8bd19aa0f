export interface StepResult {
  readonly ok: boolean;
  /** What to show when it failed. */
  readonly output: string;
  /** What a person should know though nothing failed. */
  readonly note?: string;
}

/** One thing that `npm run check` looks at. */
export interface Step {
  readonly name: string;
  /** What to do when it fails, one line. */
  readonly remedy: string;
  readonly run: () => Promise<StepResult>;
}

/** Exit codes of the command line. */
export const EXIT = { done: 0, invalidInput: 1, wrongUsage: 2, gitHubFailed: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something that the user can put right: shown as it is, without a stack trace. */
export class UserError extends Error {
  readonly exitCode: ExitCode;

  /** @param message one or more lines: what is wrong, where, how to fix it */
  constructor(message: string, exitCode: ExitCode = EXIT.invalidInput) {
    super(message);
    this.exitCode = exitCode;
  }
}

import { GitHubError } from "../shared/domain/github-error.ts";

/**
 * Why nothing can be done at a place, whatever we try:
 *
 * - `uninstalled`: the App is not installed there any more, for good: another installation has another number
 * - `suspended`: somebody suspended it; what waits is done when that is over
 * - `missing`: the repository is not there, or the App may not see it (any more)
 * - `archived`: nobody can write there
 */
export const CLOSURES = ["uninstalled", "suspended", "missing", "archived"] as const;
export type Closure = (typeof CLOSURES)[number];

/** A job is about a place where nothing can be done: no reason to try again, and nothing that an operator could repair. */
export class OutOfReachError extends GitHubError {
  readonly closure: Closure;

  constructor(closure: Closure, message: string = MESSAGES[closure]) {
    super("forbidden", message);
    this.name = "OutOfReachError";
    this.closure = closure;
  }
}

const MESSAGES: Readonly<Record<Closure, string>> = {
  uninstalled: "The App was uninstalled: what waited for it is over.",
  suspended:
    "The App is suspended there: what waits is set aside, and done when the suspension ends. An owner ends it under Settings > GitHub Apps.",
  missing:
    "The repository was deleted, moved away or taken from the App: what waited for it is over. A new event or the nightly sweep finds it where it is seen again.",
  archived:
    "The repository is archived, so nobody can write there: what waited for it is over. Once it is unarchived, the next event or the nightly sweep does it.",
};

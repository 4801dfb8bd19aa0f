import type { LogFields } from "../log.ts";
import { nameTarget } from "../name-target.ts";
import type { DeadLetter } from "../store/dead-letters.ts";
import { type Answer, answerJson } from "./answer.ts";
import type { LetterBox } from "./letter-box.ts";

/** More than a person reads. */
const MOST_TOLD = 100;

/**
 * The oldest dead letters as JSON, 100 at most: `{ letters: [{ id, target, attempts, kind, error, at }], more }`. `kind`
 * is what GitHub's refusal was, or null; `error` is one line without secrets; `at` is when it was given up; `more` is how
 * many are not listed.
 */
export async function tellDeadLetters(box: LetterBox): Promise<Answer> {
  const letters = await box.list(MOST_TOLD);
  const more = letters.length < MOST_TOLD ? 0 : Math.max(0, (await box.count()) - letters.length);
  return answerJson(200, { letters: letters.map(tell), more });
}

const tell = ({ id, target, attempts, error, at }: DeadLetter) => ({
  id,
  target: nameTarget(target),
  attempts,
  kind: typeof error.kind === "string" ? error.kind : null,
  error: describe(error),
  at: new Date(at).toISOString(),
});

/** Without the places in our code: those are for the log. */
const describe = ({ error, code, status }: LogFields): string =>
  [error, code, status].filter((part) => part !== undefined && part !== null).join(" ");

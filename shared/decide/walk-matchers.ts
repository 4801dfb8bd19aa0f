import type { Matcher, Rule } from "../domain/rule.ts";

/** Every matcher of a rule: its own, that of its `unless`, and those inside an `all`. */
export function* walkMatchers(rule: Rule): Generator<Matcher> {
  yield rule.matcher;
  if (rule.unless !== null) yield rule.unless;
  if (rule.matcher.kind === "all") for (const inner of rule.matcher.rules) yield* walkMatchers(inner);
}

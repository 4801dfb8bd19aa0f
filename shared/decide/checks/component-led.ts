import type { Check, CheckSubject } from "./check.ts";
import { hasOutcome } from "./has-outcome.ts";

/** It names a component instead of an outcome: only services matched, or one leads the title. */
export const componentLed: Check = (subject) => {
  const service = leadingService(subject) ?? onlyService(subject);
  if (service === null || hasOutcome(subject)) return null;
  return `It is about the service ${service} and names no outcome for a customer.`;
};

/** "payments-api: ..." or "[payments-api] ...". */
const LEAD = /^\s*(?:\[([^\]:]+)\]|([^:[\]]+):)/;

function leadingService({ weighed, map }: CheckSubject): string | null {
  const lead = LEAD.exec(weighed.prepared.foldedTitle);
  const name = (lead?.[1] ?? lead?.[2])?.trim();
  if (name === undefined) return null;
  return map.services.find(({ names }) => names.includes(name))?.id ?? null;
}

/** A label that a person chose for its stream has matched, too. */
function onlyService({ weighed, map }: CheckSubject): string | null {
  const { weights, labels } = weighed;
  const [first] = weights.flatMap(({ evidence }) => evidence);
  if (first === undefined || labels.aliases.length > 0 || labels.own.some(({ byPerson }) => byPerson))
    return null;
  const only = weights.every(({ evidence }) => evidence.every(({ where }) => where === "service"));
  return only ? (map.services.find(({ path }) => path === first.rule)?.id ?? null) : null;
}

import type { Check, CheckSubject } from "./check.ts";
import { hasOutcome } from "./has-outcome.ts";

/** It names a component instead of an outcome: only services matched, or one leads the title. */
export const componentLed: Check = (subject) => {
  const service = leadingService(subject) ?? onlyService(subject);
  if (service === null || hasOutcome(subject)) return null;
  return `It is about the service ${service} and names no outcome for a customer.`;
};

/** "payments-api: ..." or "[payments-api] ...". */
function leadingService({ weighed, map }: CheckSubject): string | null {
  const { foldedTitle } = weighed.prepared;
  const lead = /^\s*(?:\[([^\]:]+)\]|([^:[\]]+?)\s*:)/.exec(foldedTitle);
  const name = (lead?.[1] ?? lead?.[2])?.trim();
  if (name === undefined) return null;
  return idOf(map.services.find(({ names }) => names.includes(name))?.path);
}

function onlyService({ weighed }: CheckSubject): string | null {
  const evidence = weighed.weights.flatMap((weight) => weight.evidence);
  const [first] = evidence;
  if (first === undefined || weighed.labels.aliases.length > 0) return null;
  return evidence.every(({ where }) => where === "service") ? idOf(first.rule) : null;
}

const idOf = (path: string | undefined): string | null => path?.replace(/^services\./, "") ?? null;

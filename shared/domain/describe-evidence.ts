import type { Evidence } from "./evidence.ts";
import type { Points } from "./rule.ts";

/**
 * Evidence in words, without its worth: `"refund" in the title`.
 *
 * @param show makes a text of the issue fit for where it will be read, in quotes
 */
export function describeEvidence(evidence: Evidence, show: (text: string) => string): string {
  const text = show(evidence.text);
  switch (evidence.where) {
    case "title":
      return `${text} in the title`;
    case "body":
      return `${text} in the text`;
    case "label":
      return `the label ${text}`;
    case "form":
      return `the answer ${text}`;
    case "type":
      return `the type ${text}`;
    case "service":
      return `the service ${evidence.rule.replace(/^services\./, "")} (${text})`;
    case "parent":
      // Our own words, such as #12.
      return `its parent, ${evidence.text}`;
  }
}

/** "+3" or "decisive". */
export function describeWorth(points: Points): string {
  return points === "decisive" ? points : `+${points}`;
}

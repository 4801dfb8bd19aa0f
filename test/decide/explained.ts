import { explain } from "../../shared/decide/explain.ts";
import { weighIssue } from "../../shared/decide/weigh-issue.ts";
import type { Explanation } from "../../shared/domain/explanation.ts";
import type { Issue } from "../../shared/domain/issue.ts";
import type { Neighbours } from "../../shared/domain/neighbours.ts";
import { AUTOMATION, decide, issueOf, mapOf } from "./build.ts";

const MAP = mapOf(`
streams:
  pay:
    aliases: [money]
    words: [pay, cart]
    match:
      - form: { section: Journey, answers: [Paying] }
      - all: [{ types: [Bug] }, { words: [total] }]
  search: { words: [search], match: [{ words: [searchday], points: decisive }] }
  refunds: { words: [refund], match: [{ pattern: "money *back", points: decisive }] }
services:
  vault: { streams: [refunds], words: [vault] }
${AUTOMATION}
ignore: { labels: [question] }
`);

/** An issue decided by a map, and explained. */
export function explained(more: Partial<Issue>, parent: Neighbours["parent"] = null, map = MAP): Explanation {
  const issue = issueOf(more);
  const decision = decide(issue, map, parent);
  return explain({ weighed: weighIssue(issue, map), decision, parent, map });
}

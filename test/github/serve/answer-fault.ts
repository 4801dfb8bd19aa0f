import type { Session } from "../access/session.ts";
import type { Trouble } from "../faults/fault.ts";
import type { Resource } from "../limits/budget.ts";
import { limitOf, payerOf } from "../limits/payer.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { answerPrimaryLimit, answerSecondaryLimit, readSpending } from "./limit-answers.ts";
import type { Parts } from "./parts.ts";

const GAVE_UP =
  "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `FAKE:1` when reporting this issue.";

/** The answer that stands in for the right one; null when the request is to be done, or never answered. */
export function answerFault(
  parts: Parts,
  session: Session,
  resource: Resource,
  trouble: Trouble,
): Answer | null {
  switch (trouble.kind) {
    case "status":
      return answerStatus(trouble.status);
    case "give-up":
      return jsonAnswer(200, { data: null, errors: [{ message: GAVE_UP }] });
    case "secondary-limit":
      return answerSecondaryLimit(readSpending(parts, session, resource), trouble.retryAfterS);
    case "primary-limit":
      parts.budget.leave(payerOf(session), resource, limitOf(session, resource), 0);
      return answerPrimaryLimit(session, readSpending(parts, session, resource));
    default:
      return null;
  }
}

/** A server error of GitHub's comes as a web page when a proxy answers, as JSON otherwise. */
function answerStatus(status: number): Answer {
  if (status === 502 || status === 504) {
    const body = "<html><head><title>Server Error</title></head><body><h1>Server Error</h1></body></html>";
    return { status, headers: { "content-type": "text/html" }, body };
  }
  return jsonAnswer(status, { message: "Server Error", status: String(status) });
}

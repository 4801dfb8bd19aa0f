import { groupDigits } from "../../shared/text/count.ts";
import type { LoggedRequest } from "../github/serve/logged-request.ts";

/** What the App asked of GitHub, in one line. Only requests that count for an installation, or for the App itself. */
export function describeRequests(requests: readonly LoggedRequest[]): string {
  const graphql = requests.filter(({ api }) => api === "graphql");
  const writes = graphql.filter(({ isMutation }) => isMutation);
  const rest = requests.length - graphql.length;
  const points = requests.reduce((sum, request) => sum + request.points, 0);
  const failed = requests.filter(({ status }) => status === null || status >= 400).length;
  return [
    `${groupDigits(requests.length)} requests: ${graphql.length - writes.length} reads`,
    `${writes.length} writes`,
    `${rest} by REST; ${groupDigits(points)} points of the 5,000 an hour; ${failed === 0 ? "none" : failed} failed`,
  ].join(", ");
}

import type { LoggedRequest } from "../github/serve/logged-request.ts";
import type { Scenario } from "../scenarios/open-scenario.ts";

/** Of what is read, and where there are no boards to be read. */
export const READING = "*: contents read, issues read, metadata read, organization_projects read";
export const READING_WITHOUT_BOARDS = "*: contents read, issues read, metadata read";
export const writingTo = (repository: string): string => `${repository}: issues write, metadata read`;
export const writingOnBoards = (repository: string): string =>
  `${writingTo(repository)}, organization_projects write`;

/** What the App asks for itself is none. */
export const isWrite = ({ method, path, api, isMutation }: LoggedRequest): boolean =>
  isMutation || (api === "rest" && method !== "GET" && !path.startsWith("/app/"));

/** What the tokens were narrowed to with which something was read, boards apart, and something was written. */
export function readNarrowings({ fake }: Scenario, from = 0) {
  const asked = fake.requests.slice(from).filter(({ path }) => !path.startsWith("/app"));
  const narrowings = (requests: LoggedRequest[]) => [
    ...new Set(requests.map(({ narrowedTo }) => narrowedTo)),
  ];
  const isBoard = ({ documentName }: LoggedRequest): boolean => documentName === "ReadBoard";
  return {
    reads: narrowings(asked.filter((request) => !isWrite(request) && !isBoard(request))),
    boards: narrowings(asked.filter(isBoard)),
    writes: narrowings(asked.filter(isWrite)),
  };
}

import type { RepositoryName } from "../domain/place.ts";
import type { HistoryReader, ObservedHistory } from "../reconcile/report-ports.ts";
import type { AskGraphQL } from "./ask.ts";
import { estimateReading, MOST_HISTORIES } from "./estimate-reading.ts";
import { type HistoryDraft, openHistoryDraft } from "./history-draft.ts";
import { ListFollower } from "./list-follower.ts";
import { measureRepository } from "./measure-repository.ts";
import { mergeLists } from "./merge-lists.ts";
import { parseHistory } from "./parse-history.ts";
import type { HistoriesAnswer, HistoryPart } from "./queries/history-answer.ts";
import { historyTimeline } from "./queries/history-lists.ts";
import { readClosedHistoriesDocument, readOpenHistoriesDocument } from "./queries/read-histories.ts";
import type { Features } from "./read-features.ts";
import { type IssuePage, readIssuePages } from "./read-issue-pages.ts";
import { readLabelNames } from "./read-label-names.ts";

export interface HistoryTools {
  readonly ask: AskGraphQL;
  readonly features: Features;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Reads a backlog with its history, for a report: much in few requests. */
export function openHistoryReader(tools: HistoryTools): HistoryReader {
  return {
    measure: (repository, since) => measureRepository(repository, since, tools),
    estimate: estimateReading,
    readHistory: (repository, since) => readHistory(repository, since, tools),
  };
}

async function* readHistory(
  repository: RepositoryName,
  since: number,
  tools: HistoryTools,
): AsyncGenerator<ObservedHistory> {
  const timeline = historyTimeline(tools.features);
  const labelNames = await readLabelNames(repository, tools);
  const follower = new ListFollower<HistoryDraft>({ ...tools, name: "ReadMoreHistory" });
  const seen = new Set<string>();
  for await (const page of mergeLists(openPages(repository, since, tools))) {
    for (const part of page.repository.issues.nodes) {
      // One that is closed or opened between the pages stands in both lists.
      if (part === null || seen.has(part.id) || !isWanted(part, since)) continue;
      seen.add(part.id);
      follower.add(openHistoryDraft(part, timeline));
    }
    for await (const draft of follower.takeDone()) yield parseHistory(draft, labelNames);
  }
  for await (const draft of follower.takeRest()) yield parseHistory(draft, labelNames);
}

/** The open issues and the closed ones, read at the same time. */
function openPages(
  { owner, repo }: RepositoryName,
  since: number,
  tools: HistoryTools,
): AsyncGenerator<IssuePage<HistoriesAnswer>>[] {
  const { features } = tools;
  const variables = { owner, repo };
  return [
    { document: readOpenHistoriesDocument(features), variables, most: MOST_HISTORIES },
    {
      document: readClosedHistoriesDocument(features),
      variables: { ...variables, since: new Date(since).toISOString() },
      most: MOST_HISTORIES,
    },
  ].map((question) => readIssuePages<HistoriesAnswer>(question, tools));
}

/** GitHub gives all closed issues that changed since then, by a comment or a label, too. */
const isWanted = ({ state, createdAt, closedAt }: HistoryPart, since: number): boolean =>
  state === "OPEN" || Date.parse(createdAt) >= since || (closedAt !== null && Date.parse(closedAt) >= since);

import type {
  BoardStore,
  IssueReader,
  IssueWriter,
  LabelStore,
  MapReader,
  PeopleReader,
  RelatedReader,
} from "../reconcile/ports.ts";
import type { HistoryReader, StatusReader } from "../reconcile/report-ports.ts";
import type { AskGraphQL } from "./ask.ts";
import { BatchWriter } from "./batch-writer.ts";
import type { Clock } from "./clock.ts";
import { openHistoryReader } from "./history-reader.ts";
import { openIssueReader } from "./issue-reader.ts";
import { openLabelStore } from "./label-store.ts";
import { openMapReader } from "./map-reader.ts";
import { openPeopleReader } from "./people-reader.ts";
import { openBoardStore } from "./project/open-board-store.ts";
import type { Features } from "./read-features.ts";
import { openRelatedReader } from "./related-reader.ts";
import { openStatusReader } from "./status-reader.ts";
import type { WriteClient } from "./write-client.ts";

/** All that the work under one token asks of GitHub. */
export interface GitHubTools {
  readonly issues: IssueReader;
  readonly related: RelatedReader;
  readonly maps: MapReader;
  readonly people: PeopleReader;
  readonly labels: LabelStore;
  readonly boards: BoardStore;
  readonly writer: IssueWriter;
  readonly histories: HistoryReader;
  readonly statuses: StatusReader;
}

export interface GitHubSettings {
  readonly read: AskGraphQL;
  readonly client: WriteClient;
  readonly features: Features;
  readonly clock: Clock;
}

/** The readers and writers of one token: an installation's, a workflow's, a person's. */
export function openGitHub({ read, client, features, clock }: GitHubSettings): GitHubTools {
  const now = () => clock.now();
  const store = { read, write: client.ask, rest: client.rest, now };
  return {
    issues: openIssueReader({ ask: read, features, now }),
    related: openRelatedReader({ ask: read, rest: client.rest, features, now }),
    maps: openMapReader(read, now),
    people: openPeopleReader(client.rest),
    labels: openLabelStore(store),
    boards: openBoardStore(store),
    writer: new BatchWriter(client.ask, clock),
    histories: openHistoryReader({ ask: read, features, now }),
    statuses: openStatusReader({ ask: read, features, now }),
  };
}

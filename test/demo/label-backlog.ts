import type { ShownIssue } from "../github/serve/write-state.ts";
import { hasSwept } from "./app-log.ts";
import type { Child } from "./child.ts";
import { listStreams } from "./demo-map.ts";
import type { FakeDoor } from "./fake-door.ts";
import { APP_SLUG, BOARD, ORGANIZATION, REPOSITORY, STREAM_PREFIX, UNMAPPED_LABEL } from "./names.ts";
import { waitUntil } from "./wait-until.ts";

const PATIENCE_MS = 40_000;

/**
 * Installs the App, and waits until it has looked at every open issue: what it then did, in words.
 *
 * @param onProgress told how many of how many are done
 */
export async function labelBacklog(
  door: FakeDoor,
  app: Child,
  onProgress: (text: string) => void,
): Promise<string[]> {
  const before = listOpen(await door.readIssues());
  await door.act(null, "install", APP_SLUG, ORGANIZATION, [REPOSITORY]);
  const start = Date.now();
  await waitUntil(() => {
    if (app.exit() !== null) throw new Error("The App has ended");
    onProgress(`The App labels the backlog: ${before.length} open issues`);
    return hasSwept(app.lines) ? null : "The App has not looked at the backlog";
  }, PATIENCE_MS);
  onProgress("");
  const seconds = Math.round((Date.now() - start) / 1000);
  const after = listOpen(await door.readIssues());
  return [
    `${after.length} open issues in ${seconds} seconds.`,
    `In a stream, by label: ${before.filter(hasStream).length} before, ${after.filter(hasStream).length} now.`,
    `To be asked about: ${after.filter(({ labels }) => labels.includes(UNMAPPED_LABEL)).length}.`,
    `On the board: ${before.filter(isOnBoard).length} before, ${after.filter(isOnBoard).length} now.`,
  ];
}

const listOpen = (issues: ReadonlyMap<number, ShownIssue>): ShownIssue[] =>
  [...issues.values()].filter(({ state }) => state === "OPEN");

const STREAM_LABELS = new Set(listStreams().map((id) => STREAM_PREFIX + id));

const hasStream = ({ labels }: ShownIssue): boolean =>
  labels.filter((name) => STREAM_LABELS.has(name)).length === 1;

const isOnBoard = ({ cards }: ShownIssue): boolean =>
  cards.some(({ board, isArchived }) => board === BOARD && !isArchived);

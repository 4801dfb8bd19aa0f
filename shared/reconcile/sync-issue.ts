import { lookAtFamilies } from "./look-at-families.ts";
import type { LookPorts } from "./look-at-issues.ts";
import { type SyncResult, SyncTally } from "./sync-tally.ts";

/**
 * Makes GitHub agree about one issue that somebody just touched, and about the sub-issues that follow it. `read` is 0 when
 * it is not there: deleted, transferred, or a pull request.
 *
 * @throws GitHubError
 */
export async function syncIssue(number: number, ports: LookPorts): Promise<SyncResult> {
  const tally = new SyncTally();
  const looked = await lookAtFamilies({ numbers: [number], occasion: "event", mayAskAnew: true }, ports);
  tally.addLooks(looked);
  const read = new Set(looked.done.map((one) => one.number)).size;
  return { ...tally.result(), read };
}

import { summary } from "@actions/core";
import type { Terminal } from "./terminal.ts";

/** Makes a page the summary of the job's step. */
export async function writeSummary(page: string, log: Terminal): Promise<void> {
  // A stand-in for a runner may know no summaries.
  if (!process.env.GITHUB_STEP_SUMMARY)
    return log.inform("This runner shows no job summary: none is written.");
  await summary.addRaw(page).write({ overwrite: true });
}

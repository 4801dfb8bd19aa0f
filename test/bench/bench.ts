import { cpus } from "node:os";
import { benchActionStart } from "./bench-action-start.ts";
import { benchDecision } from "./bench-decision.ts";
import { benchPlan } from "./bench-plan.ts";
import { benchReport } from "./bench-report.ts";
import { benchWebhooks } from "./bench-webhooks.ts";
import { printFigures } from "./figure.ts";

/*
 * Speed and memory, as ratios within one run where that is possible. Machines differ and are noisy: run it twice before
 * you believe a number, and compare runs of one machine only. Never part of the tests.
 */
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}\n`);
const figures = [
  ...benchDecision(),
  ...benchPlan(),
  ...(await benchWebhooks()),
  ...(await benchActionStart()),
  ...(await benchReport()),
];
console.log(printFigures(figures));

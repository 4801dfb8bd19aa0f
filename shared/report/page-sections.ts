import type { Section } from "./detail.ts";
import { alignment } from "./sections/alignment.ts";
import { blockers } from "./sections/blockers.ts";
import { bottlenecks } from "./sections/bottlenecks.ts";
import { changeOrNoise } from "./sections/change-or-noise.ts";
import { dependencies } from "./sections/dependencies.ts";
import { eachStream } from "./sections/each-stream.ts";
import { flowOrLocalOptimum } from "./sections/flow-or-local-optimum.ts";
import { forecast } from "./sections/forecast.ts";
import { headline } from "./sections/headline.ts";
import { method } from "./sections/method.ts";
import { streamsAtAGlance } from "./sections/streams-at-a-glance.ts";
import { whereWorkSits } from "./sections/where-work-sits.ts";

/** The page's sections in their order, the answer first. */
export const SECTIONS: readonly Section[] = [
  headline,
  streamsAtAGlance,
  whereWorkSits,
  eachStream,
  changeOrNoise,
  bottlenecks,
  blockers,
  flowOrLocalOptimum,
  alignment,
  dependencies,
  forecast,
  method,
];

/**
 * What brings us to an issue: an event about this very one; a look at it without one; or a look at all of them because
 * the App or the flow map is new to the repository, which nobody on the issue asked for.
 */
export type Occasion = "event" | "sweep" | "backfill";

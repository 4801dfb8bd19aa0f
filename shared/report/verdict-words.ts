import type { Verdict } from "../metrics/stream-figures.ts";

/** A verdict in words, with a colour beside them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  attention: "🟠 attention",
  steady: "🟢 steady",
  "too-little-data": "⚪ too little data",
};

import type { Verdict } from "../metrics/stream-figures.ts";

/** A verdict in words, with a colour beside them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  attention: "🟠\u00a0attention",
  steady: "🟢\u00a0steady",
  "too-little-data": "⚪\u00a0too little data",
};

/** The flow map of every repository. Comments come at once, and only for what a part of the issues can be. */
export const writeMap = (owner: string, withBoard: boolean): string => `version: 1
streams:
  checkout: { name: Checkout, outcome: Shoppers pay in under a minute, words: [checkout, cart], aliases: ["area/pay"] }
  refunds: { name: Refunds, outcome: Money is back within two days, words: ["refund*", chargeback] }
checks: { unmapped: report }
comments: { grace: 0s }
${withBoard ? `project: { owner: ${owner}, number: 1 }\n` : ""}`;

/** Labels that are there from the start, as in a repository that somebody has prepared. */
export const STREAM_LABELS = ["stream: checkout", "stream: refunds"] as const;
export const LABELS = ["bug", "blocked", "area/pay", "needs: stream", "held: stream", ...STREAM_LABELS];
export const STREAM_NAMES = ["Checkout", "Refunds"] as const;

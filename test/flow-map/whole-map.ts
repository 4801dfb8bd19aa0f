/** A map of these streams (the first line of them is line 3), and the lines that follow. */
export const mapOf = (streams: readonly string[], ...rest: readonly string[]): string =>
  ["version: 1", "streams:", ...streams.map((line) => `  ${line}`), ...rest, ""].join("\n");

/** A sound map of two streams, and the lines that follow; the first of them is line 5. */
export const wholeMap = (...rest: readonly string[]): string =>
  mapOf(
    [
      "checkout: { outcome: Shoppers pay in under a minute, words: [cart] }",
      "refunds: { outcome: Money is back within two days, words: [refund] }",
    ],
    ...rest,
  );

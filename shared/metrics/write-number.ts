const MOST_DECIMALS = 3;

/** A figure in a sentence: "4.1", "9", "3,188.7", "-0.5"; more than `decimals` only for what is nearly nothing. */
export function writeNumber(value: number, decimals = 1): string {
  const shown = Math.abs(value) < 0.1 ? MOST_DECIMALS : decimals;
  return String(Number(value.toFixed(shown))).replace(/\B(?=(?:\d{3})+(?:\.|$))/g, ",");
}

/** Two figures that a sentence compares, with as many decimals as it takes to tell them apart. */
export function writeApart(one: number, other: number): [string, string] {
  for (let decimals = 1; ; decimals += 1) {
    const texts: [string, string] = [writeNumber(one, decimals), writeNumber(other, decimals)];
    if (texts[0] !== texts[1] || decimals === MOST_DECIMALS) return texts;
  }
}

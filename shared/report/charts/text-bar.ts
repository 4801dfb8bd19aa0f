/** A part of the largest as a bar of text, so long at most; something never looks like nothing. */
export function drawTextBar(amount: number, most: number, longest = 20): string {
  if (amount <= 0 || most <= 0) return "";
  return "█".repeat(Math.max(1, Math.round((Math.min(amount, most) / most) * longest)));
}

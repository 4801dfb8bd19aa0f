/**
 * What became of a request on the webhook path:
 *
 * - `taken`: answered with 202
 * - `unsigned`: its signature fits no secret
 * - `malformed`: no webhook of GitHub's
 * - `turned-away`: too much came at once
 * - `failed`: it could not be kept; GitHub holds it for failed
 * - `broken-off`: the sender went, or was too slow
 */
export const DELIVERY_OUTCOMES = [
  "taken",
  "unsigned",
  "malformed",
  "turned-away",
  "failed",
  "broken-off",
] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/** From the answer's status; null = the answer never went out whole. */
export function toDeliveryOutcome(status: number | null): DeliveryOutcome {
  if (status === null) return "broken-off";
  if (status === 401) return "unsigned";
  if (status === 503) return "turned-away";
  if (status >= 500) return "failed";
  return status >= 400 ? "malformed" : "taken";
}

import { MapMissingError } from "./map-missing-error.ts";
import { UserError } from "./user-error.ts";

/** The smallest useful flow map. */
const FIRST_MAP = `version: 1
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [checkout, cart, payment] }
  refunds: { outcome: Money is back within two days, words: ["refund*", chargeback] }`;

/** What made the job fail, for the person who looks at it: what they can put right, or a mistake of ours with its trace. */
export function describeFailure(error: unknown): string {
  if (error instanceof MapMissingError) {
    return `${error.place} The flow map names the value streams. Add one there, for a start such as

${FIRST_MAP}

or name another file with the input \`map\`. A file of the workspace is there only after a step with actions/checkout.`;
  }
  if (error instanceof UserError) return error.message;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a mistake in Streamkeeper, not in your workflow. Please tell its authors.\n${trace}`;
}

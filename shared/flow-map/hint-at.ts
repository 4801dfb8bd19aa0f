import { shorten } from "./shorten.ts";
import { suggest } from "./suggest.ts";

const MOST_LISTED = 50;
/** A file with more unknown names than that has one reason for all of them, and comparing them takes time. */
const MOST_SUGGESTIONS = 200;

/** Says which valid name was meant, or else lists what is valid. */
export type Hint = (written: string) => string;

/**
 * Hints for names that should be among the valid ones: `Did you mean "checkout"?`, else `The map's streams: checkout, refunds.`
 *
 * @param listIntro what the valid names are: "The map's streams"
 */
export function hintAt(valid: readonly string[], listIntro: string): Hint {
  const more = valid.length > MOST_LISTED ? ` and ${valid.length - MOST_LISTED} more` : "";
  const listed = valid.slice(0, MOST_LISTED).map((name) => shorten(name));
  const list = valid.length === 0 ? `${listIntro}: none yet.` : `${listIntro}: ${listed.join(", ")}${more}.`;
  let asked = 0;
  return (written) => {
    const near = asked++ < MOST_SUGGESTIONS ? suggest(written, valid) : null;
    return near === null ? list : `Did you mean "${shorten(near)}"?`;
  };
}

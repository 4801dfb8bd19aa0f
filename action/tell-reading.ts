import { groupDigits } from "../shared/text/count.ts";
import type { Terminal } from "./terminal.ts";

/** Shows how many issues have been read, and changed where that is asked for. */
export function tellReading(
  { read, total, changed }: { readonly read: number; readonly total: number; readonly changed?: number },
  terminal: Pick<Terminal, "progress">,
): void {
  const also = changed === undefined ? "" : `, ${groupDigits(changed)} changed`;
  terminal.progress(`Reading issues: ${groupDigits(read)} of ${groupDigits(Math.max(read, total))}${also}`);
}

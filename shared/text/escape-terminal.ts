import { flattenLine } from "./flatten-line.ts";

/**
 * A stranger's text for a terminal or a workflow log: one line without escape sequences, direction marks or
 * invisible marks, and with nothing that a workflow runner takes for a command.
 */
export function escapeTerminal(text: string): string {
  return flattenLine(text)
    .replace(/##(?=\[)/g, "# #")
    .replace(/^(\s*):(?=:)/, "$1: ");
}

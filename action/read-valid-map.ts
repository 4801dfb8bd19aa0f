import type { FlowMap } from "../shared/domain/flow-map.ts";
import { count } from "../shared/text/count.ts";
import { readMapFile } from "./read-map-file.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";

/**
 * The flow map of a file, with more logins that count as automation.
 *
 * @throws UserError with every error of the file and its code frame
 */
export function readValidMap(file: string, automation: readonly string[], terminal: Terminal): FlowMap {
  const { flowMap, errors, warnings, page } = readMapFile(file, terminal.paintWarning);
  if (flowMap === null) {
    throw new UserError(`${page}\n\n${file} is not valid: ${count(errors, "error")}. Nothing was decided.`);
  }
  if (warnings > 0) {
    terminal.warn(`${file} has ${count(warnings, "warning")}; \`streamkeeper check\` shows them.\n`);
  }
  return { ...flowMap, automation: [...flowMap.automation, ...automation] };
}

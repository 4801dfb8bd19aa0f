import type { FlowMap } from "../shared/domain/flow-map.ts";
import { count } from "../shared/text/count.ts";
import { countSeverity } from "./count-severity.ts";
import { readMapFile } from "./read-map-file.ts";
import { tellProblems } from "./tell-problems.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";

/**
 * The flow map of a file, with more logins that count as automation.
 *
 * @throws UserError when it is not valid, after every error of the file was told
 */
export function readValidMap(file: string, automation: readonly string[], terminal: Terminal): FlowMap {
  const { flowMap, diagnostics, lines } = readMapFile(file);
  if (flowMap === null) {
    tellProblems(diagnostics, lines, terminal);
    const errors = count(countSeverity(diagnostics, "error"), "error");
    throw new UserError(`${file} is not valid: ${errors}. Nothing was decided.`);
  }
  const warnings = countSeverity(diagnostics, "warning");
  if (warnings > 0) {
    terminal.warn(`${file} has ${count(warnings, "warning")}; \`streamkeeper check\` shows them.\n`);
  }
  return { ...flowMap, automation: [...flowMap.automation, ...automation] };
}

import { check } from "./commands/check.ts";
import { DEFAULT_MAP } from "./default-map.ts";
import type { ActionInputs } from "./inputs.ts";
import type { Terminal } from "./terminal.ts";
import { EXIT, UserError } from "./user-error.ts";

/**
 * `command: check`: every problem of the workspace's flow map in the log, and at its line.
 *
 * @throws UserError when the map is missing or not valid
 */
export function checkInWorkflow({ map }: Pick<ActionInputs, "map">, log: Terminal): void {
  const file = map ?? DEFAULT_MAP;
  if (check({ map: file }, log) === EXIT.done) return;
  throw new UserError(`${file} is not valid. The log has every problem, with how to repair it.`);
}

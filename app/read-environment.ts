import { parseEnv } from "node:util";
import type { Environment } from "./settings/environment.ts";

/**
 * The variables of `.env` beside those of the process. What is really set wins, as an operator expects; an empty
 * variable counts as not set, so that it does not hide what `.env` says.
 *
 * @param envFile text of `.env`; null = there is none
 */
export function readEnvironment(real: Environment, envFile: string | null): Environment {
  const set = Object.entries(real).filter(([, value]) => (value ?? "") !== "");
  return { ...(envFile === null ? {} : parseEnv(envFile)), ...Object.fromEntries(set) };
}

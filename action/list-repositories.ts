import { readRepositoryName } from "./read-repository-name.ts";

/**
 * The repositories that somebody named, each once, as it was first written: names ignore case.
 *
 * @throws UserError when one is no "owner/name"
 */
export function listRepositories(written: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const name of written) {
    readRepositoryName(name);
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

import { type CompiledMap, compileRules } from "../shared/decide/compile-rules.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import { splitLines } from "../shared/flow-map/print-diagnostic.ts";
import { openFlowMap } from "../shared/reconcile/open-flow-map.ts";
import type { MapReader } from "../shared/reconcile/ports.ts";
import { count } from "../shared/text/count.ts";
import { countSeverity } from "./count-severity.ts";
import { MapMissingError } from "./map-missing-error.ts";
import { readValidMap } from "./read-valid-map.ts";
import { tellProblems } from "./tell-problems.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";

export interface MapWanted {
  /** Not told = the repository's own. */
  readonly file: string | undefined;
  /** Logins whose labels count as ours, beside those of the map. */
  readonly automation: readonly string[];
}

/** A repository's flow map in force; `version` is that of the file on the default branch, null for another file. */
export interface RepositoryMap {
  readonly map: CompiledMap;
  readonly version: string | null;
  /** The file on the default branch is not valid: an older version of it is in force. */
  readonly isFormer: boolean;
}

/**
 * Opens the flow map for a repository, and tells what is wrong with it.
 *
 * @throws UserError when there is none, or no valid version of it
 * @throws GitHubError
 */
export async function openRepositoryMap(
  repository: RepositoryName,
  { file, automation }: MapWanted,
  maps: MapReader,
  terminal: Terminal,
): Promise<RepositoryMap> {
  if (file !== undefined) {
    return { map: compileRules(readValidMap(file, automation, terminal)), version: null, isFormer: false };
  }
  const { map, version, diagnostics, isFormer, text } = await openFlowMap(repository, maps, automation);
  const name = `${repository.owner}/${repository.repo}`;
  if (version === null) {
    throw new MapMissingError(
      `${name} has no .github/flow-map.yml on its default branch.`,
      "Write one there, or name a file with --map.",
    );
  }
  if (map !== null && !isFormer) {
    tellWarnings(name, countSeverity(diagnostics, "warning"), terminal);
    return { map, version, isFormer };
  }
  tellProblems(diagnostics, splitLines(text ?? ""), terminal);
  const verdict = describeInvalid(name, countSeverity(diagnostics, "error"));
  if (map === null) throw new UserError(`${verdict} Nothing was decided.`);
  terminal.warn(`${verdict} Its last valid version stays in force.\n`);
  return { map, version, isFormer };
}

const describeInvalid = (name: string, errors: number): string =>
  `The flow map of ${name} is not valid: ${count(errors, "error")}.`;

function tellWarnings(name: string, warnings: number, terminal: Terminal): void {
  if (warnings === 0) return;
  terminal.warn(
    `The flow map of ${name} has ${count(warnings, "warning")}; \`streamkeeper check\` shows them in a checkout.\n`,
  );
}

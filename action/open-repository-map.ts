import { type CompiledMap, compileRules } from "../shared/decide/compile-rules.ts";
import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import type { RepositoryName } from "../shared/domain/place.ts";
import { splitLines } from "../shared/flow-map/print-diagnostic.ts";
import { openFlowMap } from "../shared/reconcile/open-flow-map.ts";
import type { MapReader } from "../shared/reconcile/ports.ts";
import { count } from "../shared/text/count.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { readValidMap } from "./read-valid-map.ts";
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
    return { map: compileRules(readValidMap(file, automation, terminal)), version: null };
  }
  const { map, version, diagnostics, isFormer, text } = await openFlowMap(repository, maps, automation);
  const name = `${repository.owner}/${repository.repo}`;
  if (version === null) {
    throw new UserError(
      `${name} has no .github/flow-map.yml on its default branch. Write one there, or name a file with --map.`,
    );
  }
  const numberOf = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((one) => one.severity === severity).length;
  if (map !== null && !isFormer) {
    tellWarnings(name, numberOf("warning"), terminal);
    return { map, version };
  }
  const page = printDiagnostics(diagnostics, splitLines(text ?? ""), terminal.paintWarning);
  const verdict = describeInvalid(name, numberOf("error"));
  if (map === null) throw new UserError(`${page}\n\n${verdict} Nothing was decided.`);
  terminal.warn(`${page}\n\n${verdict} Its last valid version stays in force.\n`);
  return { map, version };
}

const describeInvalid = (name: string, errors: number): string =>
  `The flow map of ${name} is not valid: ${count(errors, "error")}.`;

function tellWarnings(name: string, warnings: number, terminal: Terminal): void {
  if (warnings === 0) return;
  terminal.warn(
    `The flow map of ${name} has ${count(warnings, "warning")}; \`streamkeeper check\` shows them in a checkout.\n`,
  );
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { PROJECT_ROOT } from "../files/project-root.ts";

interface Told {
  readonly description: string;
  readonly default?: string;
}

/** The Action's manifest, as GitHub reads it. */
export interface ActionManifest {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, Told>>;
  readonly outputs: Readonly<Record<string, Told>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export const ACTION_YML = parse(readFileSync(join(PROJECT_ROOT, "action.yml"), "utf8")) as ActionManifest;

import { readFileSync } from "node:fs";
import { join } from "node:path";

const MANIFEST = join(import.meta.dirname, "../../package.json");

/** The version that runs. */
export function readVersion(): string {
  return (JSON.parse(readFileSync(MANIFEST, "utf8")) as { readonly version: string }).version;
}

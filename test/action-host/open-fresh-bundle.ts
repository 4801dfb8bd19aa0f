import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ActionBundle, bundleAction } from "../generate/bundle-action.ts";

export interface FreshBundle extends ActionBundle {
  /** What a runner starts. */
  readonly main: string;
}

let made: Promise<FreshBundle> | null = null;

/**
 * The bundle of the sources as they are, made once for all tests: what is in action/dist may be older, until
 * `npm run build`. Whether it is fresh is what `npm run check` tells.
 */
export function openFreshBundle(): Promise<FreshBundle> {
  made ??= make();
  return made;
}

async function make(): Promise<FreshBundle> {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-bundle-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const bundle = await bundleAction();
  for (const [name, text] of Object.entries(bundle.files)) writeFileSync(join(folder, name), text);
  return { ...bundle, main: join(folder, "main.js") };
}

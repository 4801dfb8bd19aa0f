import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The licences of the packages that these modules are of, by name; an error for a package that shows none. */
export function writeLicenses(modules: readonly string[]): string {
  const folders = modules.flatMap((id) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []);
  const texts = [...new Set(folders)].map(writeLicense).sort();
  return [...new Set(texts)].join(`\n${"-".repeat(80)}\n\n`);
}

function writeLicense(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as PackageManifest;
  const file = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(one));
  if (license === undefined && file === undefined) throw new Error(`${name}: under which licence is it?`);
  const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  return `${name} ${version} (${license ?? "see below"})\n${text}`.replace(/\r\n/g, "\n");
}

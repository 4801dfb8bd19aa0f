import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder with files by their paths, gone when the test ends. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export const SMALL_MAP = `version: 1
streams:
  checkout: { outcome: Shoppers pay in under a minute, words: [checkout, cart, payment] }
  refunds: { outcome: Money is back within two days, words: ["refund*", chargeback] }
`;

export const MAP_PATH = ".github/flow-map.yml";

export interface Row {
  readonly [key: string]: unknown;
}

/** A row of a backlog file, open and a day old at `NOW`, unless told otherwise. */
export function row(number: number, title: string, more: Row = {}): Row {
  return {
    repo: "acme/shop",
    number,
    title,
    body: "",
    state: "OPEN",
    createdAt: "2026-06-14T09:00:00Z",
    ...more,
  };
}

export const NOW = "2026-06-15T09:00:00Z";

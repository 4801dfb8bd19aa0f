import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { explainFileError } from "./explain-file-error.ts";

/** A backlog file that can be read more than once. */
export interface OpenBacklog {
  /** Bytes. */
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Takes away what was put aside. */
  readonly close: () => void;
}

/**
 * Opens a backlog file. A pipe (`--backlog <(gh issue list ...)`) gives its bytes only once, so they are put aside in
 * a temporary file.
 *
 * @throws UserError when there is no such file, or it may not be read
 */
export async function openBacklog(file: string): Promise<OpenBacklog> {
  try {
    if (statSync(file).isFile()) return open(file, () => {});
    // Reading a folder says so.
    const folder = mkdtempSync(join(tmpdir(), "streamkeeper-"));
    const close = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      const copy = join(folder, "backlog.json");
      await pipeline(createReadStream(file), createWriteStream(copy));
      return open(copy, close);
    } catch (error) {
      close();
      throw error;
    }
  } catch (error) {
    throw explainFileError(error, file, "`gh issue list --state all --limit 10000 --json ...` writes one.");
  }

  function open(path: string, close: () => void): OpenBacklog {
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      try {
        yield* createReadStream(path);
      } catch (error) {
        throw explainFileError(error, file);
      }
    };
    return { size: statSync(path).size, chunks, close };
  }
}

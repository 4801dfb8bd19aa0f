import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { explainFileError } from "./explain-file-error.ts";

/**
 * Writes pieces of text to a file, whole or not at all: into a file beside it that takes its name at the end.
 *
 * @param file `-` is standard output
 * @throws UserError when the file can't be written; whatever the pieces throw
 */
export async function writeWhole(file: string, pieces: AsyncIterable<string>): Promise<void> {
  if (file === "-") {
    await pipeline(Readable.from(pieces, { objectMode: false }), process.stdout, { end: false });
    return;
  }
  const beside = `${resolve(file)}.${randomUUID()}.tmp`;
  try {
    mkdirSync(dirname(beside), { recursive: true });
    await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(beside, { flags: "wx" }));
    renameSync(beside, file);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside);
    throw explainFileError(error, file);
  }
}

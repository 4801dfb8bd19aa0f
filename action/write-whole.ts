import { randomUUID } from "node:crypto";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { explainFileError } from "./explain-file-error.ts";
import { UserError } from "./user-error.ts";

/**
 * Writes pieces of text to a file, whole or not at all: into a file beside it that takes its place at the end, and its
 * permissions. A link is followed. What is there and no file (a pipe, a device) is written to as it is.
 *
 * @param file `-` is standard output
 * @throws UserError when the file can't be written; whatever the pieces throw
 */
export async function writeWhole(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const text = Readable.from(pieces, { objectMode: false });
  if (file === "-") return await pipeline(text, process.stdout, { end: false });
  try {
    const present = statSync(file, { throwIfNoEntry: false });
    if (present?.isDirectory()) throw new UserError(`${file}: it is a folder.`);
    if (present === undefined || present.isFile()) await replace(file, present, text);
    else await pipeline(text, createWriteStream(file));
  } catch (error) {
    throw explainFileError(error, file);
  }
}

/** The same for one text. */
export async function writeText(file: string, text: string): Promise<void> {
  await writeWhole(
    file,
    (async function* () {
      yield text;
    })(),
  );
}

async function replace(file: string, present: Stats | undefined, text: Readable): Promise<void> {
  const target = present === undefined ? resolve(file) : realpathSync(file);
  const folder = dirname(target);
  makeFolder(folder);
  // Not named after the file, whose name may be as long as names can be.
  const beside = join(folder, `.streamkeeper-${randomUUID()}.tmp`);
  const mode = present === undefined ? {} : { mode: present.mode & 0o777 };
  try {
    await pipeline(text, createWriteStream(beside, { flags: "wx", ...mode }));
    renameSync(beside, target);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside);
    throw error;
  }
}

/** Node's own way (`recursive`) never ends where the system says that a folder can't be made since it is not there. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!existsSync(folder)) throw error;
  }
}

import { realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";

/** Files by the options that name them; those that are not told are undefined. */
export type NamedFiles = Readonly<Record<string, string | undefined>>;

/**
 * Whether a file would be written over another one that the same command reads or writes: a sentence that names the two
 * options; null = no.
 *
 * @param written `-` is standard output
 */
export function findSharedFile(written: NamedFiles, read: NamedFiles): string | null {
  const places = new Map<string, string>();
  for (const [option, file] of Object.entries(read)) {
    const place = locate(file);
    if (place !== null) places.set(place, option);
  }
  for (const [option, file] of Object.entries(written)) {
    const place = locate(file);
    const other = place === null ? undefined : places.get(place);
    if (other !== undefined) return `${option} and ${other} name the same file. Write two names.`;
    if (place !== null) places.set(place, option);
  }
  return null;
}

/** Null = it is not told, or no file: a device or a pipe may be named twice. */
function locate(file: string | undefined): string | null {
  if (file === undefined || file === "-") return null;
  try {
    return statSync(file).isFile() ? realpathSync(file) : null;
  } catch {
    // It is not there yet, or what is wrong with it is told when it is read or written.
    return resolve(file);
  }
}

import { UserError } from "./user-error.ts";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "you may not read or write it",
  EPERM: "you may not read or write it",
  EEXIST: "a part of its path is a file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
};

/**
 * What the system says of a file, for the person at the command line; other errors are passed on as they are.
 *
 * @param hint how to fix it, one sentence, for a file that does not exist
 */
export function explainFileError(error: unknown, file: string, hint = ""): unknown {
  const { code, syscall } = (error instanceof Error ? error : {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  const reason = REASONS[code] ?? `the system refused it (${code})`;
  return new UserError(`${file}: ${reason}.${code === "ENOENT" && hint !== "" ? ` ${hint}` : ""}`);
}

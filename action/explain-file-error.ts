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
  ENAMETOOLONG: "the name is too long",
};

/**
 * What the system says of a file, for the person at the command line; other errors are passed on as they are.
 *
 * @param hint how to fix it, one sentence, for a file that does not exist
 */
export function explainFileError(error: unknown, file: string, hint = ""): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = REASONS[code];
  if (reason === undefined) return error;
  return new UserError(`${file}: ${reason}.${code === "ENOENT" && hint !== "" ? ` ${hint}` : ""}`);
}

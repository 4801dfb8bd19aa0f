import type { LogLine } from "../app/collect-log.ts";

/** What the log says beside that all is well: the lines that a maintainer has to read. */
export const listTroubles = (log: readonly LogLine[]): string[] =>
  log.filter(({ level }) => level === "warn" || level === "error").map(writeLine);

const writeLine = ({ level, message, fields }: LogLine): string =>
  [level, message, ...(typeof fields.error === "string" ? [fields.error] : [])].join(": ");

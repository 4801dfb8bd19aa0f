/** Plain fields of a log line; never a token, a secret, or a text that somebody wrote on GitHub. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

/** One line of the App's log. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly url?: string;
  readonly issue?: string;
}

/** The App's JSON lines; what is none is passed over. */
export function readLog(lines: readonly string[]): LogLine[] {
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as LogLine];
    } catch {
      return [];
    }
  });
}

/** Whether the line only says that the App heard of what it did itself. */
export const isOwnEvent = (line: string): boolean => line.includes('"msg":"We did this ourselves."');

/** Whether it has looked at all open issues of a repository. */
export const hasSwept = (lines: readonly string[]): boolean =>
  readLog(lines).some(({ msg }) => msg === "The sweep is done.");

/** How often it has looked at each issue, by number, and left it as it should be. */
export function countLooks(lines: readonly string[]): Map<number, number> {
  const looks = new Map<number, number>();
  for (const { issue, msg } of readLog(lines)) {
    if (issue === undefined || (msg !== "Done." && msg !== "All is right.")) continue;
    const number = Number(issue.split("#")[1]);
    looks.set(number, (looks.get(number) ?? 0) + 1);
  }
  return looks;
}

/** What a runner shows at a file's line, or at the job. */
export interface Annotation {
  readonly level: string;
  readonly message: string;
  readonly [property: string]: string;
}

const COMMAND = /^\s*::(error|warning|notice)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/;

/** The annotations in a job's log, as a runner reads its commands. */
export function readAnnotations(log: string): Annotation[] {
  return log.split("\n").flatMap((line) => {
    const [, level, properties = "", message = ""] = COMMAND.exec(line) ?? [];
    if (level === undefined) return [];
    const pairs = properties.split(",").flatMap((pair) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(pair) ?? [];
      return name === undefined ? [] : [[name, decode(value!)] as const];
    });
    return [{ ...Object.fromEntries(pairs), level, message: decode(message) }];
  });
}

/** Lines that a runner takes for a command. */
export const listCommands = (log: string): string[] =>
  log.split("\n").filter((line) => /^\s*::[\w-]+(?: [^:]*)?::|##\[/.test(line));

const decode = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

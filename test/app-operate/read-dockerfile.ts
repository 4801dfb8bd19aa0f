export interface Instruction {
  readonly name: string;
  /** What stands behind the name, lines joined. */
  readonly text: string;
  /** 0 = of the first stage. */
  readonly stage: number;
}

/** The instructions of a Dockerfile of ours: no here-documents, no parser directives. */
export function readDockerfile(text: string): Instruction[] {
  const joined = text.replace(/^\s*#.*\n/gm, "").replace(/\\\n\s*/g, " ");
  let stage = -1;
  return joined.split("\n").flatMap((line) => {
    if (line.trim() === "") return [];
    const [, name = "", rest = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === "") throw new Error(`This is no instruction: ${line}`);
    if (name === "FROM") stage++;
    return [{ name, text: rest, stage }];
  });
}

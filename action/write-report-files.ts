import { resolve } from "node:path";
import type { HealthFigures } from "../shared/metrics/health-figures.ts";
import type { ActionInputs } from "./inputs.ts";
import { UserError } from "./user-error.ts";
import { writeText } from "./write-whole.ts";

type Paths = Pick<ActionInputs, "jsonPath" | "markdownPath">;

export interface WrittenFiles {
  /** Null = not asked for, or not written. */
  readonly written: Paths;
  /** Why a file could not be written. */
  readonly troubles: readonly string[];
}

/** Writes the figures and the page to the files that the inputs name, each whole or not at all. */
export async function writeReportFiles(
  { jsonPath, markdownPath }: Paths,
  page: string,
  figures: HealthFigures,
): Promise<WrittenFiles> {
  const troubles: string[] = [];
  const write = async (name: string, file: string | null, text: () => string): Promise<string | null> => {
    if (file === null) return null;
    return await writeText(resolve(file), text()).then(
      () => file,
      (error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        troubles.push(`${name}: ${error.message}`);
        return null;
      },
    );
  };
  return {
    written: {
      jsonPath: await write("json-path", jsonPath, () => `${JSON.stringify(figures, null, 2)}\n`),
      markdownPath: await write("markdown-path", markdownPath, () => page),
    },
    troubles,
  };
}

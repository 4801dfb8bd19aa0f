import type { SourceFile } from "./source-file.ts";

const LONGEST_FILE = 250;
const LONGEST_FUNCTION = 60;

/**
 * Files over 250 lines and functions over 60.
 *
 * @param tables files that are one long table and may be longer
 */
export function findLongCode(files: readonly SourceFile[], tables: readonly string[]): string[] {
  return files.flatMap(({ path, lines, functions }) => {
    if (tables.includes(path)) return [];
    const file = lines > LONGEST_FILE ? [`${path} has ${lines} lines, ${LONGEST_FILE} are the most`] : [];
    const long = functions.filter(({ length }) => length > LONGEST_FUNCTION);
    return [
      ...file,
      ...long.map(
        ({ line, length }) =>
          `${path}:${line}: a function of ${length} lines, ${LONGEST_FUNCTION} are the most`,
      ),
    ];
  });
}

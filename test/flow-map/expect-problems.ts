import { expect } from "vitest";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";

/** A problem that a map must have: its code, then pieces of its message and hint. */
export type ExpectedProblem = readonly [code: string, ...pieces: string[]];

const MARK = "¶";

/**
 * The map has these problems, each where a ¶ stands in it (¶¶ for two in one place), and no others: what follows from a
 * problem is not one more.
 */
export function expectProblems(marked: string, expected: readonly ExpectedProblem[]): void {
  const { map, places } = readMarks(marked);
  expect(places).toHaveLength(expected.length);
  const { diagnostics } = loadFlowMap(map, "flow-map.yml");
  expect(diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`)).toEqual(
    expected.map(([code], index) => `${code} ${places[index]}`),
  );
  for (const [index, [, ...pieces]] of expected.entries()) {
    const { message, hint } = diagnostics[index]!;
    for (const piece of pieces) expect(`${message} ${hint ?? ""}`).toContain(piece);
  }
}

function readMarks(marked: string): { map: string; places: string[] } {
  const pieces = marked.split(MARK);
  const places = pieces.slice(0, -1).map((_, index) => {
    const lines = pieces
      .slice(0, index + 1)
      .join("")
      .split("\n");
    return `${lines.length}:${lines.at(-1)!.length + 1}`;
  });
  return { map: pieces.join(""), places };
}

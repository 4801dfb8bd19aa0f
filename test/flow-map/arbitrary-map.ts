import fc from "fast-check";

/** Keys that mean something somewhere in a flow map, and a few that don't. */
const KEYS = [
  ..."version extends streams journeys services objectives labels project decide automation checks comments".split(
    " ",
  ),
  ..."report ignore name outcome owners color label aliases wip-limit expectation words match retired into".split(
    " ",
  ),
  ..."steps stream prefix unmapped held blocked started done number field status owner min-points grace".split(
    " ",
  ),
  ..."weeks types feature pattern form section answers all in points unless level sections percent days".split(
    " ",
  ),
  ..."pay refunds 7 2026 constructor __proto__ toString << wordz <".split(" "),
  "Bad Id",
  "",
  "é",
];

const SCALARS = [
  ...[null, true, false, 0, 1, 2, 3, 101, -1, 1.5, 1e300],
  ...[
    "",
    " ",
    "*",
    "**",
    "pay",
    "refunds",
    "cart",
    "stream: pay",
    "needs: stream",
    "decisive",
    "title",
    "off",
  ],
  ...[
    "report",
    "blue",
    "5m",
    "2024-01-01",
    "2024-02-30",
    "(",
    "\b",
    "a{1000}",
    "\u001b[31m",
    "\u202e",
    "::error::",
  ],
  ..."x".repeat(60),
];

const scalar = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...SCALARS) },
  fc.string({ unit: "binary" }),
  fc.double(),
);
const key = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KEYS) }, fc.string());

/** Anything that JSON, and so YAML, can say, with our keys at all levels. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map((pairs) => new Map(pairs)),
  ),
}));

/** A text that looks like a flow map more than chance would have it; mostly wrong. */
export const arbitraryMapText: fc.Arbitrary<string> = fc
  .record({
    streams: fc.oneof(
      value,
      fc.array(fc.tuple(key, streamLike()), { maxLength: 4 }).map((pairs) => new Map(pairs)),
    ),
    rest: fc.array(fc.tuple(key, value), { maxLength: 4 }),
  })
  .map(({ streams, rest }) =>
    writeFlow(new Map<string, unknown>([["version", 1], ["streams", streams], ...rest])),
  );

function streamLike(): fc.Arbitrary<unknown> {
  const rule = fc.array(fc.tuple(key, value), { maxLength: 3 }).map((pairs) => new Map(pairs));
  const list = fc.array(scalar, { maxLength: 3 });
  return fc
    .record(
      { outcome: scalar, words: list, labels: list, aliases: list, match: fc.array(rule, { maxLength: 3 }) },
      { requiredKeys: [] },
    )
    .map((stream) => new Map<string, unknown>(Object.entries(stream)));
}

/** YAML in flow style; unlike JSON.stringify, with keys in their order, twice if they come twice. */
export function writeFlow(written: unknown): string {
  if (written instanceof Map) {
    return `{ ${[...written].map(([key, inner]) => `${JSON.stringify(key)}: ${writeFlow(inner)}`).join(", ")} }`;
  }
  if (Array.isArray(written)) return `[${written.map(writeFlow).join(", ")}]`;
  return JSON.stringify(written) ?? "null";
}

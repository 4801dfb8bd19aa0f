import fc from "fast-check";
import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import { compileRules } from "../../shared/decide/compile-rules.ts";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";

/** What rules of generated maps look for, and issues are made of. */
export const WORDS = ["alpha", "beta", "gamma", "delta", "gift card", "c++", "straße"] as const;
const WILD_WORDS = [...WORDS, "alph*", "*mma", "*elt*"] as const;
/** Without `^` and `$`: these ask where a text stands, which other text changes. */
const PATTERNS = ["alp+ha", "beta gamma", "\\bgift", "delta|omega", "x{3}"] as const;
export const RULE_LABELS = ["area/one", "area/two", "bug", 'a, "b"'] as const;
const WILD_LABELS = [...RULE_LABELS, "area/*", "*stream*", "*"] as const;
export const TYPES = ["Bug", "Feature"] as const;
export const SECTIONS = ["Journey", "Which step?"] as const;
export const ANSWERS = ["Paying", "Cart, checkout", "Searching"] as const;
const WILD_ANSWERS = [...ANSWERS, "Pay*"] as const;
export const IDS = ["s0", "s1", "s2", "s3", "s4"] as const;
export const aliasOf = (id: string): string => `team/${id}`;
export const labelOf = (id: string): string => `stream: ${id}`;

/** A flow map as plain data, as a file has it. */
export interface MapData {
  readonly streams: Readonly<Record<string, StreamData>>;
  readonly services: Readonly<Record<string, unknown>>;
  readonly [key: string]: unknown;
}
export interface StreamData {
  readonly words: readonly string[];
  readonly labels: readonly string[];
  readonly match: readonly unknown[];
  readonly [key: string]: unknown;
}

const some = <T>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const SIMPLE = fc.oneof(
  fc.record({ words: some(WILD_WORDS) }),
  fc.record({ pattern: fc.constantFrom(...PATTERNS) }),
  fc.record({ labels: some(WILD_LABELS) }),
  fc.record({ types: some(TYPES) }),
  fc.record({ form: fc.record({ section: fc.constantFrom(...SECTIONS), answers: some(WILD_ANSWERS) }) }),
);
const POINTS = fc.oneof(fc.constantFrom(1, 2, 3, 4, 7, 100), fc.constant("decisive"));

function rule(matcher: fc.Arbitrary<object>): fc.Arbitrary<object> {
  const options = fc.record(
    { points: POINTS, in: fc.constantFrom("title", "body", "both"), unless: SIMPLE },
    { requiredKeys: [] },
  );
  return fc.tuple(matcher, options).map(([one, more]) => ({ ...one, ...more }));
}

const RULE = rule(
  fc.oneof(
    { weight: 5, arbitrary: SIMPLE },
    { weight: 1, arbitrary: fc.record({ all: fc.array(rule(SIMPLE), { minLength: 1, maxLength: 3 }) }) },
  ),
);

const few = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });

const STREAM = fc.record({
  words: few(WILD_WORDS),
  labels: few(WILD_LABELS),
  match: fc.array(RULE, { maxLength: 3 }),
  hasAlias: fc.boolean(),
  retired: fc.boolean(),
});

const SERVICE = fc.record({
  streams: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
  words: few(WORDS),
  labels: few([...RULE_LABELS, labelOf("s0")]),
});

/** Maps of one to five streams; a retired one leads to the one before it. */
export const MAP_DATA: fc.Arbitrary<MapData> = fc
  .record({
    streams: fc.array(STREAM, { minLength: 1, maxLength: IDS.length }),
    services: fc.array(SERVICE, { maxLength: 2 }),
    minPoints: fc.integer({ min: 1, max: 5 }),
    minLead: fc.integer({ min: 1, max: 5 }),
    unmapped: fc.constantFrom("off", "report", "comment"),
  })
  .map(({ streams, services, minPoints, minLead, unmapped }) => ({
    version: 1,
    streams: Object.fromEntries(
      streams.map(({ hasAlias, retired, ...stream }, index) => [
        IDS[index]!,
        {
          ...stream,
          aliases: hasAlias ? [aliasOf(IDS[index]!)] : [],
          ...(retired && index > 0 ? { retired: { into: IDS[index - 1]! } } : {}),
        },
      ]),
    ),
    services: Object.fromEntries(
      services.map((service, index) => [
        `service-${index}`,
        { ...service, streams: [...new Set(service.streams.map((n) => IDS[n % streams.length]!))] },
      ]),
    ),
    decide: { "min-points": minPoints, "min-lead": minLead },
    automation: ["streamkeeper[bot]"],
    checks: { unmapped, "no-outcome": "comment" },
    ignore: { labels: ["question"] },
  }));

/** JSON is YAML. */
export function compileData(data: MapData): CompiledMap {
  const { flowMap, diagnostics } = loadFlowMap(JSON.stringify(data), "flow-map.yml");
  if (flowMap === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return compileRules(flowMap);
}

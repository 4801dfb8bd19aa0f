import fc from "fast-check";
import { writeFlow } from "./arbitrary-map.ts";

/** The streams and the sections of a valid map, as pairs whose order means nothing for its validity. */
export interface ValidMap {
  readonly streams: readonly [id: string, stream: ReadonlyMap<string, unknown>][];
  readonly sections: readonly [key: string, section: unknown][];
}

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/).filter((written) => !written.includes("--"));
const ids = fc.uniqueArray(id, {
  minLength: 1,
  maxLength: 8,
  selector: (written) => written.replace(/-+$/, ""),
});

/** Valid maps with streams, rules, a retired stream, and sections that name them. */
export const arbitraryValidMap: fc.Arbitrary<ValidMap> = ids.chain((names) => {
  const someStreams = fc.subarray(names, { minLength: 1 });
  return fc
    .record({
      streams: fc.tuple(...names.map((name, index) => streamNamed(name, index, names))),
      sections: fc.subarray(["services", "objectives", "journeys", "labels", "decide", "checks", "report"]),
      served: someStreams,
    })
    .map(({ streams, sections, served }) => ({
      streams,
      sections: sections.map((key): [string, unknown] => [key, SECTIONS[key]!(served)]),
    }));
});

function streamNamed(
  name: string,
  index: number,
  names: readonly string[],
): fc.Arbitrary<[string, Map<string, unknown>]> {
  const word = `word ${index}`;
  const optional = fc.record(
    {
      outcome: fc.constant(`The ${name} works`),
      labels: fc.constant([`area/${index}*`]),
      aliases: fc.constant([`alias ${index}`]),
      "wip-limit": fc.integer({ min: 1, max: 99 }),
      match: fc.constant([
        new Map<string, unknown>([
          ["types", ["Bug"]],
          ["in", "title"],
        ]),
      ]),
      // Into an earlier one, so that no circle comes about.
      ...(index > 0 && { retired: fc.nat(index - 1).map((into) => new Map([["into", names[into]]])) }),
    },
    { requiredKeys: [] },
  );
  return optional.map((stream) => [
    name,
    new Map<string, unknown>([["words", [word]], ...Object.entries(stream)]),
  ]);
}

const SECTIONS: Readonly<Record<string, (streams: readonly string[]) => unknown>> = {
  services: (streams) =>
    new Map([
      [
        "api",
        new Map<string, unknown>([
          ["streams", streams],
          ["words", ["stripe"]],
        ]),
      ],
    ]),
  objectives: (streams) => new Map([["q4", new Map([["streams", streams]])]]),
  journeys: (streams) => {
    const steps = streams.map(
      (stream) =>
        new Map([
          ["name", "Go"],
          ["stream", stream],
        ]),
    );
    return new Map([["buy", new Map([["steps", steps]])]]);
  },
  labels: () =>
    new Map<string, unknown>([
      ["prefix", "flow: "],
      ["done", ["shipped"]],
    ]),
  decide: () =>
    new Map([
      ["min-points", 4],
      ["min-lead", 1],
    ]),
  checks: () =>
    new Map<string, unknown>([
      ["unmapped", "off"],
      ["no-outcome", new Map([["level", "report"]])],
    ]),
  report: () => new Map([["weeks", 8]]),
};

export function writeValidMap({ streams, sections }: ValidMap): string {
  const lines = sections.map(([key, section]) => `${key}: ${writeFlow(section)}\n`);
  return [`version: 1\nstreams: ${writeFlow(new Map(streams))}\n`, ...lines].join("");
}

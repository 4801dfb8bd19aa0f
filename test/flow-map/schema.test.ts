import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { readYaml } from "../../shared/flow-map/read-yaml.ts";
import { suggest } from "../../shared/flow-map/suggest.ts";
import { writeSchema } from "../../shared/flow-map/write-schema.ts";
import { arbitraryMapText } from "./arbitrary-map.ts";

const MAPS = join(import.meta.dirname, "../golden/flow-maps");
const FILE = join(import.meta.dirname, "../../shared/flow-map/flow-map.schema.json");

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: { readonly pattern: string };
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly [key: string]: unknown;
}

const text = writeSchema();
const schema = JSON.parse(text) as Schema;

/** Every schema within a schema, with its place. */
function* walk(node: Schema, place = ""): Generator<[place: string, node: Schema]> {
  yield [place, node];
  const named = { ...node.properties, ...node.$defs };
  for (const [key, inner] of Object.entries(named)) yield* walk(inner, `${place}.${key}`);
  if (typeof node.additionalProperties === "object") yield* walk(node.additionalProperties, `${place}.*`);
  if (node.items !== undefined) yield* walk(node.items, `${place}[]`);
  for (const inner of node.anyOf ?? []) yield* walk(inner, place);
}

const ID = { pattern: "^[a-z0-9][a-z0-9-]{0,39}$" };
const everything = [...walk(schema)];
/** The first schema at a place that has a key, as an editor would find it. */
const at = (place: string, key: string): unknown =>
  everything.find(([where, node]) => where === place && key in node)?.[1][key];

describe("the schema's file", () => {
  test("is what `npm run generate` writes", () => expect(readFileSync(FILE, "utf8")).toBe(text));
});

describe("the schema helps an author", () => {
  test("every key at every level says what it is", () => {
    const keys = everything.flatMap(([place, { properties }]) =>
      Object.entries(properties ?? {}).map(([key, node]) => ({
        key: `${place}.${key}`,
        about: node.description,
      })),
    );
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter(({ about }) => (about ?? "").length < 5)).toEqual([]);
  });

  test("unknown keys are errors wherever keys are fixed", () => {
    const maps = everything.filter(([, node]) => node.properties !== undefined);
    expect(maps.length).toBeGreaterThan(20);
    expect(maps.filter(([, node]) => node.additionalProperties !== false).map(([place]) => place)).toEqual(
      [],
    );
  });

  test("no key of a map looks like one that it needs: a mistyped one would not be told from it", () => {
    for (const [, { required, properties }] of everything) {
      for (const needed of required ?? []) {
        const others = Object.keys(properties ?? {}).filter((key) => key !== needed);
        expect(others.filter((key) => suggest(key, [needed]) !== null)).toEqual([]);
      }
    }
  });

  test("it holds no numbers that say nothing", () => expect(text).not.toMatch(/900719925474/));

  test.each<[place: string, key: string, value: unknown]>([
    [".version", "const", 1],
    [".streams", "minProperties", 1],
    [".streams", "maxProperties", 50],
    [".streams", "propertyNames", ID],
    [".journeys", "propertyNames", ID],
    [".services", "propertyNames", ID],
    [".objectives", "propertyNames", ID],
    [".streams.*.color", "enum", ["gray", "blue", "green", "yellow", "orange", "red", "pink", "purple"]],
    [".streams.*.wip-limit", "minimum", 1],
    [".streams.*.expectation", "required", ["percent", "days"]],
    [".streams.*.expectation.percent", "maximum", 100],
    [".streams.*.retired", "required", ["into"]],
    [".rule.points", "minimum", 1],
    [".rule.points", "maximum", 100],
    [".rule.points", "const", "decisive"],
    [".rule.in", "enum", ["title", "body", "both"]],
    [".rule.words", "minItems", 1],
    [".rule.all[]", "$ref", "#/$defs/rule"],
    [".streams.*.match[]", "$ref", "#/$defs/rule"],
    [".services.*.streams", "minItems", 1],
    [".project", "required", ["owner", "number"]],
    [".project.add-items", "type", "boolean"],
    [".checks.off-parent", "enum", ["off", "report", "comment"]],
    [".report.weeks", "minimum", 4],
    [".report.weeks", "maximum", 52],
    [".comments.grace", "pattern", "^\\d{1,6}\\s*[smhd]$"],
    ["", "required", ["version", "streams"]],
  ])("%s: %s", (place, key, value) => expect(at(place, key)).toEqual(value));

  test("a stream may have no value", () => {
    const types = everything.filter(([place]) => place === ".streams.*").map(([, { type }]) => type);
    expect(types).toEqual(expect.arrayContaining(["object", "null"]));
  });
});

/*
 * zod reads the schema back in, which is no full JSON Schema validator, but one with the keywords that are used here.
 * What an editor shows for it is not tested.
 */
const validator = z.fromJSONSchema(JSON.parse(text));

/** A map's values as a validator for JSON gets them. */
function valuesOf(source: string): unknown {
  const { tree } = readYaml(source);
  return JSON.parse(JSON.stringify(tree?.value ?? null));
}

const SHAPE_CODES = [
  "unknown-key",
  "missing-key",
  "wrong-type",
  "not-allowed",
  "out-of-range",
  "bad-format",
  "bad-id",
];
const names = readdirSync(MAPS).filter((file) => file.endsWith(".yml"));
const read = (name: string): string => readFileSync(join(MAPS, name), "utf8").replace(/^\ufeff/, "");

describe("the schema agrees with the loader", () => {
  test.each(names.filter((name) => name.startsWith("valid-")))("%s is valid", (name) => {
    expect(validator.safeParse(valuesOf(read(name))).error).toBeUndefined();
  });

  test.each(SHAPE_CODES)("%s is refused", (code) => {
    expect(validator.safeParse(valuesOf(read(`${code}.yml`))).success).toBe(false);
  });

  test("about the shape of any map", () => {
    // That a day must be in the calendar is the one thing about shape that a schema can't say.
    const texts = arbitraryMapText.filter((map) => !map.includes("2024-02-30"));
    fc.assert(
      fc.property(texts, (map) => {
        const { diagnostics } = loadFlowMap(map, "flow-map.yml");
        const isOfShape = !diagnostics.some(
          ({ code }) => code.endsWith("-version") || SHAPE_CODES.includes(code),
        );
        expect(validator.safeParse(valuesOf(map)).success).toBe(isOfShape);
      }),
      { numRuns: 500 },
    );
  });
});

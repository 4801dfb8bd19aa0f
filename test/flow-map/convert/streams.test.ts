import { describe, expect, test } from "vitest";
import { loadValid } from "../load-valid.ts";
import { mapOf, wholeMap } from "../whole-map.ts";

describe("streams", () => {
  test.each([
    ["checkout", "Checkout"],
    ["legacy-pay", "Legacy Pay"],
    ["a--b-", "A B"],
    ["2026-q4", "2026 Q4"],
  ])("the id %s gives the name %s", (id, name) => {
    expect(loadValid(mapOf([`${id}:`])).streams[0]?.name).toBe(name);
  });

  test("colours are assigned in order, gray last, then from the start; a chosen one stays", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    const streams = ids.map((id) => (id === "b" ? "b: { color: gray }" : `${id}:`));
    expect(loadValid(mapOf(streams)).streams.map(({ color }) => color)).toEqual([
      "blue",
      "gray",
      "yellow",
      "orange",
      "red",
      "pink",
      "purple",
      "gray",
      "blue",
    ]);
  });

  test("they keep the file's order, also where ids look like numbers", () => {
    const { streams, services } = loadValid(
      mapOf(["b:", "10:", "2:", "a:"], "services: { z: { streams: [b] }, 1: { streams: [b] } }"),
    );
    expect(streams.map(({ id, color }) => [id, color])).toEqual([
      ["b", "blue"],
      ["10", "green"],
      ["2", "yellow"],
      ["a", "orange"],
    ]);
    expect(services.map(({ id }) => id)).toEqual(["z", "1"]);
  });

  test("the prefix makes the label, whatever blanks it ends with", () => {
    const labels = (prefix: string): string[] =>
      loadValid(wholeMap(`labels: { prefix: "${prefix}" }`)).streams.map(({ label }) => label);
    expect(labels("flow/")).toEqual(["flow/checkout", "flow/refunds"]);
    expect(labels(" s:  ")).toEqual(["s:  checkout", "s:  refunds"]);
    expect(labels("")).toEqual(["checkout", "refunds"]);
  });

  test("texts lose the blanks around them, names and outcomes their line breaks", () => {
    const [stream] = loadValid(
      mapOf([
        "pay:",
        '  name: " Pay\\n  now "',
        "  outcome: |",
        "    Shoppers pay",
        "    in a minute",
        '  label: " x "',
      ]),
    ).streams;
    expect(stream).toMatchObject({ name: "Pay now", outcome: "Shoppers pay in a minute", label: "x" });
  });

  test("a retired stream's successor is the end of its chain", () => {
    const { streams } = loadValid(
      mapOf([
        "a: { retired: { into: b } }",
        "b: { retired: { into: c } }",
        "c: { outcome: x, words: [y] }",
        "d: { retired: { into: c } }",
      ]),
    );
    expect(streams.map(({ successor }) => successor)).toEqual(["c", "c", null, "c"]);
  });
});

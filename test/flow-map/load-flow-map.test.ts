import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { DEFAULT_SETTINGS } from "./default-settings.ts";
import { loadValid } from "./load-valid.ts";
import { labelsRule, wordsRule } from "./plain-rule.ts";

const readGolden = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, "../golden/flow-maps", `${name}.yml`));

const EMPTY_STREAM = {
  outcome: null,
  owners: [],
  aliases: [],
  wipLimit: null,
  expectation: null,
  rules: [],
  successor: null,
};

/** All but the streams of valid-everything.yml. */
const EVERYTHING_BUT_STREAMS = {
  ...DEFAULT_SETTINGS,
  journeys: [
    {
      id: "first-purchase",
      name: "First purchase",
      steps: [
        { name: "Find a product", stream: "discovery", services: [] },
        { name: "Pay", stream: "checkout", services: ["payments-api"] },
      ],
    },
  ],
  services: [
    {
      id: "payments-api",
      streams: ["checkout", "refunds"],
      labels: ["service: payments-api"],
      words: ["payments-api", "stripe"],
    },
  ],
  objectives: [
    {
      id: "conversion-q4",
      name: "Conversion from 3% to 4%",
      streams: ["checkout"],
      milestones: ["2026 Q4"],
      labels: ["okr: conversion"],
    },
  ],
  project: {
    owner: "acme",
    number: 7,
    field: "Stream",
    addItems: true,
    status: {
      backlog: ["Todo", "Backlog"],
      active: ["In Progress", "In Review"],
      waiting: [],
      blocked: ["Blocked"],
      done: ["Done"],
    },
  },
  automation: ["github-actions[bot]"],
  checks: {
    ...DEFAULT_SETTINGS.checks,
    levels: { ...DEFAULT_SETTINGS.checks.levels, "no-outcome": "report" },
  },
  report: {
    ...DEFAULT_SETTINGS.report,
    stages: ["in progress", "in review"],
    timeInLabels: ["needs info"],
  },
  ignore: {
    labels: ["question"],
    authors: ["dependabot[bot]"],
    types: [],
    createdBefore: Date.UTC(2024, 0, 1),
  },
} satisfies Omit<FlowMap, "streams">;

describe("a flow map", () => {
  test("the smallest useful one has every default", () => {
    expect(loadValid(readGolden("valid-smallest"))).toEqual({
      ...DEFAULT_SETTINGS,
      streams: [
        {
          ...EMPTY_STREAM,
          id: "checkout",
          name: "Checkout",
          outcome: "Shoppers pay in under a minute",
          color: "blue",
          label: "stream: checkout",
          rules: [wordsRule("streams.checkout.words", ["checkout", "cart", "payment"])],
        },
        {
          ...EMPTY_STREAM,
          id: "refunds",
          name: "Refunds",
          outcome: "Money is back within two days",
          color: "green",
          label: "stream: refunds",
          rules: [wordsRule("streams.refunds.words", ["refund*", "chargeback"])],
        },
      ],
    } satisfies FlowMap);
  });

  test("everything that it can hold is read", () => {
    const flowMap = loadValid(readGolden("valid-everything"));
    expect(flowMap.streams[2]).toEqual({
      id: "checkout",
      name: "Checkout",
      outcome: "Shoppers pay in under a minute",
      owners: ["@acme/checkout"],
      color: "blue",
      label: "stream: checkout",
      aliases: ["area/checkout"],
      wipLimit: 8,
      expectation: { percent: 85, days: 14 },
      rules: [
        wordsRule("streams.checkout.words", ["cart"]),
        labelsRule("streams.checkout.labels", ["area/pay*"]),
      ],
      successor: null,
    });
    expect(flowMap.streams[3]).toEqual({
      ...EMPTY_STREAM,
      id: "legacy-pay",
      name: "Legacy Pay",
      color: "orange",
      label: "stream: legacy-pay",
      successor: "checkout",
    });
    const { streams: _, ...rest } = flowMap;
    expect(rest).toEqual(EVERYTHING_BUT_STREAMS);
  });

  test("its text may come as bytes or as a string", () => {
    const bytes = readGolden("valid-everything");
    expect(loadValid(new TextDecoder().decode(bytes))).toEqual(loadValid(bytes));
  });

  test.each(["valid-bom-crlf"])("%s means the same as its plain form", (name) => {
    expect(loadValid(readGolden(name))).toEqual(loadValid(readGolden("valid-smallest")));
  });
});

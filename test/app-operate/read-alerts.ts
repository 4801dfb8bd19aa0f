import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { PROJECT_ROOT } from "../files/project-root.ts";

export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
}

/** One use of a metric in an expression: what stands in braces behind it. */
export interface MetricUse {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly values: readonly string[] }[];
}

/** The alert rules of docs/alerts.yml. */
export function readAlerts(): Alert[] {
  const { groups } = parse(readFileSync(join(PROJECT_ROOT, "docs/alerts.yml"), "utf8")) as {
    readonly groups: readonly { readonly rules: readonly Alert[] }[];
  };
  return groups.flatMap(({ rules }) => rules);
}

const OURS = /\b((?:streamkeeper|process|nodejs)_\w+|up)\b(?:\{([^}]*)\})?/g;

/** The metrics that an expression reads. */
export function listUses(expr: string): MetricUse[] {
  return [...expr.matchAll(OURS)].map(([, name = "", inside = ""]) => ({
    name,
    matchers: [...inside.matchAll(/(\w+)\s*=~?\s*"([^"]*)"/g)].map(([, label = "", values = ""]) => ({
      label,
      values: values.split("|"),
    })),
  }));
}

/** The labels that an expression groups or joins by. */
export const listGroupings = (expr: string): string[] =>
  [...expr.matchAll(/\b(?:by|on|without|ignoring)\s*\(([^)]*)\)/g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.trim()),
  );

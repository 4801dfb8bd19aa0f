import type { AskGraphQL, AskRest } from "./ask.ts";
import type { Purpose } from "./budget.ts";
import type { BudgetGate } from "./budget-gate.ts";
import { readRateLimit } from "./read-limits.ts";
import type { WriteClient } from "./write-client.ts";

/** What one purpose asks through a gate. */
export interface Passage {
  readonly gate: BudgetGate;
  readonly purpose: Purpose;
}

const OPERATION = /^\s*(query|mutation)\s+(\w+)/;
/** REST requests that make an issue or a comment. */
const MAKES_CONTENT = /^POST \/repos\/[^/]+\/[^/]+\/issues(?:\/[^/]+\/comments)?$/;

/**
 * Asks GraphQL when there is room for it. A query that tells its cost (`rateLimit { cost ... }`) is known by it the next
 * time. Comments that a document makes are counted by whoever writes it, since it may leave out some.
 */
export function gateGraphQL(ask: AskGraphQL, { gate, purpose }: Passage): AskGraphQL {
  const costs = new Map<string, number>();
  return async (document, variables) => {
    const [, kind, name = ""] = OPERATION.exec(document) ?? [];
    const points = costs.get(name) ?? 1;
    const isWrite = kind === "mutation";
    const leave = await gate.enter({ resource: "graphql", purpose, points, isWrite, contents: 0 });
    try {
      const answer = await ask(document, variables);
      const told = readRateLimit(answer.data.rateLimit);
      if (told !== null) costs.set(name, told.cost);
      if (told?.reading != null) gate.hear(told.reading);
      await leave(null);
      return answer;
    } catch (error) {
      await leave(error);
      throw error;
    }
  };
}

/** Asks REST when there is room for it. */
export function gateRest(ask: AskRest, { gate, purpose }: Passage): AskRest {
  return async (route, parameters) => {
    const isWrite = !/^(?:GET|HEAD) /.test(route);
    const contents = MAKES_CONTENT.test(route) ? 1 : 0;
    const leave = await gate.enter({ resource: "core", purpose, points: 1, isWrite, contents });
    try {
      const answer = await ask(route, parameters);
      await leave(null);
      return answer;
    } catch (error) {
      await leave(error);
      throw error;
    }
  };
}

export const gateClient = ({ ask, rest }: WriteClient, passage: Passage): WriteClient => ({
  ask: gateGraphQL(ask, passage),
  rest: gateRest(rest, passage),
});
